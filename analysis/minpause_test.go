package analysis

import (
	"math"
	"slices"
	"testing"
)

// TestMinPauseOnlyMovesTheLine between a pause and a gap inside speech: a longer
// one leaves the longer pauses as they were, and span and syllables stay.
func TestMinPauseOnlyMovesTheLine(t *testing.T) {
	const rate = 16000
	// Vowels of 0.6 s with gaps of 0.22, 0.4 and 0.6 s between them.
	var x []float32
	silence := func(seconds float64) { x = append(x, make([]float32, int(seconds*rate))...) }
	vowel := func() {
		for i := range int(0.6 * rate) {
			at := 2 * math.Pi * float64(i) / rate
			s := 0.0
			for k := 1.0; k <= 12; k++ {
				s += math.Sin(140*k*at) / k
			}
			x = append(x, float32(0.1*s))
		}
	}
	silence(1)
	for range 4 {
		for _, gap := range []float64{0.22, 0.4, 0.6} {
			vowel()
			silence(gap)
		}
	}
	vowel()
	silence(1)
	for i := range x {
		x[i] += float32(1e-4 * math.Sin(float64(i*i%9973))) // a room
	}
	measure := func(minPause float64) Measures {
		a := New(rate)
		if minPause > 0 {
			a.SetMinPause(minPause)
		}
		a.Write(x)
		return a.Measures()
	}
	usual := measure(0)
	for _, tt := range []struct {
		minPause float64
		count    int
	}{{0.1, 12}, {0.25, 8}, {0.5, 4}, {2, 0}} {
		m := measure(tt.minPause)
		if m.Pauses.Count != tt.count || len(m.Pauses.List) != tt.count || len(m.Speech.Segments) != tt.count+1 || m.Pauses.MinS != tt.minPause {
			t.Errorf("%g s: %d pauses, %d segments, min %g; want %d", tt.minPause, m.Pauses.Count, len(m.Speech.Segments), m.Pauses.MinS, tt.count)
		}
		for _, p := range m.Pauses.List {
			if p.Length() < tt.minPause-1e-9 || p.Length() >= 0.25 && !slices.Contains(usual.Pauses.List, p) {
				t.Errorf("%g s: pause of %.2f s at %.2f s", tt.minPause, p.Length(), p.StartS)
			}
		}
		if m.Speech.SpanS != usual.Speech.SpanS || m.Rate.AcousticSyllables != usual.Rate.AcousticSyllables ||
			math.Abs(m.Speech.PhonationS.Or(0)+m.Pauses.TotalS.Or(0)-m.Speech.SpanS.Or(0)) > 1e-9 {
			t.Errorf("%g s: %+v, %+v", tt.minPause, m.Speech, m.Pauses)
		}
	}
}
