package audio_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rehearse/audio"
	"rehearse/audio/audiotest"
)

// usualRates are the rates files and devices really have, plus two that do
// not divide: the second takes the interpolated bank.
var usualRates = []audio.SampleRate{
	8000, 11025, 12000, 22050, 24000, 32000, 44100, 48000, 88200, 96000, 176400, 192000,
	37800, 44101,
}

const analysisRate audio.SampleRate = 16000

func resampleAll(in, out audio.SampleRate, src []float32) []float32 {
	r := audio.NewResampler(in, out)
	return r.Flush(r.Process(nil, src))
}

// inner drops the edges of a resampled tone, where the signal is taken to
// begin and end with silence.
func inner(s []float32) []float32 { return s[len(s)/4 : len(s)*3/4] }

func TestResamplerPassBandIsFlatAndOnTime(t *testing.T) {
	for _, in := range usualRates {
		nyquist := float64(min(in, analysisRate)) / 2
		for _, fraction := range []float64{0.01, 0.1, 0.5, 0.8, 0.9} {
			hz := fraction * nyquist
			got := inner(resampleAll(in, analysisRate, sine(int(in)/2, in, hz, 0.5, 0.3)))
			want := inner(sine(int(analysisRate)/2, analysisRate, hz, 0.5, 0.3))
			if gain := rmsDB(got) - rmsDB(want); math.Abs(gain) > 0.1 {
				t.Errorf("%d Hz: %.0f Hz comes out at %+.3f dB", in, hz, gain)
			}
			// A delay of one microsecond at the highest tone would show as
			// 2·pi·7200·1e-6 = 4.5 %. Scale first: gain has its own check.
			scale := float32(math.Pow(10, (rmsDB(want)-rmsDB(got))/20))
			worst := 0.0
			for i := range want {
				worst = max(worst, math.Abs(float64(got[i]*scale-want[i])))
			}
			if worst > 0.5*3e-4 {
				t.Errorf("%d Hz: %.0f Hz differs by %.2e from the tone at its own times", in, hz, worst)
			}
		}
	}
}

func TestResamplerStopBand(t *testing.T) {
	for _, in := range usualRates {
		if in <= analysisRate {
			continue
		}
		nyquist := float64(analysisRate) / 2
		// From the new Nyquist frequency to the old one; a prime number of
		// steps meets no pattern of the images of two stages.
		for hz := nyquist; hz < float64(in)/2; hz += float64(in) / 199 {
			got := inner(resampleAll(in, analysisRate, sine(int(in)/10, in, hz, 1, 0.3)))
			if level := rmsDB(got) + 3.01; level > -80 {
				t.Errorf("%d Hz: %.0f Hz leaks at %.1f dB", in, hz, level)
			}
		}
	}
}

func TestResamplerUpsamplingLeavesNoImages(t *testing.T) {
	for _, in := range []audio.SampleRate{8000, 11025, 12000, 15999} {
		for _, fraction := range []float64{0.1, 0.5, 0.9} {
			hz := fraction * float64(in) / 2
			got := inner(resampleAll(in, analysisRate, sine(int(in), in, hz, 1, 0)))
			if residue := rmsDB(withoutTone(got, analysisRate, hz)) + 3.01; residue > -80 {
				t.Errorf("%d Hz: beside %.0f Hz there is %.1f dB of something else", in, hz, residue)
			}
		}
	}
}

// withoutTone subtracts the least-squares fit of a tone at hz.
func withoutTone(s []float32, rate audio.SampleRate, hz float64) []float32 {
	var ss, cc, sc, ys, yc float64
	for i, v := range s {
		sin, cos := math.Sincos(2 * math.Pi * hz * float64(i) / float64(rate))
		ss, cc, sc = ss+sin*sin, cc+cos*cos, sc+sin*cos
		ys, yc = ys+float64(v)*sin, yc+float64(v)*cos
	}
	det := ss*cc - sc*sc
	a, b := (ys*cc-yc*sc)/det, (yc*ss-ys*sc)/det
	rest := make([]float32, len(s))
	for i, v := range s {
		sin, cos := math.Sincos(2 * math.Pi * hz * float64(i) / float64(rate))
		rest[i] = float32(float64(v) - a*sin - b*cos)
	}
	return rest
}

func TestResamplerPutsAnImpulseAtItsTime(t *testing.T) {
	for _, in := range usualRates {
		src := make([]float32, in/4)
		at := int(in) / 8
		src[at] = 1
		got := resampleAll(in, analysisRate, src)
		// The centre of gravity of the squared response is the pulse's time.
		num, den := 0.0, 0.0
		for k, v := range got {
			num += float64(k) * float64(v) * float64(v)
			den += float64(v) * float64(v)
		}
		gotTime := num / den / float64(analysisRate)
		wantTime := float64(at) / float64(in)
		if math.Abs(gotTime-wantTime) > 1e-6 {
			t.Errorf("%d Hz: impulse at %.6f s came out at %.6f s", in, wantTime, gotTime)
		}
	}
}

func TestResamplerKeepsDC(t *testing.T) {
	for _, in := range usualRates {
		src := make([]float32, in/4)
		for i := range src {
			src[i] = 0.5
		}
		for k, v := range inner(resampleAll(in, analysisRate, src)) {
			if math.Abs(float64(v)-0.5) > 1e-6 {
				t.Errorf("%d Hz: DC 0.5 became %v at %d", in, v, k)
				break
			}
		}
	}
}

func TestResamplerCount(t *testing.T) {
	for _, in := range usualRates {
		for _, n := range []int{0, 1, 2, 3, 100, 4097, int(in)} {
			want := (n*int(analysisRate) + int(in) - 1) / int(in)
			if got := len(resampleAll(in, analysisRate, make([]float32, n))); got != want {
				t.Errorf("%d Hz: %d samples gave %d, want %d", in, n, got, want)
			}
		}
	}
}

func TestResamplerDoesNotSeeChunks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SampledFrom(usualRates).Draw(t, "rate")
		src := sine(6000, in, 1234, 0.7, 0)
		want := resampleAll(in, analysisRate, src)

		r := audio.NewResampler(in, analysisRate)
		var got []float32
		for len(src) > 0 {
			n := rapid.IntRange(0, min(len(src), 5000)).Draw(t, "chunk")
			if n == 0 {
				n = 1
			}
			got = r.Process(got, src[:n])
			src = src[n:]
		}
		got = r.Flush(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%d Hz: output depends on the chunks", in)
		}
	})
}

func TestResamplerStartsAnewAfterFlush(t *testing.T) {
	r := audio.NewResampler(44100, analysisRate)
	src := sine(10000, 44100, 500, 0.5, 0)
	first := r.Flush(r.Process(nil, src))
	second := r.Flush(r.Process(nil, src))
	if !slices.Equal(first, second) {
		t.Error("the second stream differs from the first")
	}
}

func TestResamplerSameRateIsIdentity(t *testing.T) {
	src := sine(1000, 16000, 500, 0.5, 0)
	if got := resampleAll(16000, 16000, src); !slices.Equal(got, src) {
		t.Error("16 kHz to 16 kHz changed the samples")
	}
}

func TestResamplerAllocatesNothingPerCall(t *testing.T) {
	for _, in := range usualRates {
		r := audio.NewResampler(in, analysisRate)
		src := sine(4800, in, 440, 0.5, 0)
		dst := make([]float32, 0, 10*len(src))
		if n := testing.AllocsPerRun(10, func() { r.Process(dst[:0], src) }); n != 0 {
			t.Errorf("%d Hz: %v allocations per call", in, n)
		}
	}
}

func TestResamplerCloneGoesItsOwnWay(t *testing.T) {
	for _, in := range append(usualRates, analysisRate) {
		src := sine(9000, in, 700, 0.5, 0)
		want := resampleAll(in, analysisRate, src)
		r := audio.NewResampler(in, analysisRate)
		got := r.Process(nil, src[:5000])
		ended := r.Clone().Flush(slices.Clone(got))
		got = r.Flush(r.Process(got, src[5000:]))
		if !slices.Equal(got, want) {
			t.Errorf("%d Hz: flushing a clone changed the original", in)
		}
		if !slices.Equal(ended, resampleAll(in, analysisRate, src[:5000])) {
			t.Errorf("%d Hz: the clone's end is not the end of what it was given", in)
		}
	}
}

func TestResampledSource(t *testing.T) {
	for _, in := range usualRates {
		src := sine(9000, in, 700, 0.5, 0)
		want := resampleAll(in, analysisRate, src)
		audiotest.CheckSource(t, func() audio.Source {
			return audio.ResampledSource(audiotest.Short(in, src, 1000), analysisRate)
		}, want)
		unplugged := errors.New("unplugged")
		audiotest.CheckFailing(t, func() audio.Source {
			return audio.ResampledSource(audiotest.Failing(in, src, unplugged), analysisRate)
		}, want, unplugged)
	}
}

func TestResampledSourceAtTheSameRateIsTheSource(t *testing.T) {
	src := audiotest.Slice(analysisRate, nil)
	if got := audio.ResampledSource(src, analysisRate); got != src {
		t.Error("a source at the right rate was wrapped")
	}
}

// One operation is one second of sound: ns/op / 1e6 is ms of CPU per second.
func BenchmarkResampler(b *testing.B) {
	for _, in := range []audio.SampleRate{8000, 11025, 22050, 32000, 44100, 48000, 96000, 192000} {
		b.Run(fmt.Sprint(int(in)), func(b *testing.B) {
			r := audio.NewResampler(in, analysisRate)
			src := sine(int(in), in, 440, 0.5, 0)
			dst := make([]float32, 0, 2*int(analysisRate))
			b.ReportAllocs()
			for b.Loop() {
				dst = r.Process(dst[:0], src)
			}
		})
	}
}
