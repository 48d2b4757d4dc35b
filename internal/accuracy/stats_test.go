package main

import (
	"math"
	"testing"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(want) && math.IsNaN(got) {
		return
	}
	if math.IsInf(want, 1) && math.IsInf(got, 1) {
		return
	}
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: %g, want %g", what, got, want)
	}
}

func TestQuantile(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		name    string
		x       []float64
		q, want float64
	}{
		{"nothing", nil, 0.5, math.NaN()},
		{"one value", []float64{3}, 0.9, 3},
		{"middle of three, unsorted", []float64{9, 1, 4}, 0.5, 4},
		{"between two", []float64{0, 10}, 0.9, 9},
		{"ends", []float64{1, 2, 3}, 1, 3},
		{"a missing value is the largest", []float64{1, missing, 2}, 0.5, 2},
		{"and infinitely large", []float64{1, missing, 2}, 1, inf},
		{"between a value and a missing one", []float64{1, missing}, 0.9, inf},
		{"two missing", []float64{missing, missing}, 0.5, inf},
	} {
		near(t, c.name, quantile(c.x, c.q), c.want, 1e-12)
	}
}

func TestQuantileLeavesItsInput(t *testing.T) {
	x := []float64{3, 1, 2}
	quantile(x, 0.5)
	if x[0] != 3 || x[1] != 1 || x[2] != 2 {
		t.Errorf("sorted in place: %v", x)
	}
}

func TestMeanSkipsMissing(t *testing.T) {
	near(t, "mean", mean([]float64{1, missing, 3}), 2, 1e-12)
	near(t, "of nothing", mean(nil), math.NaN(), 0)
}

func TestCorrelation(t *testing.T) {
	for _, c := range []struct {
		name string
		x, y []float64
		want float64
	}{
		{"a line", []float64{1, 2, 3}, []float64{10, 30, 50}, 1},
		{"a falling line", []float64{1, 2, 3}, []float64{5, 3, 1}, -1},
		{"by hand", []float64{1, 2, 3}, []float64{1, 3, 2}, 0.5},
		{"a missing pair is left out", []float64{1, 2, 99, 3}, []float64{1, 3, missing, 2}, 0.5},
		{"nothing varies", []float64{1, 2}, []float64{4, 4}, math.NaN()},
	} {
		near(t, c.name, correlation(c.x, c.y), c.want, 1e-12)
	}
}

func TestMatched(t *testing.T) {
	for _, c := range []struct {
		name        string
		said, truth []float64
		want        int
	}{
		{"nothing said", nil, []float64{1}, 0},
		{"exact", []float64{1, 2}, []float64{1, 2}, 2},
		{"just within", []float64{1.05}, []float64{1}, 1},
		{"just outside", []float64{1.051}, []float64{1}, 0},
		{"each time is used once", []float64{1, 1.01}, []float64{1}, 1},
		{"a false one first", []float64{0.5, 1}, []float64{1}, 1},
		{"nearest is not best for all", []float64{0.96, 1.04}, []float64{1, 1.08}, 2},
	} {
		if got := matched(c.said, c.truth, 0.05); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestF1(t *testing.T) {
	near(t, "3 hits of 4 said and 6 there", f1(3, 4, 6), 0.6, 1e-12)
	near(t, "all right", f1(2, 2, 2), 1, 1e-12)
	near(t, "nothing right", f1(0, 3, 1), 0, 1e-12)
	near(t, "nothing there, nothing said", f1(0, 0, 0), math.NaN(), 0)
}
