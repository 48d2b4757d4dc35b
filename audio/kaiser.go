package audio

import "math"

// besselI0 is the modified Bessel function of the first kind, order zero, by
// its power series (Abramowitz & Stegun 9.6.12). It converges for every x; 40
// terms are ample for the x <= 12 of any Kaiser window used here.
func besselI0(x float64) float64 {
	sum, term := 1.0, 1.0
	for k := 1; k < 40; k++ {
		half := x / float64(2*k)
		term *= half * half
		sum += term
	}
	return sum
}

// lowpass is a windowed-sinc low-pass as a function of continuous time, so
// that a polyphase bank can sample it at any phase. Time is in input samples,
// frequencies in cycles per input sample.
type lowpass struct {
	cutoff float64 // -6 dB point
	beta   float64 // Kaiser shape
	half   int     // the impulse response is zero beyond ±half samples
}

// newLowpass designs the filter that passes up to pass and has att dB of
// attenuation from stop on, with Kaiser's formulas (J. F. Kaiser,
// "Nonrecursive digital filter design using the I0-sinh window function",
// ISCAS 1974):
//
//	beta  = 0.1102 (att - 8.7)              for att > 50
//	order = (att - 7.95) / (14.36 (stop - pass))
func newLowpass(pass, stop, att float64) lowpass {
	order := (att - 7.95) / (14.36 * (stop - pass))
	return lowpass{
		cutoff: (pass + stop) / 2,
		beta:   0.1102 * (att - 8.7),
		half:   int(math.Ceil(order / 2)),
	}
}

// at returns the impulse response at t samples from its centre.
func (f lowpass) at(t float64) float64 {
	u := t / float64(f.half)
	if u < -1 || u > 1 {
		return 0
	}
	window := besselI0(f.beta*math.Sqrt(1-u*u)) / besselI0(f.beta)
	x := 2 * f.cutoff * t
	if x == 0 {
		return 2 * f.cutoff * window
	}
	return 2 * f.cutoff * window * math.Sin(math.Pi*x) / (math.Pi * x)
}
