package main

import "math"

// The scores of rows: from outcomes to figures.

func values(of []outcome, f func(outcome) float64) []float64 {
	out := make([]float64, len(of))
	for i, o := range of {
		out[i] = f(o)
	}
	return out
}

func relativeError(o outcome) float64 { return 100 * math.Abs(o.got/o.truth-1) }
func absoluteError(o outcome) float64 { return math.Abs(o.got - o.truth) }

// medianAnd90 is the median and the 90th percentile of an error.
func medianAnd90(err func(outcome) float64) func([]outcome) []float64 {
	return func(of []outcome) []float64 {
		e := values(of, err)
		return []float64{quantile(e, 0.5), quantile(e, 0.9)}
	}
}

// counting is how well something was counted: mean absolute error in percent
// of the clip's count, error of all clips' total in percent, and correlation
// of the rates over the true span.
func counting(of []outcome) []float64 {
	var got, truth float64
	for _, o := range of {
		if !math.IsNaN(o.got) {
			got += o.got
		}
		truth += o.truth
	}
	return []float64{
		mean(values(of, func(o outcome) float64 {
			if math.IsNaN(o.got) {
				return 100 // nothing heard
			}
			return relativeError(o)
		})),
		100 * (got/truth - 1),
		correlation(
			values(of, func(o outcome) float64 { return o.got / o.spanS }),
			values(of, func(o outcome) float64 { return o.truth / o.spanS })),
	}
}

// pooledF1 is the F1 of all clips' counts together.
func pooledF1(of []outcome) []float64 {
	hits, said, there := pooled(of)
	return []float64{f1(hits, said, there)}
}

// share is hits of what is there of all clips together, in percent.
func share(of []outcome) []float64 {
	hits, _, there := pooled(of)
	return []float64{100 * float64(hits) / float64(there)}
}

func pooled(of []outcome) (hits, said, there int) {
	for _, o := range of {
		hits, said, there = hits+o.hits, said+o.said, there+o.there
	}
	return hits, said, there
}

// meanError is the mean absolute error of the clips with a figure.
func meanError(of []outcome) []float64 { return []float64{mean(values(of, absoluteError))} }

// worstError is the largest absolute error; a missing figure is infinitely
// wrong.
func worstError(err func(outcome) float64) func([]outcome) []float64 {
	return func(of []outcome) []float64 { return []float64{quantile(values(of, err), 1)} }
}

// without is the share of clips without a figure, 0 to 1.
func without(of []outcome) float64 {
	n := 0
	for _, o := range of {
		if math.IsNaN(o.got) {
			n++
		}
	}
	return float64(n) / float64(len(of))
}

// worse is by how much a score is higher than before, for clips that are
// copies of others.
func worse(score func([]outcome) []float64) func([]outcome) []float64 {
	return func(of []outcome) []float64 {
		before := make([]outcome, len(of))
		for i, o := range of {
			before[i] = *o.before
		}
		now, then := score(of), score(before)
		for i := range now {
			now[i] -= then[i]
		}
		return now
	}
}
