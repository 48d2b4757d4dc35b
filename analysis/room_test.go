package analysis

import (
	"math"
	"math/rand/v2"
	"testing"
)

// rooms are backgrounds of 8 s whose kind is beyond doubt.
func rooms() map[string]struct {
	x    []float32
	kind string
} {
	const rate, seconds = 16000, 8
	rng := rand.New(rand.NewPCG(7, 7))

	// Engines: noise below 150 Hz that swells and falls by ±8 dB within
	// seconds.
	traffic := white(rate, seconds, -10, 11)
	low := newLowPassTwice(rate, 150)
	for i, s := range traffic {
		swell := 8 * math.Sin(2*math.Pi*0.4*float64(i)/rate)
		traffic[i] = float32(dbfs(swell)) * low(s)
	}

	clicks := white(rate, seconds, -62, 12)
	for at := 2000; at < len(clicks)-200; at += 3000 + rng.IntN(3000) {
		copy(clicks[at:], white(rate, 0.006, -18, uint64(at)))
	}

	babble := white(rate, seconds, -66, 13)
	for v := range 3 { // three people, each in phrases of their own
		for at := 0.2 + 0.37*float64(v); at < seconds-2; at += 1.9 + 0.31*float64(v) {
			for _, b := range phrase(at, 5+v, -42) {
				up := 1 + 0.3*float64(v)
				b.fromHz, b.toHz = b.fromHz*up, b.toHz*up
				say(babble, rate, b)
			}
		}
	}

	return map[string]struct {
		x    []float32
		kind string
	}{
		"white noise":     {white(rate, seconds, -45, 10), NoiseSteady},
		"pink noise":      {pink(seconds, -45), NoiseSteady},
		"50 Hz hum":       {sum(comb(rate, seconds, 50, 0.01, 8), white(rate, seconds, -65, 2)), NoiseHum},
		"a quiet room":    {white(rate, seconds, -72, 3), NoiseQuiet},
		"passing engines": {traffic, NoiseTraffic},
		"keys":            {clicks, NoiseClicks},
		"people":          {babble, NoiseBabble},
	}
}

// newLowPassTwice is two first-order low-passes in a row.
func newLowPassTwice(rate, cutoffHz float64) func(float32) float32 {
	k := 1 - math.Exp(-2*math.Pi*cutoffHz/rate)
	var a, b float64
	return func(s float32) float32 {
		a += k * (float64(s) - a)
		b += k * (a - b)
		return float32(b)
	}
}

func TestRoomIsNamed(t *testing.T) {
	for name, room := range rooms() {
		t.Run(name, func(t *testing.T) {
			a := New(16000)
			a.Write(room.x)
			if got := a.Room().Kind; got != room.kind {
				t.Errorf("%q, want %q", got, room.kind)
			}
		})
	}
}

// Behind a voice the same rooms have the same names, heard in the pauses.
func TestRoomBehindAVoiceIsNamed(t *testing.T) {
	for name, room := range rooms() {
		if room.kind == NoiseBabble {
			continue // which of the voices is the speaker's is not to be told
		}
		t.Run(name, func(t *testing.T) {
			x := sum(room.x)
			for at := 1.0; at < 6; at += 2.2 {
				say(x, 16000, phrase(at, 6, -18)...)
			}
			if got := measure(16000, x).Noise.Kind; got != room.kind {
				t.Errorf("%q, want %q", got, room.kind)
			}
		})
	}
}
