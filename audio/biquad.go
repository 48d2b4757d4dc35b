package audio

import "math"

// biquad is a second-order section in transposed direct form II.
type biquad struct {
	b0, b1, b2, a1, a2 float64
	z1, z2             float64
}

// lowPassSection and highPassSection have the corner at hz and quality q, by
// the bilinear transform (R. Bristow-Johnson, Audio EQ Cookbook).

func lowPassSection(rate SampleRate, hz, q float64) biquad {
	sin, cos := math.Sincos(2 * math.Pi * hz / float64(rate))
	return section((1-cos)/2, 1-cos, (1-cos)/2, cos, sin/(2*q))
}

func highPassSection(rate SampleRate, hz, q float64) biquad {
	sin, cos := math.Sincos(2 * math.Pi * hz / float64(rate))
	return section((1+cos)/2, -(1 + cos), (1+cos)/2, cos, sin/(2*q))
}

func section(b0, b1, b2, cos, alpha float64) biquad {
	a0 := 1 + alpha
	return biquad{b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: -2 * cos / a0, a2: (1 - alpha) / a0}
}

func (f *biquad) next(x float64) float64 {
	y := f.b0*x + f.z1
	f.z1 = f.b1*x - f.a1*y + f.z2
	f.z2 = f.b2*x - f.a2*y
	return y
}
