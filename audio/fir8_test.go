package audio

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The interleaving is what can go wrong, so the expected sums are written out
// from the definition, in float64.
func TestFir8(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, width := range []int{8, 16, 104, 288} {
		x := make([]float32, width+3)
		taps := make([]float32, lanes*width)
		for i := range x {
			x[i] = rng.Float32() - 0.5
		}
		for i := range taps {
			taps[i] = rng.Float32() - 0.5
		}
		for name, fir := range map[string]func(*[8]float32, []float32, []float32){"go": fir8Go, "fastest": fir8} {
			for offset := range 4 { // the kernel must not need aligned samples
				out := [8]float32{7, 7, 7, 7, 7, 7, 7, 7}
				fir(&out, x[offset:], taps)
				for r, got := range out {
					want := 0.0
					for i := range width {
						want += float64(x[offset+i]) * float64(taps[8*(8*(i/8)+r)+i%8])
					}
					if math.Abs(float64(got)-want) > 1e-5 {
						t.Errorf("%s, width %d: output %d is %v, want %v", name, width, r, got, want)
					}
				}
			}
		}
	}
}
