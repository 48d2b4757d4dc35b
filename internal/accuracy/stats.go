package main

import (
	"math"
	"slices"
)

// missing is a figure that was not given.
var missing = math.NaN()

// quantile is the q-quantile of x by linear interpolation between its order
// statistics, NaN of nothing. A missing value counts as infinitely large: who
// gives no figure is not right about it.
func quantile(x []float64, q float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	sorted := make([]float64, len(x))
	for i, v := range x {
		if math.IsNaN(v) {
			v = math.Inf(1)
		}
		sorted[i] = v
	}
	slices.Sort(sorted)
	at := q * float64(len(sorted)-1)
	low := int(at)
	if low+1 >= len(sorted) || at == float64(low) || math.IsInf(sorted[low], 0) {
		return sorted[low]
	}
	return sorted[low] + (at-float64(low))*(sorted[low+1]-sorted[low])
}

// mean is the mean of the values that are not missing, NaN of nothing.
func mean(x []float64) float64 {
	sum, n := 0.0, 0
	for _, v := range x {
		if !math.IsNaN(v) {
			sum += v
			n++
		}
	}
	return sum / float64(n)
}

// correlation is Pearson's r of the pairs in which nothing is missing, NaN
// where either side does not vary.
func correlation(x, y []float64) float64 {
	var a, b []float64
	for i := range x {
		if !math.IsNaN(x[i]) && !math.IsNaN(y[i]) {
			a, b = append(a, x[i]), append(b, y[i])
		}
	}
	ma, mb := mean(a), mean(b)
	var xy, xx, yy float64
	for i := range a {
		xy += (a[i] - ma) * (b[i] - mb)
		xx += (a[i] - ma) * (a[i] - ma)
		yy += (b[i] - mb) * (b[i] - mb)
	}
	return xy / math.Sqrt(xx*yy)
}

// matched is how many of the sorted times in said can be paired with one of
// the sorted times in truth, each used once, within tolerance.
func matched(said, truth []float64, tolerance float64) int {
	n := 0
	for i, k := 0, 0; i < len(said) && k < len(truth); {
		switch d := said[i] - truth[k]; {
		case math.Abs(d) <= tolerance+1e-9:
			n++
			i++
			k++
		case d < 0:
			i++
		default:
			k++
		}
	}
	return n
}

// f1 is the harmonic mean of precision and recall: hits of what was said and
// of what is there. Nothing said where nothing is there is NaN, no score.
func f1(hits, said, there int) float64 { return 2 * float64(hits) / float64(said+there) }
