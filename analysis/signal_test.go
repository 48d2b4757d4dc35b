package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"

	"rehearse/audio"
)

func rateName(r audio.SampleRate) string { return fmt.Sprintf("%dHz", r) }

// syntheticSpeech is a voice-like signal with known timing: harmonic
// syllables of 160 ms every 220 ms, their F0 gliding, a pause of 500 ms every
// 2 s, half a second of room at either end, in faint noise.
func syntheticSpeech(rate audio.SampleRate, seconds float64) []float32 {
	rng := rand.New(rand.NewPCG(1, 2))
	x := make([]float32, int(seconds*float64(rate)))
	phase := 0.0
	for i := range x {
		t := float64(i) / float64(rate)
		x[i] = float32(2e-4 * rng.NormFloat64())
		f0 := 140 * math.Pow(2, 0.25*math.Sin(2*math.Pi*0.4*t))
		phase += f0 / float64(rate)
		inPhrase := math.Mod(t-0.5, 2)
		if t < 0.5 || t > seconds-0.5 || inPhrase > 1.5 {
			continue
		}
		u := math.Mod(inPhrase, 0.22)
		if u > 0.16 {
			continue
		}
		gain := 0.2 * math.Sin(math.Pi*u/0.16)
		v := 0.0
		for h := 1; h <= 20 && float64(h)*f0 < 0.45*float64(rate); h++ {
			v += math.Sin(2*math.Pi*float64(h)*phase) / float64(h)
		}
		x[i] += float32(gain * v)
	}
	return x
}
