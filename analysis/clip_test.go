package analysis

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"rehearse/audio"
)

// int16s is x as a sound card of 16 bits gives it: rounded, and cut off at
// full scale.
func int16s(x []float32) []float32 {
	out := make([]float32, len(x))
	for i, s := range x {
		v := math.Round(float64(s) * 32768)
		out[i] = float32(max(-32768, min(32767, v)) / 32768)
	}
	return out
}

// overdriven turns x up so that the given share of its samples reaches full
// scale or more.
func overdriven(x []float32, share float64) []float32 {
	size := make([]float64, len(x))
	for i, s := range x {
		size[i] = math.Abs(float64(s))
	}
	slices.Sort(size)
	return scaled(x, 1/size[min(int(float64(len(size))*(1-share)), len(size)-1)])
}

// clipped is how many samples of a take count as clipped.
func clipped(rate audio.SampleRate, x []float32) Clipping {
	var c clipDetector
	c.write(x)
	return c.result()
}

// A voice driven into the ceiling is found from 0.1 % of its samples on, at
// full scale and after it was turned down. At least half of the cut samples
// have to be in runs of three or more.
func TestClippedVoicesAreFound(t *testing.T) {
	for _, rate := range []audio.SampleRate{16000, 48000} {
		voice := vowel(rate, 6)
		for _, share := range []float64{0.001, 0.003, 0.02} {
			cut := int16s(overdriven(voice, share))
			for _, gainDB := range []float64{0, -1, -6, -20} {
				t.Run(fmt.Sprintf("%s, %v %%, %v dB", rateName(rate), 100*share, gainDB), func(t *testing.T) {
					got := clipped(rate, scaled(cut, dbfs(gainDB)))
					if got.Ratio < share/2 || got.Ratio > 1.5*share {
						t.Errorf("%d samples, %.4f %%, found clipped", got.Samples, 100*got.Ratio)
					}
				})
			}
		}
	}
}

// A microphone amplifier may cut one side only.
func TestClippingOfOneSideIsFound(t *testing.T) {
	voice := overdriven(vowel(16000, 6), 0.01)
	for _, side := range []string{"upper", "lower"} {
		x := slices.Clone(voice)
		for i, s := range x {
			if side == "upper" {
				x[i] = min(s, 0.5)
			} else {
				x[i] = max(s, -0.5)
			}
		}
		want := 0
		for _, s := range x {
			if s == 0.5 || s == -0.5 {
				want++
			}
		}
		got := clipped(16000, x).Samples
		if float64(got) < 0.5*float64(want) || float64(got) > 1.2*float64(want) {
			t.Errorf("%s side: %d samples found of %d", side, got, want)
		}
	}
}

// Peaks that come to the very top and round off there are not clipped.
func TestLoudCleanVoicesAreNotClipped(t *testing.T) {
	for _, rate := range []audio.SampleRate{8000, 16000, 48000, 96000} {
		for name, voice := range map[string][]float32{"syllables": syntheticSpeech(rate, 3), "vowel": vowel(rate, 3)} {
			voice = overdriven(voice, 0) // up to full scale
			for _, peak := range []float64{0.3, 0.99, 1} {
				if got := clipped(rate, int16s(scaled(voice, peak))); got.Samples != 0 {
					t.Errorf("%s, %s, peak %v: %d samples", rateName(rate), name, peak, got.Samples)
				}
			}
		}
	}
}

// A sine touches its crest for 2/π·acos(1-d) of its period within a fraction d
// below it: 3 % within 0.1 %, which at low frequencies is many samples in a
// row. It is not clipped for all that.
func TestSinesAreNotClipped(t *testing.T) {
	for _, rate := range []audio.SampleRate{8000, 16000, 48000} {
		for _, hz := range []float64{50, 100, 200, 440, 997, 3000} {
			for _, peak := range []float64{0.02, 0.5, 0.98} {
				if got := clipped(rate, int16s(sine(rate, 2, hz, peak))); got.Samples != 0 {
					t.Errorf("%s, %v Hz, peak %v: %d samples, %.2f %%", rateName(rate), hz, peak, got.Samples, 100*got.Ratio)
				}
			}
		}
	}
}

func TestClippedSineIsFound(t *testing.T) {
	for _, gainDB := range []float64{0, -6} {
		x := scaled(int16s(sine(48000, 2, 200, 1.05)), dbfs(gainDB))
		// |sin| > 1/1.05 for acos(1/1.05)·2/π = 19.7 % of the time.
		if got := clipped(48000, x).Ratio; math.Abs(got-0.197) > 0.03 {
			t.Errorf("%v dB: %.3f of the samples, want 0.197", gainDB, got)
		}
	}
}

func TestNoiseAndSilenceAreNotClipped(t *testing.T) {
	for name, x := range map[string][]float32{
		"noise":            int16s(white(16000, 5, -30, 1)),
		"noise of one bit": int16s(white(16000, 5, -95, 1)),
		"silence":          silence(16000, 5),
		"an offset":        slices.Repeat([]float32{0.3}, 16000),
		"nothing":          nil,
	} {
		if got := clipped(16000, x); got.Samples != 0 || got.Ratio != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestClippedTakeSaysSo(t *testing.T) {
	x := int16s(overdriven(syntheticSpeech(16000, 6), 0.01))
	m := measure(16000, x)
	if m.Clipping.Ratio < clippedNote || !noteAbout(m, "clipped") {
		t.Errorf("%+v, notes %q", m.Clipping, m.Notes)
	}
}
