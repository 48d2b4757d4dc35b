package analysis

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The expected sums are written out in float64.
func TestDot(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{8, 16, 24, 48, pitchWindow} {
		x, y := make([]float32, n+3), make([]float32, n+3)
		for i := range x {
			x[i], y[i] = rng.Float32()-0.5, rng.Float32()-0.5
		}
		for name, product := range map[string]func(x, y []float32) float32{"go": dotGo, "fastest": dot} {
			for offset := range 4 { // neither needs aligned samples
				want := 0.0
				for i := range n {
					want += float64(x[offset+i]) * float64(y[3-offset+i])
				}
				got := product(x[offset:offset+n], y[3-offset:3-offset+n])
				if math.Abs(float64(got)-want) > 1e-6*float64(n) {
					t.Errorf("%s, %d: %v, want %v", name, n, got, want)
				}
			}
		}
	}
}

// What dot is used with comes in whole blocks.
func TestDotLengthsAreWholeBlocks(t *testing.T) {
	f := newFrontEnd()
	for _, n := range []int{pitchWindow, len(f.narrow.taps), len(f.lower.taps)} {
		if n%dotBlock != 0 {
			t.Errorf("%d is no multiple of %d", n, dotBlock)
		}
	}
}
