package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"

	"rehearse/audio"
)

// Test signals are made here, so that what they hold is known exactly. Those
// at 16 kHz pass no resampler.

func rateName(r audio.SampleRate) string { return fmt.Sprintf("%dHz", r) }

// dbfs is the amplitude of a level in dB.
func dbfs(db float64) float64 { return math.Pow(10, db/20) }

// silence is digital silence.
func silence(rate audio.SampleRate, seconds float64) []float32 {
	return make([]float32, int(math.Round(seconds*float64(rate))))
}

// sine is a steady tone; its RMS is peak/√2.
func sine(rate audio.SampleRate, seconds, hz, peak float64) []float32 {
	x := silence(rate, seconds)
	for i := range x {
		x[i] = float32(peak * math.Sin(2*math.Pi*hz*float64(i)/float64(rate)))
	}
	return x
}

// white is Gaussian noise of a known RMS level, the same for the same seed.
func white(rate audio.SampleRate, seconds, rmsDB float64, seed uint64) []float32 {
	rng := rand.New(rand.NewPCG(seed, 0))
	x := silence(rate, seconds)
	for i := range x {
		x[i] = float32(dbfs(rmsDB) * rng.NormFloat64())
	}
	return x
}

// comb is harmonics of hz, the first at the given peak and each further one
// falling as 1/h: what mains wiring leaves in a recording.
func comb(rate audio.SampleRate, seconds, hz, peak float64, harmonics int) []float32 {
	x := silence(rate, seconds)
	for h := 1; h <= harmonics; h++ {
		x = sum(x, sine(rate, seconds, float64(h)*hz, peak/float64(h)))
	}
	return x
}

// sum mixes signals of the same length.
func sum(signals ...[]float32) []float32 {
	out := make([]float32, len(signals[0]))
	for _, x := range signals {
		for i, s := range x {
			out[i] += s
		}
	}
	return out
}

// scaled is x times gain.
func scaled(x []float32, gain float64) []float32 {
	out := make([]float32, len(x))
	for i, s := range x {
		out[i] = float32(gain * float64(s))
	}
	return out
}

// joined puts signals one after the other.
func joined(signals ...[]float32) []float32 {
	var out []float32
	for _, x := range signals {
		out = append(out, x...)
	}
	return out
}

// rmsDB is the RMS level of x in dBFS, summed up plainly.
func rmsDB(x []float32) float64 {
	power := 0.0
	for _, s := range x {
		power += float64(s) * float64(s)
	}
	return 10 * math.Log10(power/float64(len(x)))
}

// measure analyses x in one piece.
func measure(rate audio.SampleRate, x []float32) Measures {
	a := New(rate)
	a.Write(x)
	return a.Measures()
}

// framesIn is what the first pass makes of a take at 16 kHz.
func framesIn(x []float32) []frame {
	f := newFrontEnd()
	f.emit, f.full = func(*frame) {}, func() {}
	f.write(x)
	f.finish()
	return f.frames
}

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
