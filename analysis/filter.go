package analysis

import (
	"math"

	"gonum.org/v1/gonum/dsp/window"
)

// offsetBlocker removes a constant offset: a first-order high-pass with its
// -3 dB point at 13 Hz for 16 kHz input, so that mains hum stays.
type offsetBlocker struct{ x, y float32 }

// reset makes s the constant the filter has seen forever.
func (o *offsetBlocker) reset(s float32) { o.x, o.y = s, 0 }

func (o *offsetBlocker) step(s float32) float32 {
	o.y = s - o.x + 0.995*o.y
	o.x = s
	return o.y
}

// biquad is a second-order section in transposed direct form II:
//
//	y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]
type biquad struct {
	b0, b1, b2, a1, a2 float64
	s1, s2             float64
}

func (b *biquad) step(x float32) float32 {
	in := float64(x)
	y := b.b0*in + b.s1
	b.s1 = b.b1*in - b.a1*y + b.s2
	b.s2 = b.b2*in - b.a2*y
	return float32(y)
}

// newHighPass is a second-order Butterworth high-pass with its -3 dB point at
// cutoffHz, by the bilinear transform.
func newHighPass(rateHz, cutoffHz float64) biquad {
	k := math.Tan(math.Pi * cutoffHz / rateHz)
	norm := 1 / (1 + math.Sqrt2*k + k*k)
	return biquad{
		b0: norm, b1: -2 * norm, b2: norm,
		a1: 2 * (k*k - 1) * norm,
		a2: (1 - math.Sqrt2*k + k*k) * norm,
	}
}

// decimator is a linear-phase FIR low-pass (Hamming-windowed sinc) that keeps
// every factor-th sample.
type decimator struct {
	factor int
	taps   []float32
}

// newDecimator designs a low-pass with its -6 dB point at cutoff, as a
// fraction of the input rate, and n taps (even).
func newDecimator(factor int, cutoff float64, n int) *decimator {
	h := make([]float64, n)
	for i := range h {
		h[i] = sinc(2 * cutoff * (float64(i) - float64(n-1)/2))
	}
	window.Hamming(h)
	var sum float64
	for _, v := range h {
		sum += v
	}
	taps := make([]float32, n)
	for i, v := range h {
		taps[i] = float32(v / sum)
	}
	return &decimator{factor, taps}
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// process fills dst with the low-passed src at start, start+factor, ...; it
// reads half the filter length to either side of each.
func (d *decimator) process(dst, src []float32, start int) {
	n := len(d.taps)
	for i := range dst {
		at := start + i*d.factor - n/2
		dst[i] = dot(src[at:at+n], d.taps)
	}
}
