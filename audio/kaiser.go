package audio

import "math"

// besselI0 is the modified Bessel function of the first kind, order zero, by
// its power series (Abramowitz & Stegun 9.6.12).
func besselI0(x float64) float64 {
	sum, term := 1.0, 1.0
	for k := 1; term > 1e-12*sum; k++ {
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
	scale  float64 // 2 cutoff / I0(beta)
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
	cutoff := (pass + stop) / 2
	beta := 0.1102 * (att - 8.7)
	return lowpass{
		cutoff: cutoff,
		beta:   beta,
		half:   int(math.Ceil(order / 2)),
		scale:  2 * cutoff / besselI0(beta),
	}
}

// at returns the impulse response at t samples from its centre.
func (f lowpass) at(t float64) float64 {
	u := t / float64(f.half)
	if u < -1 || u > 1 {
		return 0
	}
	window := f.scale * besselI0(f.beta*math.Sqrt(1-u*u))
	x := 2 * math.Pi * f.cutoff * t
	if x == 0 {
		return window
	}
	return window * math.Sin(x) / x
}

// phases samples the impulse response at i + p/steps - half for i = 0..2 half:
// steps+1 rows of 2 half + 1 taps, the last row a whole sample late. Each row
// has unity gain at DC, so an offset leaves no ripple.
func (f lowpass) phases(steps int) []float32 {
	n := 2*f.half + 1
	taps := make([]float32, (steps+1)*n)
	h := make([]float64, n)
	for p := range steps + 1 {
		sum := 0.0
		for i := range h {
			h[i] = f.at(float64(i) + float64(p)/float64(steps) - float64(f.half))
			sum += h[i]
		}
		for i, v := range h {
			taps[p*n+i] = float32(v / sum)
		}
	}
	return taps
}
