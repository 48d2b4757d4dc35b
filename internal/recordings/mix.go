package recordings

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/dsp/fourier"
)

// The telephone band, in which speech and noise are compared.
const (
	phoneLowHz  = 300
	phoneHighHz = 3400
)

// PhoneBand returns x limited to 300-3400 Hz by a Fourier transform over all
// of it: exact, and unrelated to how the analysis does it.
func PhoneBand(x []float32, rate int) []float64 {
	n := 1 // a power of two: other lengths can be slow
	for n < len(x) {
		n *= 2
	}
	fft := fourier.NewFFT(n)
	seq := make([]float64, n)
	for i, s := range x {
		seq[i] = float64(s)
	}
	c := fft.Coefficients(nil, seq)
	for k := range c {
		if hz := fft.Freq(k) * float64(rate); hz < phoneLowHz || hz > phoneHighHz {
			c[k] = 0
		}
	}
	fft.Sequence(seq, c)
	for i := range seq {
		seq[i] /= float64(n)
	}
	return seq[:len(x)]
}

// SpeechPower is the mean power of the telephone band of x inside the words
// of r, gaps of any length left out.
func (r Reading) SpeechPower(x []float32, rate int) float64 {
	band := PhoneBand(x, rate)
	words := make([]bool, len(band))
	set := func(from, to float64, v bool) {
		for i := max(0, int(from*float64(rate))); i < min(len(words), int(to*float64(rate))); i++ {
			words[i] = v
		}
	}
	set(r.StartS, r.EndS, true)
	for _, g := range r.Gaps {
		set(g.StartS, g.EndS, false)
	}
	sum, n := 0.0, 0
	for i, v := range band {
		if words[i] {
			sum += v * v
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// Mix adds noise, repeated as long as need be, to x so that the power given
// for the speech stands snrDB over the noise's in the telephone band. Both
// have the same rate.
func Mix(x, noise []float32, rate int, speechPower, snrDB float64) []float32 {
	long := make([]float32, len(x))
	for i := range long {
		long[i] = noise[i%len(noise)]
	}
	sum := 0.0
	for _, v := range PhoneBand(long, rate) {
		sum += v * v
	}
	gain := math.Sqrt(speechPower / math.Pow(10, snrDB/10) / (sum / float64(len(x))))
	for i := range long {
		long[i] = x[i] + float32(gain)*long[i]
	}
	return long
}

// White is n samples of Gaussian noise, the same for the same seed.
func White(n int, seed uint64) []float32 {
	rng := rand.New(rand.NewPCG(seed, 0))
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(0.1 * rng.NormFloat64())
	}
	return x
}
