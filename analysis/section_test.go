package analysis

import (
	"math"
	"sync"
	"testing"
)

// longReading is 20 s longer than a section, of phrases and pauses. Where the
// first section may be cut it holds one pause of 1.5 s about cutAt seconds,
// the only place worth cutting.
func longReading() (x []float32, cutAt float64) {
	cycle, _ := reading(16000, 13, -20, -70, 0.4, 0.4) // 10.1 s
	cycle = cycle[:10*16000]
	samples := (sectionHops + 20*hopsPerS) * hopLen
	for len(x) < samples {
		x = append(x, cycle...)
	}
	x = x[:samples]
	cutAt = earliestCut*hopS + 20.75
	copy(x[int((cutAt-0.75)*16000):], white(16000, 1.5, -72, 7))
	return x, cutAt
}

// longTake is the long reading written in one piece, looked at where its
// first section has just been closed and at its end.
var longTake = sync.OnceValue(func() (out struct {
	x         []float32
	cutAt     float64
	firstHops int // of the first section
	m         Measures
}) {
	out.x, out.cutAt = longReading()
	a := New(16000)
	full := (sectionHops + hopsPerS) * hopLen
	a.Write(out.x[:full])
	out.firstHops = a.tally.hops
	a.Write(out.x[full:])
	out.m = a.Measures()
	return out
})

func TestChunksDoNotMatterAcrossSections(t *testing.T) {
	take := longTake()
	a := New(16000)
	for i, rest := 0, take.x; len(rest) > 0; i++ {
		n := min([]int{1, 160, 4099, 16000, 77777, 500009}[i%6], len(rest))
		a.Write(rest[:n])
		rest = rest[n:]
		a.Level()
		if i == 12 {
			a.Measures()
			a.Room()
		}
	}
	sameMeasures(t, a.Measures(), take.m, "across a section")
}

func TestSectionIsCutInItsQuietestPause(t *testing.T) {
	take := longTake()
	if got := float64(take.firstHops) * hopS; math.Abs(got-take.cutAt) > 0.6 {
		t.Fatalf("cut at %.2f s, the long pause is around %.2f s", got, take.cutAt)
	}
}

// Times, counts and spans run on over a cut: nothing is lost or said twice.
func TestSectionsJoinWithoutASeam(t *testing.T) {
	m, cutAt := longTake().m, longTake().cutAt
	duration := sectionHops*hopS + 20
	if got := m.DurationS.Or(0); got != duration {
		t.Errorf("duration %v s, want %v", got, duration)
	}
	if got := m.Speech.EndS.Or(0); math.Abs(got-(duration-0.5)) > 0.6 {
		t.Errorf("speech ends at %.2f s, the take at %v s", got, duration)
	}
	over := 0
	for i, p := range m.Pauses.List {
		if p.StartS < cutAt && cutAt < p.EndS {
			over++
			if math.Abs(p.Length()-1.5) > 0.5 {
				t.Errorf("the pause that was cut is %.2f s long, want about 1.5 s", p.Length())
			}
		}
		if i > 0 && p.StartS <= m.Pauses.List[i-1].EndS {
			t.Errorf("pause %d starts at %.2f s, before the last one ends", i, p.StartS)
		}
	}
	if over != 1 {
		t.Errorf("%d pauses lie over the cut, want 1", over)
	}
	total := 0.0
	for _, s := range m.Speech.Segments {
		total += s.Length()
	}
	if got := m.Speech.PhonationS.Or(0); math.Abs(got-total) > 1e-6 {
		t.Errorf("phonation %.3f s, the segments add up to %.3f s", got, total)
	}
}

// The same voice all along gives the same figures from a minute and from two
// sections: what is kept of closed sections weighs the same.
func TestSectionsGiveTheFiguresOfTheirParts(t *testing.T) {
	take := longTake()
	part, whole := measure(16000, take.x[:60*16000]), take.m
	// Tolerances: what the overwritten pause and the cut edges change at most.
	for _, c := range []struct {
		name        string
		part, whole Value
		within      float64
	}{
		{"articulation rate", part.Rate.ArticulationRate, whole.Rate.ArticulationRate, 0.1},
		{"integrated loudness", part.Loudness.IntegratedLUFS, whole.Loudness.IntegratedLUFS, 0.1},
		{"active level", part.Loudness.ActiveDBFS, whole.Loudness.ActiveDBFS, 0.1},
		{"median F0", part.Pitch.MedianHz, whole.Pitch.MedianHz, 1},
		{"SD of F0", part.Pitch.SDST, whole.Pitch.SDST, 0.1},
		{"PVQ", part.Pitch.PVQ, whole.Pitch.PVQ, 0.005},
		{"noise floor", part.Noise.FloorDBFS, whole.Noise.FloorDBFS, 0.3},
		{"SNR", part.Noise.SNRDB, whole.Noise.SNRDB, 0.3},
	} {
		p, ok := c.part.Get()
		w, also := c.whole.Get()
		if !ok || !also || math.Abs(p-w) > c.within {
			t.Errorf("%s: %v of a minute, %v of the whole take, more than %v apart", c.name, p, w, c.within)
		}
	}
}
