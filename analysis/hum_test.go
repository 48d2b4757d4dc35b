package analysis

import (
	"fmt"
	"testing"
)

// humOf is the mains frequency found in a take, 0 without.
func humOf(x []float32) int {
	if hz := measure(16000, x).Noise.HumHz; hz != nil {
		return *hz
	}
	return 0
}

// Combs 20 and 35 dB below the voice, over a noisy and a quiet room.
func TestHumIsFoundUnderAVoice(t *testing.T) {
	for _, mains := range []float64{50, 60} {
		for _, peakDB := range []float64{-40, -55} {
			for _, roomDB := range []float64{-60, -75} {
				t.Run(fmt.Sprintf("%v Hz at %v dBFS, room at %v dBFS", mains, peakDB, roomDB), func(t *testing.T) {
					x, _ := reading(16000, 7, -20, roomDB, 0.6, 0.7, 0.6, 0.8)
					x = sum(x, comb(16000, float64(len(x))/16000, mains, dbfs(peakDB), 6))
					if got := humOf(x); got != int(mains) {
						t.Errorf("found %d Hz", got)
					}
				})
			}
		}
	}
}

// Rectifiers hum at twice the mains frequency: even harmonics only.
func TestHumOfRectifiersIsToldApart(t *testing.T) {
	for _, mains := range []float64{50, 60} {
		x, _ := reading(16000, 7, -20, -65, 0.6, 0.7, 0.6, 0.8)
		x = sum(x, comb(16000, float64(len(x))/16000, 2*mains, dbfs(-45), 4))
		if got := humOf(x); got != int(mains) {
			t.Errorf("%v Hz: found %d Hz", mains, got)
		}
	}
}

// The mains are never exact: 50 Hz wanders by ±0.2 Hz.
func TestHumNeedNotBeExact(t *testing.T) {
	for _, mains := range []float64{49.8, 50.2, 59.9, 60.1} {
		x, _ := reading(16000, 7, -20, -65, 0.6, 0.7, 0.6, 0.8)
		x = sum(x, comb(16000, float64(len(x))/16000, mains, dbfs(-45), 6))
		if got, want := humOf(x), int(mains+0.5); got != want {
			t.Errorf("%v Hz: found %d Hz", mains, got)
		}
	}
}

func TestNoHumInCleanVoices(t *testing.T) {
	for _, roomDB := range []float64{-50, -65, -80} {
		x, _ := reading(16000, 7, -20, roomDB, 0.6, 0.4, 0.5, 0.3)
		if got := humOf(x); got != 0 {
			t.Errorf("room at %v dBFS: found %d Hz", roomDB, got)
		}
	}
}

func TestNoHumInNoise(t *testing.T) {
	for seed := range uint64(5) {
		if got := humOf(white(16000, 6, -40, seed)); got != 0 {
			t.Errorf("seed %d: found %d Hz", seed, got)
		}
	}
	if got := humOf(pink(6, -40)); got != 0 {
		t.Errorf("pink noise: found %d Hz", got)
	}
}

// A whistle or a fan's single tone is no mains hum.
func TestSingleToneIsNoHum(t *testing.T) {
	for _, hz := range []float64{95, 133, 225, 440} {
		x := sum(sine(16000, 6, hz, 0.01), white(16000, 6, -60, 1))
		if got := humOf(x); got != 0 {
			t.Errorf("%v Hz: found %d Hz", hz, got)
		}
	}
}
