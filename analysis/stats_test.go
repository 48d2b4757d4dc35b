package analysis

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPowerDBHasNoHoles(t *testing.T) {
	for _, c := range []struct{ power, want float64 }{
		{1, 0},
		{0.5, -3.0103},
		{1e-6, -60},
		{1e-12, silenceDBFS},
		{0, silenceDBFS},
		{-1e-3, silenceDBFS}, // rounding can make a power of nothing negative
	} {
		if got := powerDB(c.power); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("powerDB(%g) = %v, want %v", c.power, got, c.want)
		}
	}
}

// fastDB promises powerDB within 0.001 dB: over all it may meet, from below
// its floor to far above full scale, and on both sides of every power of two,
// where the exponent steps.
func TestFastDBAgreesWithPowerDB(t *testing.T) {
	worst, at := 0.0, float32(0)
	check := func(p float32) {
		if d := math.Abs(float64(fastDB(p)) - powerDB(float64(p))); d > worst {
			worst, at = d, p
		}
	}
	for db := -140.0; db <= 60; db += 0.003 {
		check(float32(dbPower(db)))
	}
	for e := -45; e <= 20; e++ {
		p := float32(math.Ldexp(1, e))
		check(p)
		check(math.Nextafter32(p, 0))
		check(math.Nextafter32(p, 2*p))
	}
	if worst > 0.001 {
		t.Errorf("fastDB(%g) is off by %.5f dB", at, worst)
	}
}

func TestFastDBOfNothingIsTheFloor(t *testing.T) {
	for _, p := range []float32{0, -1, 1e-13, math.SmallestNonzeroFloat32} {
		if got := fastDB(p); got != silenceDBFS {
			t.Errorf("fastDB(%g) = %v, want %v", p, got, silenceDBFS)
		}
	}
}

func TestDBPowerUndoesPowerDB(t *testing.T) {
	for db := -119.0; db <= 40; db += 0.7 {
		if got := powerDB(dbPower(db)); math.Abs(got-db) > 1e-9 {
			t.Fatalf("%v dB comes back as %v", db, got)
		}
	}
}

func TestQuantilesOfSortedValues(t *testing.T) {
	five := []float64{10, 20, 30, 40, 50}
	for _, c := range []struct {
		values  []float64
		q, want float64
	}{
		{five, 0, 10},
		{five, 1, 50},
		{five, 0.5, 30},
		{five, 0.25, 20},
		{five, 0.1, 14}, // a tenth of four steps of ten
		{[]float64{1, 2}, 0.5, 1.5},
		{[]float64{7}, 0.9, 7},
	} {
		if got := quantile(c.values, c.q); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("quantile(%v, %v) = %v, want %v", c.values, c.q, got, c.want)
		}
	}
}

func TestQuantileOfLeavesItsArgumentAlone(t *testing.T) {
	v := []float32{3, 1, 2}
	if got := quantileOf(v, 0.5); got != 2 {
		t.Errorf("median of %v = %v", v, got)
	}
	if !slices.Equal(v, []float32{3, 1, 2}) {
		t.Errorf("values were sorted in place: %v", v)
	}
}

// A histogram's quantile is that of the values themselves, to within its step
// (half a step from rounding into it, half from spreading inside it).
func TestHistogramQuantilesAreThoseOfTheValues(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 0))
	for _, step := range []float64{0.05, 0.25, 0.5} {
		h := newLevels(step)
		var values []float64
		for i := range 5000 {
			db := -50 + 8*rng.NormFloat64()
			if i%3 == 0 {
				db = -85 + rng.NormFloat64() // pauses far below the voice
			}
			h.add(db)
			values = append(values, db)
		}
		slices.Sort(values)
		for _, q := range []float64{0.01, 0.1, 0.16, 0.2, 0.42, 0.5, 0.84, 0.95, 0.99} {
			if got, want := h.quantile(q), quantile(values, q); math.Abs(got-want) > step {
				t.Errorf("step %v: quantile(%v) = %.3f, of the values %.3f", step, q, got, want)
			}
		}
	}
}

func TestHistogramTakesLevelsOutsideItsRange(t *testing.T) {
	h := newLevels(0.5)
	for _, db := range []float64{-500, -120, 300} {
		h.add(db)
	}
	if low, high := h.quantile(0), h.quantile(1); low < -121 || low > -119 || high < 19 || high > 21 {
		t.Errorf("quantiles %v and %v, want the ends of the range, -120 and 20", low, high)
	}
}

func TestEmptyHistogramHasNoQuantile(t *testing.T) {
	h := newLevels(0.5)
	h.add(-20)
	h.reset()
	if got := h.quantile(0.5); !math.IsNaN(got) {
		t.Errorf("median of nothing = %v", got)
	}
}

func TestHistogramCloneIsIndependent(t *testing.T) {
	h := newLevels(0.5)
	h.add(-20)
	c := h.clone()
	for range 10 {
		c.add(-80)
	}
	if got := h.quantile(0.5); math.Abs(got+20) > 0.5 || h.n != 1 {
		t.Errorf("adding to the clone moved the original to %v of %d", got, h.n)
	}
}
