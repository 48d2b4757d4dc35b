package recordings

import (
	"math"
	"math/rand/v2"
)

// Noise is a sound to lay under a voice, repeated as long as need be.
type Noise struct {
	Name    string
	samples []float32
	band    []float64 // in the telephone band
}

// NewNoise prepares a noise at the given rate for mixing.
func NewNoise(name string, samples []float32, rate int) *Noise {
	return &Noise{name, samples, PhoneBand(samples, rate)}
}

// Len is the length of the noise in samples.
func (z *Noise) Len() int { return len(z.samples) }

// Power is the mean power in the telephone band of n samples from place from.
func (z *Noise) Power(from, n int) float64 {
	sum := 0.0
	for i := range n {
		v := z.band[(from+i)%len(z.band)]
		sum += v * v
	}
	return sum / float64(max(n, 1))
}

// Add returns x with gain times the noise from place from added.
func (z *Noise) Add(x []float32, gain float64, from int) []float32 {
	out := make([]float32, len(x))
	for i, v := range x {
		out[i] = v + float32(gain)*z.samples[(from+i)%len(z.samples)]
	}
	return out
}

// Band is sample i of the noise from place from in the telephone band.
func (z *Noise) Band(i, from int) float64 { return z.band[(from+i)%len(z.band)] }

// GainFor is the gain at which noise of the given power stands snrDB below
// the power of speech.
func GainFor(speech, noise, snrDB float64) float64 {
	return math.Sqrt(speech / noise / math.Pow(10, snrDB/10))
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
