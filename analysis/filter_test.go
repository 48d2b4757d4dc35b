package analysis

import (
	"math"
	"testing"
)

// gainDB is how much a sine comes out louder than it went in, once a filter
// has settled.
func gainDB(rate, hz float64, step func(float32) float32) float64 {
	n := int(rate)
	var in, out float64
	for i := range 2 * n {
		x := float32(math.Sin(2 * math.Pi * hz * float64(i) / rate))
		y := step(x)
		if i >= n {
			in += float64(x) * float64(x)
			out += float64(y) * float64(y)
		}
	}
	return 10 * math.Log10(out/in)
}

// A second-order Butterworth high-pass: -10 log10(1 + (fc/f)^4), with both
// frequencies bent by the bilinear transform.
func TestHighPassFollowsButterworth(t *testing.T) {
	const rate, cutoff = 4000, 55
	for _, hz := range []float64{10, 27.5, 55, 80, 110, 400, 1500} {
		bent := math.Tan(math.Pi*cutoff/rate) / math.Tan(math.Pi*hz/rate)
		want := -10 * math.Log10(1+math.Pow(bent, 4))
		f := newHighPass(rate, cutoff)
		if got := gainDB(rate, hz, f.step); math.Abs(got-want) > 0.02 {
			t.Errorf("%v Hz: %.3f dB, want %.3f dB", hz, got, want)
		}
	}
}

func TestOffsetBlockerStopsOffsetAndLetsHumPass(t *testing.T) {
	var o offsetBlocker
	y := float32(0)
	for range 16000 {
		y = o.step(0.25)
	}
	if math.Abs(float64(y)) > 1e-6 {
		t.Errorf("an offset of 0.25 still stands at %g after a second", y)
	}
	for _, hz := range []float64{50, 60, 100, 1000} {
		var o offsetBlocker
		// One pole at 0.995: -3 dB at 13 Hz, so 0.3 dB down at 50 Hz.
		if got := gainDB(16000, hz, o.step); math.Abs(got) > 0.35 {
			t.Errorf("%v Hz passes at %.2f dB", hz, got)
		}
	}
}

func TestOffsetBlockerStartsWithoutAStep(t *testing.T) {
	var o offsetBlocker
	o.reset(0.3)
	if y := o.step(0.3); y != 0 {
		t.Errorf("a constant it has seen forever gives %g", y)
	}
}

// decimatorGainDB runs a sine through a decimator and returns what is left of
// it, whatever frequency it has folded to.
func decimatorGainDB(d *decimator, rate, hz float64) float64 {
	src := make([]float32, int(rate))
	var in, out float64
	for i := range src {
		src[i] = float32(math.Sin(2 * math.Pi * hz * float64(i) / rate))
		in += float64(src[i]) * float64(src[i])
	}
	dst := make([]float32, (len(src)-2*len(d.taps))/d.factor)
	d.process(dst, src, len(d.taps))
	for _, s := range dst {
		out += float64(s) * float64(s)
	}
	return 10 * math.Log10(out/float64(len(dst))/(in/float64(len(src))))
}

// The 4 kHz signal for pitch: flat where the harmonics of a voice lie, and
// nothing folded back onto them from above. 48 taps of a Hamming window reach
// 50 dB outside a transition of about 3.3/48 of the rate, 1.1 kHz wide.
func TestDecimatorToVoiceRate(t *testing.T) {
	d := newFrontEnd().narrow
	for _, hz := range []float64{60, 100, 250, 500, 800} {
		if got := decimatorGainDB(d, 16000, hz); math.Abs(got) > 0.1 {
			t.Errorf("%v Hz passes at %.2f dB", hz, got)
		}
	}
	for _, hz := range []float64{2100, 2700, 3900, 4000, 5100, 7900} {
		if got := decimatorGainDB(d, 16000, hz); got > -50 {
			t.Errorf("%v Hz folds back at %.1f dB", hz, got)
		}
	}
}

// The 1 kHz signal for hum: flat up to the sixth harmonic of 50 Hz and within
// a decibel at that of 60 Hz; what would fold onto those is gone.
func TestDecimatorToHumRate(t *testing.T) {
	d := newFrontEnd().lower
	for _, hz := range []float64{50, 60, 120, 200, 250} {
		if got := decimatorGainDB(d, voiceRate, hz); math.Abs(got) > 0.3 {
			t.Errorf("%v Hz passes at %.2f dB", hz, got)
		}
	}
	if got := decimatorGainDB(d, voiceRate, 360); got < -6 {
		t.Errorf("360 Hz passes at %.2f dB", got)
	}
	for _, hz := range []float64{640, 700, 880, 950, 1000, 1060, 1900} {
		if got := decimatorGainDB(d, voiceRate, hz); got > -40 {
			t.Errorf("%v Hz folds back at %.1f dB", hz, got)
		}
	}
}

func TestDecimatorKeepsConstants(t *testing.T) {
	d := newDecimator(4, 0.0875, 48)
	src := make([]float32, 400)
	for i := range src {
		src[i] = 0.5
	}
	dst := make([]float32, 50)
	d.process(dst, src, 60)
	for i, y := range dst {
		if math.Abs(float64(y)-0.5) > 1e-6 {
			t.Fatalf("output %d of a constant 0.5 is %g", i, y)
		}
	}
}
