package audio_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"testing"

	"rehearse/audio"
)

// chunk is one chunk of a RIFF file. A size of -1 is the body's own.
type chunk struct {
	id   string
	body []byte
	size int64
}

func whole(id string, body []byte) chunk { return chunk{id, body, -1} }

// wavFile is a file of the given form ("RIFF", "RIFX", "RF64") made of chunks,
// padded to even offsets.
func wavFile(form string, chunks ...chunk) []byte {
	order := byteOrder(form)
	var b []byte
	for _, c := range chunks {
		b = append(b, c.id...)
		size := uint32(len(c.body))
		if c.size >= 0 {
			size = uint32(c.size)
		}
		b = order.AppendUint32(b, size)
		b = append(b, c.body...)
		if len(c.body)%2 == 1 {
			b = append(b, 0)
		}
	}
	head := order.AppendUint32([]byte(form), uint32(4+len(b)))
	return append(append(head, "WAVE"...), b...)
}

func byteOrder(form string) binary.AppendByteOrder {
	if form == "RIFX" {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// fmtBody is a 16-byte fmt chunk.
func fmtBody(form string, tag, channels, rate, bits int) []byte {
	order := byteOrder(form)
	frame := channels * ((bits + 7) / 8)
	b := order.AppendUint16(nil, uint16(tag))
	b = order.AppendUint16(b, uint16(channels))
	b = order.AppendUint32(b, uint32(rate))
	b = order.AppendUint32(b, uint32(rate*frame))
	b = order.AppendUint16(b, uint16(frame))
	return order.AppendUint16(b, uint16(bits))
}

// extensibleBody is a 40-byte fmt chunk whose SubFormat carries the tag.
func extensibleBody(tag, channels, rate, bits, validBits int) []byte {
	b := fmtBody("RIFF", 0xFFFE, channels, rate, bits)
	b = binary.LittleEndian.AppendUint16(b, 22)
	b = binary.LittleEndian.AppendUint16(b, uint16(validBits))
	b = binary.LittleEndian.AppendUint32(b, 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(tag))
	return append(b, "\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71"...)
}

// s16 stores samples as 16-bit integers.
func s16(form string, samples []float32) []byte {
	var b []byte
	for _, x := range samples {
		b = byteOrder(form).AppendUint16(b, uint16(int16(math.Round(float64(x)*32768))))
	}
	return b
}

// f32 stores samples as 32-bit floats.
func f32(samples []float32) []byte {
	var b []byte
	for _, x := range samples {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
}

// onGrid rounds samples to what 16 bits can hold, so that they come back as
// they are.
func onGrid(samples []float32) []float32 {
	r := make([]float32, len(samples))
	for i, x := range samples {
		r[i] = float32(math.Round(float64(x)*32768)) / 32768
	}
	return r
}

// interleave puts channels of equal length together, frame by frame.
func interleave(channels ...[]float32) []float32 {
	var s []float32
	for i := range channels[0] {
		for _, c := range channels {
			s = append(s, c[i])
		}
	}
	return s
}

// plainWAV is an ordinary 16-bit file.
func plainWAV(channels, rate int, samples []float32) []byte {
	return wavFile("RIFF",
		whole("fmt ", fmtBody("RIFF", 1, channels, rate, 16)),
		whole("data", s16("RIFF", samples)))
}

func reader(t testing.TB, file []byte) *audio.WAVReader {
	t.Helper()
	r, err := audio.NewWAVReader(bytes.NewReader(file), int64(len(file)), "take.wav")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readAll reads a source to its end.
func readAll(t testing.TB, s audio.Source) []float32 {
	t.Helper()
	var all []float32
	block := make([]float32, 4096)
	for {
		n, err := s.Read(block)
		all = append(all, block[:n]...)
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
