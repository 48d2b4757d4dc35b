package audio_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"rehearse/audio"
	"rehearse/audio/audiotest"
)

// A sine of amplitude a has a level of 20 lg(a) - 3.01 dB. Every encoding must
// give it, at half scale and at full scale: a reader that is off by a factor
// of two passes any test on relative levels.
func TestEncodingsKeepTheLevelOfASine(t *testing.T) {
	const rate, n = 48000, 48000
	for _, tc := range []struct {
		name      string
		tag, bits int
		tolerance float64 // dB
		put       func(b []byte, x float64) []byte
	}{
		{"pcm_u8", 1, 8, 0.05, func(b []byte, x float64) []byte { return append(b, byte(clampInt(x, 7)+128)) }},
		{"pcm_s16le", 1, 16, 0.001, func(b []byte, x float64) []byte {
			return binary.LittleEndian.AppendUint16(b, uint16(clampInt(x, 15)))
		}},
		{"pcm_s24le", 1, 24, 0.001, func(b []byte, x float64) []byte {
			v := clampInt(x, 23)
			return append(b, byte(v), byte(v>>8), byte(v>>16))
		}},
		{"pcm_s32le", 1, 32, 0.001, func(b []byte, x float64) []byte {
			return binary.LittleEndian.AppendUint32(b, uint32(clampInt(x, 31)))
		}},
		{"pcm_f32le", 3, 32, 0.001, func(b []byte, x float64) []byte {
			return binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(x)))
		}},
		{"pcm_f64le", 3, 64, 0.001, func(b []byte, x float64) []byte {
			return binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
		}},
		// The largest codes of the two laws stand for 32256 and 32124, so a
		// full-scale sine loses its tips.
		{"pcm_alaw", 6, 8, 0.1, func(b []byte, x float64) []byte { return append(b, audio.EncodeALaw(int16(clampInt(x, 15)))) }},
		{"pcm_mulaw", 7, 8, 0.1, func(b []byte, x float64) []byte { return append(b, audio.EncodeMuLaw(int16(clampInt(x, 15)))) }},
	} {
		for _, amplitude := range []float64{0.5, 1} {
			var data []byte
			for i := range n {
				data = tc.put(data, amplitude*math.Sin(2*math.Pi*997*float64(i)/rate))
			}
			for form, body := range map[string][]byte{
				"plain":      fmtBody("RIFF", tc.tag, 1, rate, tc.bits),
				"extensible": extensibleBody(tc.tag, 1, rate, tc.bits, tc.bits),
			} {
				r := reader(t, wavFile("RIFF", whole("fmt ", body), whole("data", data)))
				if got := r.Info().Encoding; got != tc.name {
					t.Errorf("%s, %s: called %s", tc.name, form, got)
				}
				got := rmsDB(readAll(t, r))
				want := 20*math.Log10(amplitude) - 3.0103
				if math.Abs(got-want) > tc.tolerance {
					t.Errorf("%s, %s: sine of amplitude %v reads %.3f dBFS, want %.3f", tc.name, form, amplitude, got, want)
				}
				if notes := r.Notes(); len(notes) != 0 {
					t.Errorf("%s, %s: notes %q", tc.name, form, notes)
				}
			}
		}
	}
}

// clampInt is x in steps of 2^-bits, held inside the range of such integers.
func clampInt(x float64, bits int) int64 {
	scale := math.Ldexp(1, bits)
	return int64(max(-scale, min(math.Round(x*scale), scale-1)))
}

func TestIntegerEndsOfScale(t *testing.T) {
	for _, tc := range []struct {
		name       string
		bits       int
		low, high  []byte
		wantHigh   float32
		bigEndians bool
	}{
		{"8 bits", 8, []byte{0}, []byte{255}, 1 - 1.0/128, false},
		{"16 bits", 16, []byte{0, 0x80}, []byte{0xFF, 0x7F}, 1 - 1.0/32768, true},
		{"24 bits", 24, []byte{0, 0, 0x80}, []byte{0xFF, 0xFF, 0x7F}, 1 - 1.0/8388608, true},
		{"32 bits", 32, []byte{0, 0, 0, 0x80}, []byte{0xFF, 0xFF, 0xFF, 0x7F}, 1, true}, // float32 holds 24 bits
	} {
		zero := slices.Repeat([]byte{0}, len(tc.low))
		if tc.bits == 8 {
			zero = []byte{128}
		}
		want := []float32{-1, 0, tc.wantHigh}
		got := readAll(t, reader(t, wavFile("RIFF",
			whole("fmt ", fmtBody("RIFF", 1, 1, 8000, tc.bits)),
			whole("data", slices.Concat(tc.low, zero, tc.high)))))
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", tc.name, got, want)
		}
		if !tc.bigEndians {
			continue
		}
		low, high := slices.Clone(tc.low), slices.Clone(tc.high)
		slices.Reverse(low)
		slices.Reverse(high)
		r := reader(t, wavFile("RIFX",
			whole("fmt ", fmtBody("RIFX", 1, 1, 8000, tc.bits)),
			whole("data", slices.Concat(low, zero, high))))
		if got := readAll(t, r); !slices.Equal(got, want) {
			t.Errorf("%s, big-endian: %v, want %v", tc.name, got, want)
		}
		if name, want := r.Info().Encoding, fmt.Sprintf("pcm_s%dbe", tc.bits); name != want {
			t.Errorf("%s, big-endian: called %s, want %s", tc.name, name, want)
		}
	}
}

// voice is what the header tests carry: 20 ms, exact in 16 bits.
var voice = onGrid(sine(960, 48000, 997, 0.5, 0))

func TestHeadersThatOccur(t *testing.T) {
	format := whole("fmt ", fmtBody("RIFF", 1, 1, 48000, 16))
	data := s16("RIFF", voice)
	list := whole("LIST", []byte("INFOISFT\x05\x00\x00\x00test\x00\x00"))
	ds64 := make([]byte, 28)
	binary.LittleEndian.PutUint64(ds64[8:], uint64(len(data)))
	const noLength = "gives no length"

	for _, tc := range []struct {
		name string
		file []byte
		note string // in the notes, beside that on the shortness of the file
	}{
		{"plain", wavFile("RIFF", format, whole("data", data)), ""},
		{"fmt of 18 bytes", wavFile("RIFF", whole("fmt ", append(fmtBody("RIFF", 1, 1, 48000, 16), 0, 0)), whole("data", data)), ""},
		{"EXTENSIBLE", wavFile("RIFF", whole("fmt ", extensibleBody(1, 1, 48000, 16, 16)), whole("data", data)), ""},
		{"EXTENSIBLE with 12 valid bits", wavFile("RIFF", whole("fmt ", extensibleBody(1, 1, 48000, 16, 12)), whole("data", data)), ""},
		{"12 bits in 16", wavFile("RIFF", whole("fmt ", fmtBody("RIFF", 1, 1, 48000, 12)), whole("data", data)), ""},
		{"big-endian", wavFile("RIFX", whole("fmt ", fmtBody("RIFX", 1, 1, 48000, 16)), whole("data", s16("RIFX", voice))), ""},
		{"JUNK and LIST before fmt", wavFile("RIFF", whole("JUNK", make([]byte, 92)), list, format, whole("data", data)), ""},
		{"odd chunk with its pad byte", wavFile("RIFF", format, whole("note", []byte("odd")), whole("data", data)), ""},
		{"LIST after the sound", wavFile("RIFF", format, whole("data", data), list), ""},
		{"RF64", wavFile("RF64", whole("ds64", ds64), format, chunk{"data", data, 0xFFFFFFFF}, list), ""},
		{"BW64", wavFile("BW64", whole("ds64", ds64), format, chunk{"data", data, 0xFFFFFFFF}), ""},
		{"RF64 that gives no length", wavFile("RF64", whole("ds64", make([]byte, 28)), format, chunk{"data", data, 0xFFFFFFFF}), noLength},
		{"length 0, recorder killed", wavFile("RIFF", format, chunk{"data", data, 0}), noLength},
		{"length of ffmpeg into a pipe", wavFile("RIFF", format, chunk{"data", data, 0xFFFFFFFF}), noLength},
		{"length of SoX into a pipe", wavFile("RIFF", format, chunk{"data", data, 0x7FFFF000}), noLength},
		{"length of arecord into a pipe", wavFile("RIFF", format, chunk{"data", data, 0x80000000}), noLength},
		{"truncated", wavFile("RIFF", format, chunk{"data", data, 2 * int64(len(data))}), "truncated: 0.02 s of the 0.04 s"},
		{"truncated within a sample", append(wavFile("RIFF", format, chunk{"data", data, 4000}), 7), "truncated"},
		{"length within a sample", wavFile("RIFF", format, chunk{"data", append(data, 7), int64(len(data)) + 1}), ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			audiotest.CheckSource(t, func() audio.Source { return reader(t, tc.file) }, voice)
			r := reader(t, tc.file)
			readAll(t, r)
			info := r.Info()
			if info.SampleRate != 48000 || info.Channels != 1 || info.Frames != 960 || info.DurationS != 0.02 {
				t.Errorf("info %+v", info)
			}
			if info.Truncated != strings.Contains(tc.note, "truncated") {
				t.Errorf("truncated is %v", info.Truncated)
			}
			notes := r.Notes()
			if len(notes) == 0 || notes[len(notes)-1] != "the file holds only 960 samples of sound" {
				t.Fatalf("notes %q do not end with the shortness of the file", notes)
			}
			switch notes = notes[:len(notes)-1]; {
			case tc.note == "" && len(notes) != 0:
				t.Errorf("notes %q", notes)
			case tc.note != "" && (len(notes) != 1 || !strings.Contains(notes[0], tc.note)):
				t.Errorf("notes %q, want one with %q", notes, tc.note)
			}
		})
	}
}

func TestWhatIsRefused(t *testing.T) {
	format := whole("fmt ", fmtBody("RIFF", 1, 1, 48000, 16))
	sound := whole("data", s16("RIFF", voice))
	with := func(tag, channels, rate, bits int) []byte {
		return wavFile("RIFF", whole("fmt ", fmtBody("RIFF", tag, channels, rate, bits)), sound)
	}
	ambisonic := extensibleBody(1, 4, 48000, 16, 16)
	copy(ambisonic[28:], "\x21\x07\xd3\x11\x86\x44\xc8\xc1\xca\x00\x00\x00")
	align := fmtBody("RIFF", 1, 1, 48000, 16)
	align[12] = 7

	for _, tc := range []struct {
		name string
		file []byte
		kind error
		what string
	}{
		{"nothing", nil, audio.ErrNoSound, "empty"},
		{"four bytes", []byte("RIFF"), audio.ErrDamaged, "cut short"},
		{"FLAC", []byte("fLaC\x00\x00\x00\x22 and more"), audio.ErrFormat, "FLAC"},
		{"Ogg", []byte("OggS\x00\x02 and more"), audio.ErrFormat, "Ogg"},
		{"MP3 with a tag", []byte("ID3\x04\x00 and more"), audio.ErrFormat, "MP3"},
		{"MP3 without", []byte("\xff\xfb\x90\x64\x00\x0f\xf0\x00"), audio.ErrFormat, "MP3"},
		{"AAC", []byte("\xff\xf1\x50\x80\x00\x1f\xfc\x00"), audio.ErrFormat, "AAC"},
		{"AIFF", []byte("FORM\x00\x01\x9d\x9eAIFFCOMM"), audio.ErrFormat, "AIFF"},
		{"Wave64", []byte("riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb"), audio.ErrFormat, "Wave64"},
		{"CAF", []byte("caff\x00\x01\x00\x00desc"), audio.ErrFormat, "CAF"},
		{"M4A", []byte("\x00\x00\x00\x20ftypM4A \x00\x00"), audio.ErrFormat, "M4A"},
		{"AVI", []byte("RIFF\x00\x01\x00\x00AVI LIST"), audio.ErrFormat, "AVI"},
		{"text", []byte("Good morning, this is Maria. "), audio.ErrFormat, "text"},
		{"garbage", []byte("\xa8\xe5\xb8\xab\xee\xab\x14\xce\xf5\x99\xcc\x05"), audio.ErrFormat, "not a WAV"},
		{"MS ADPCM", with(2, 1, 48000, 4), audio.ErrFormat, "MS ADPCM"},
		{"IMA ADPCM", with(0x11, 1, 48000, 4), audio.ErrFormat, "IMA ADPCM"},
		{"MP3 in WAV", with(0x55, 1, 48000, 0), audio.ErrFormat, "MP3"},
		{"unheard-of tag", with(0x1234, 1, 48000, 16), audio.ErrFormat, "0x1234"},
		{"Ambisonic B-format", wavFile("RIFF", whole("fmt ", ambisonic), sound), audio.ErrFormat, "unknown encoding"},
		{"17 bits", with(1, 1, 48000, 17), audio.ErrFormat, "17-bit"},
		{"16-bit float", with(3, 1, 48000, 16), audio.ErrFormat, "not read"},
		{"0 channels", with(1, 0, 48000, 16), audio.ErrDamaged, "0 channels"},
		{"9 channels", with(1, 9, 48000, 16), audio.ErrFormat, "9 channels"},
		{"0 Hz", with(1, 1, 0, 16), audio.ErrDamaged, "0 Hz"},
		{"7999 Hz", with(1, 1, 7999, 16), audio.ErrFormat, "7999 Hz"},
		{"192001 Hz", with(1, 1, 192001, 16), audio.ErrFormat, "192001 Hz"},
		{"wrong block align", wavFile("RIFF", whole("fmt ", align), sound), audio.ErrDamaged, "contradicts"},
		{"fmt of 14 bytes", wavFile("RIFF", whole("fmt ", align[:14]), sound), audio.ErrDamaged, "14 bytes"},
		{"EXTENSIBLE cut short", wavFile("RIFF", whole("fmt ", extensibleBody(1, 1, 48000, 16, 16)[:20]), sound), audio.ErrDamaged, "cut short"},
		{"no fmt", wavFile("RIFF", sound), audio.ErrDamaged, "no fmt chunk"},
		{"nothing but fmt", wavFile("RIFF", format), audio.ErrDamaged, "no data chunk"},
		{"nothing at all", wavFile("RIFF"), audio.ErrDamaged, "no fmt chunk"},
		{"a chunk past the end", wavFile("RIFF", format, chunk{"LIST", []byte("INFO"), 0x7FFFFFF0}), audio.ErrDamaged, "no data chunk"},
		{"endless empty chunks", wavFile("RIFF", slices.Repeat([]chunk{whole("junk", nil)}, 5000)...), audio.ErrDamaged, "chunks before"},
		{"no samples", wavFile("RIFF", format, whole("data", nil)), audio.ErrNoSound, "single sample"},
		{"no samples, then LIST", wavFile("RIFF", format, whole("data", nil), whole("LIST", []byte("INFO"))), audio.ErrNoSound, "single sample"},
		{"cut off at the sound", wavFile("RIFF", format, chunk{"data", nil, 4000}), audio.ErrNoSound, "cut off"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := audio.NewWAVReader(bytes.NewReader(tc.file), int64(len(tc.file)), "my take.wav")
			e, ok := errors.AsType[*audio.FormatError](err)
			if !ok {
				t.Fatalf("error %v is no *FormatError", err)
			}
			if !errors.Is(err, tc.kind) || !strings.Contains(err.Error(), tc.what) || !strings.HasPrefix(err.Error(), "my take.wav: ") {
				t.Errorf("error %q of kind %q, want %q of kind %q", err, e.Kind, tc.what, tc.kind)
			}
			if len(e.Hints()) == 0 {
				t.Error("no hint")
			}
		})
	}
}

func TestHintConverts(t *testing.T) {
	flac := []byte("fLaC\x00\x00\x00\x22")
	for name, want := range map[string]string{
		"in.flac":        "convert it: ffmpeg -i in.flac -ar 48000 -ac 1 in.wav",
		"take.wav":       "convert it: ffmpeg -i take.wav -ar 48000 -ac 1 take-converted.wav",
		"Dr. O'Neil.mp3": `convert it: ffmpeg -i 'Dr. O'\''Neil.mp3' -ar 48000 -ac 1 'Dr. O'\''Neil.wav'`,
		"-i.flac":        "convert it: ffmpeg -i './-i.flac' -ar 48000 -ac 1 './-i.wav'",
	} {
		_, err := audio.NewWAVReader(bytes.NewReader(flac), int64(len(flac)), name)
		e, _ := errors.AsType[*audio.FormatError](err)
		if e == nil || e.Hint != want {
			t.Errorf("%s: %v, want the hint %q", name, e, want)
		}
	}
}

func TestMonoMix(t *testing.T) {
	const rate = 48000
	left := onGrid(sine(rate/2, rate, 440, 0.5, 0))
	right := onGrid(sine(rate/2, rate, 1000, 0.25, 0))
	zero := make([]float32, rate/2)
	hiss := onGrid(sine(rate/2, rate, 5000, 0.0005, 0)) // -66 dBFS
	offset, click, inverse := make([]float32, rate/2), make([]float32, rate/2), make([]float32, rate/2)
	mean := make([]float32, rate/2)
	for i := range offset {
		offset[i] = 0.25
		inverse[i] = -left[i]
		mean[i] = (left[i] + right[i]) / 2
	}
	click[100] = 0.5

	for _, tc := range []struct {
		name     string
		channels [][]float32
		want     []float32
		note     string
	}{
		{"the same on both sides", [][]float32{left, left}, left, ""},
		{"different sides", [][]float32{left, right}, mean, ""},
		{"right input open", [][]float32{left, zero}, left, "of 2 channels only number 1 carries sound"},
		{"left input open", [][]float32{zero, left}, left, "of 2 channels only number 2 carries sound"},
		{"open input hisses", [][]float32{left, hiss}, left, "only number 1"},
		{"open input has an offset", [][]float32{left, offset}, left, "only number 1"},
		{"open input clicked once", [][]float32{left, click}, left, "only number 1"},
		{"voice in the centre of 5.1", [][]float32{zero, zero, left, zero, zero, zero}, left, "of 6 channels only number 3"},
		{"two of eight", [][]float32{left, zero, right, zero, zero, zero, zero, zero}, mean, "only numbers 1, 3 carry sound"},
		{"one side wired in reverse", [][]float32{left, inverse}, zero, "cancel each other"},
		{"nothing on either side", [][]float32{zero, zero}, zero, "every sample is zero"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			file := plainWAV(len(tc.channels), rate, interleave(tc.channels...))
			audiotest.CheckSource(t, func() audio.Source { return reader(t, file) }, tc.want)
			r := reader(t, file)
			readAll(t, r)
			notes := strings.Join(r.Notes(), "; ")
			if !strings.Contains(notes, tc.note) || tc.note == "" && notes != "" {
				t.Errorf("notes %q, want %q", notes, tc.note)
			}
		})
	}
}

func TestFloatSamplesThatAreNone(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	stored := []float32{0.5, nan, inf, -inf, 1.5, -3e38, 1, -1, nan}
	want := []float32{0.5, 0, 1, -1, 1, -1, 1, -1, 0}
	file := wavFile("RIFF", whole("fmt ", fmtBody("RIFF", 3, 1, 8000, 32)), whole("data", f32(stored)))
	audiotest.CheckSource(t, func() audio.Source { return reader(t, file) }, want)
	r := reader(t, file)
	readAll(t, r)
	notes := strings.Join(r.Notes(), "; ")
	for _, part := range []string{"2 samples are not a number", "2 samples are infinite", "2 samples are beyond full scale"} {
		if !strings.Contains(notes, part) {
			t.Errorf("notes %q lack %q", notes, part)
		}
	}
}

// failingReaderAt is a file whose disk breaks at an offset.
type failingReaderAt struct {
	io.ReaderAt
	from int64
	err  error
}

func (f failingReaderAt) ReadAt(b []byte, at int64) (int, error) {
	if at+int64(len(b)) > f.from {
		return 0, f.err
	}
	return f.ReaderAt.ReadAt(b, at)
}

func TestReadErrorIsPassedOnAndStays(t *testing.T) {
	samples := onGrid(sine(100000, 48000, 997, 0.5, 0))
	file := plainWAV(1, 48000, samples)
	broken := errors.New("input/output error")
	const good = 1 << 15 // what was read before; the reader takes blocks of 32 KiB
	s := func() audio.Source {
		r, err := audio.NewWAVReader(failingReaderAt{bytes.NewReader(file), 44 + 2*good, broken}, int64(len(file)), "take.wav")
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	got := 0
	for src, block := s(), make([]float32, 1024); ; {
		n, err := src.Read(block)
		got += n
		if err != nil {
			if !errors.Is(err, broken) || !strings.Contains(err.Error(), "take.wav") {
				t.Errorf("error %v", err)
			}
			if _, again := src.Read(block); again != err {
				t.Errorf("then %v", again)
			}
			break
		}
	}
	if got < good-1024 || got > good {
		t.Errorf("%d samples before the error, %d are good", got, good)
	}
	_, err := audio.NewWAVReader(failingReaderAt{bytes.NewReader(file), 4, broken}, int64(len(file)), "take.wav")
	if !errors.Is(err, broken) || errors.Is(err, audio.ErrFormat) {
		t.Errorf("a disk error in the header gives %v", err)
	}
}

func TestFileThatShrinksWhileItIsRead(t *testing.T) {
	file := plainWAV(1, 48000, voice)
	r, err := audio.NewWAVReader(bytes.NewReader(file[:500]), int64(len(file)), "take.wav")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Read(make([]float32, 960)); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("error %v, want io.ErrUnexpectedEOF", err)
	}
}

func TestOpenWAV(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "take.wav")
	if err := os.WriteFile(path, plainWAV(1, 48000, voice), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := audio.OpenWAV(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := readAll(t, r); !slices.Equal(got, voice) {
		t.Error("the samples are not those written")
	}
	if err := r.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	if _, err := audio.OpenWAV(filepath.Join(dir, "missing.wav")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	if _, err := audio.OpenWAV(dir); !errors.Is(err, audio.ErrFormat) {
		t.Errorf("folder: %v", err)
	}
}

// Lengths in a header are claims. A small file must stay small in memory
// whatever it claims: the library's own parser takes 2 to 12 GB for these.
func TestMemoryFollowsTheFileNotItsHeader(t *testing.T) {
	format := whole("fmt ", fmtBody("RIFF", 1, 1, 48000, 16))
	sound := whole("data", s16("RIFF", voice))
	for name, file := range map[string][]byte{
		"data claims 2 GB":      wavFile("RIFF", format, chunk{"data", sound.body, 0x7FFFFFF0}),
		"data claims 4 GB":      wavFile("RIFF", format, chunk{"data", sound.body, 0xFFFFFFEE}),
		"fmt claims 1 GB":       wavFile("RIFF", chunk{"fmt ", format.body, 1 << 30}, sound),
		"LIST claims 2 GB":      wavFile("RIFF", chunk{"LIST", []byte("INFO"), 0x7FFFFFF0}, format, sound),
		"smpl claims 2 GB":      wavFile("RIFF", chunk{"smpl", make([]byte, 36), 0x7FFFFFF0}, format, sound),
		"ds64 claims 2^62":      wavFile("RF64", whole("ds64", append(make([]byte, 15), 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), format, chunk{"data", sound.body, 0xFFFFFFFF}),
		"65535 channels":        wavFile("RIFF", whole("fmt ", fmtBody("RIFF", 1, 65535, 48000, 16)), sound),
		"frames of 64 bytes":    wavFile("RIFF", whole("fmt ", fmtBody("RIFF", 3, 8, 48000, 64)), whole("data", make([]byte, 64*50))),
		"LIST in LIST, 2 GB":    wavFile("RIFF", format, whole("LIST", []byte("INFOISFT\xf0\xff\xff\x7f")), sound),
		"one second of nothing": plainWAV(1, 48000, make([]float32, 48000)),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			block := make([]float32, 4096)
			runtime.ReadMemStats(&before)
			r, err := audio.NewWAVReader(bytes.NewReader(file), int64(len(file)), name)
			for err == nil {
				_, err = r.Read(block)
			}
			runtime.ReadMemStats(&after)
			if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
				t.Errorf("allocated %d bytes for a file of %d", took, len(file))
			}
		})
	}
}

// FuzzWAV feeds the reader anything. It must not panic, must explain a refusal
// as a *FormatError, and must keep the contract of a Source.
func FuzzWAV(f *testing.F) {
	f.Add(plainWAV(1, 48000, voice[:100]))
	f.Add(plainWAV(2, 44100, voice[:100]))
	f.Fuzz(func(t *testing.T, file []byte) {
		open := func() (*audio.WAVReader, error) {
			return audio.NewWAVReader(bytes.NewReader(file), int64(len(file)), "fuzz.wav")
		}
		r, err := open()
		if err != nil {
			if e, ok := errors.AsType[*audio.FormatError](err); !ok || e.What == "" || e.Kind == nil {
				t.Fatalf("error %v does not say what the file is", err)
			}
			return
		}
		info := r.Info()
		if info.Frames < 1 || info.Frames > int64(len(file)) || info.Channels < 1 || info.Encoding == "" {
			t.Fatalf("info %+v for %d bytes", info, len(file))
		}
		audiotest.CheckLength(t, func() audio.Source {
			r, err := open()
			if err != nil {
				t.Fatal(err)
			}
			return r
		}, int(info.Frames))
		for _, x := range readAll(t, r) {
			if x < -1 || x > 1 {
				t.Fatalf("sample %v is beyond full scale", x)
			}
		}
		r.Notes()
	})
}

// Ten minutes of 48 kHz, 16-bit mono from memory an operation.
func BenchmarkReadWAV(b *testing.B) {
	const rate = 48000
	for _, channels := range []int{1, 2} {
		b.Run(fmt.Sprintf("%dch", channels), func(b *testing.B) {
			file := plainWAV(channels, rate, sine(600*rate*channels, rate, 440, 0.5, 0))
			block := make([]float32, 4096)
			b.ReportAllocs()
			b.SetBytes(int64(len(file)))
			for b.Loop() {
				r := reader(b, file)
				var err error
				for err == nil {
					_, err = r.Read(block)
				}
			}
		})
	}
}
