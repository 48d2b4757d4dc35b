package analysis

import (
	"math"
	"testing"
)

func TestLiveMeterShowsClippingAtFullScaleOnly(t *testing.T) {
	for _, tt := range []struct {
		name    string
		gain    float64
		clipped bool
	}{
		{"a sound that begins", 0.3, false},
		{"up to full scale", 0.98, false},
		{"beyond full scale", 1.5, true},
	} {
		a := New(16000)
		x := make([]float32, 16000)
		for i := range x {
			x[i] = float32(max(-1, min(1, tt.gain*math.Sin(2*math.Pi*100*float64(i)/16000))))
		}
		a.Write(x)
		if got := a.Level().Clipped; got != tt.clipped {
			t.Errorf("%s: clipped %v", tt.name, got)
		}
		a.Write(make([]float32, 16000))
		if a.Level().Clipped {
			t.Errorf("%s: still clipped a second later", tt.name)
		}
	}
}
