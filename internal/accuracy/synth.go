package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"rehearse/analysis"
)

// madeRooms are rooms of size samples whose kind is known by how they are
// made, in a few variants each. A variant is held out by its name.
func (l *lab) madeRooms(size int) []room {
	const variants = 4
	var out []room
	for v := range variants {
		rng := rand.New(rand.NewPCG(uint64(v), 1))
		add := func(kind string, name string, x []float32) {
			name = fmt.Sprintf("made %s, variant %d", name, v+1)
			out = append(out, room{name, "made " + kind, heldOut(name), []string{kind}, x})
		}
		dbfs := -35 - 6*float64(v) // from loud to faint
		add(analysis.NoiseSteady, "white noise", level(coloured(size, 0, rng), dbfs))
		add(analysis.NoiseSteady, "pink noise", level(coloured(size, 0.5, rng), dbfs))
		add(analysis.NoiseQuiet, "quiet", level(coloured(size, 0.5, rng), -70-4*float64(v)))
		floor := level(coloured(size, 0.5, rng), -66)
		for _, hz := range []int{50, 60} {
			add(analysis.NoiseHum, fmt.Sprint(hz, " Hz hum"), sum(floor, level(comb(size, hz, v), dbfs-5)))
		}
		add(analysis.NoiseClicks, "clicks", sum(floor, clicks(size, 2+2*v, dbfs+25, rng)))
		if x := l.babble(size, v); x != nil {
			add(analysis.NoiseBabble, "babble", sum(floor, level(x, dbfs)))
		}
	}
	return out
}

// coloured is noise whose power falls with frequency to the given power of
// amplitude: 0 white, 0.5 pink, 1 brown; made of sections a factor of 4 apart.
func coloured(n int, slope float64, rng *rand.Rand) []float32 {
	x := make([]float32, n)
	if slope == 0 {
		for i := range x {
			x[i] = float32(rng.NormFloat64())
		}
		return x
	}
	for f := 20.0; f < float64(mixRate)/2; f *= 4 {
		a := math.Exp(-2 * math.Pi * f / float64(mixRate))
		gain := math.Pow(f, 1-slope) / f * math.Sqrt(1-a*a) * math.Sqrt(f)
		state := 0.0
		for i := range x {
			state = a*state + rng.NormFloat64()
			x[i] += float32(gain * state)
		}
	}
	return x
}

// comb is mains hum: six lines, falling off differently in each variant.
func comb(n, hz, variant int) []float32 {
	x := make([]float32, n)
	for k := 1; k <= 6; k++ {
		amplitude := math.Pow(float64(k), -0.5*float64(variant))
		turn := 2 * math.Pi * float64(k*hz) / float64(mixRate)
		for i := range x {
			x[i] += float32(amplitude * math.Sin(turn*float64(i)+float64(k*k+variant)))
		}
	}
	return x
}

// clicks are short bursts at random times, perSecond of them, with peaks
// around the given level.
func clicks(n, perSecond int, peakDBFS float64, rng *rand.Rand) []float32 {
	x := make([]float32, n)
	for range perSecond * n / int(mixRate) {
		at := rng.IntN(n)
		size := math.Pow(10, (peakDBFS-6*rng.Float64())/20)
		decay := float64(mixRate) * (0.001 + 0.004*rng.Float64()) // 1 to 5 ms
		for i := at; i < min(n, at+int(6*decay)); i++ {
			x[i] += float32(size * math.Exp(-float64(i-at)/decay) * (2*rng.Float64() - 1))
		}
	}
	return x
}

// babble is six voices of different speakers at the same level; nil where
// there are not as many.
func (l *lab) babble(n, variant int) []float32 {
	const voices = 6
	x := make([]float32, n)
	used := map[string]bool{}
	for i := range l.voices {
		v := l.voices[(i*7+variant*11)%len(l.voices)]
		if used[v.Speaker] || len(v.narrow) < int(mixRate) || len(used) == voices {
			continue
		}
		used[v.Speaker] = true
		loud := level(v.narrow, -20)
		for k := range x {
			x[k] += loud[(k+i*4001)%len(loud)]
		}
	}
	if len(used) < voices {
		return nil
	}
	return x
}

// level is x at the given RMS level.
func level(x []float32, dbfs float64) []float32 {
	sum := 0.0
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	gain := float32(math.Pow(10, dbfs/20) / math.Sqrt(sum/float64(len(x))))
	out := make([]float32, len(x))
	for i, v := range x {
		out[i] = gain * v
	}
	return out
}

func sum(a, b []float32) []float32 {
	out := make([]float32, len(a))
	for i := range a {
		out[i] = a[i] + b[i]
	}
	return out
}
