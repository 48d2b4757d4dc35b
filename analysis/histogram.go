package analysis

import (
	"math"
	"slices"
)

// histogram counts values in steps, so that the quantiles of any amount of
// sound cost the same memory. Values outside its range count at its ends.
type histogram struct {
	low, step float64
	count     []uint32
	n         int
}

func newHistogram(low, high, step float64) histogram {
	return histogram{low: low, step: step, count: make([]uint32, int((high-low)/step)+1)}
}

// newLevels is a histogram of levels in dB.
func newLevels(stepDB float64) histogram { return newHistogram(silenceDBFS, 20, stepDB) }

func (h *histogram) add(v float64) {
	i := int((v-h.low)/h.step + 0.5)
	h.count[min(max(i, 0), len(h.count)-1)]++
	h.n++
}

// quantile is the q-quantile of the values, taken as spread evenly inside each
// step; NaN when there are none.
func (h *histogram) quantile(q float64) float64 {
	rank := q * float64(h.n)
	for i, c := range h.count {
		if c > 0 && rank <= float64(c) {
			return h.low + h.step*(float64(i)-0.5+rank/float64(c))
		}
		rank -= float64(c)
	}
	return math.NaN()
}

func (h *histogram) reset() {
	clear(h.count)
	h.n = 0
}

func (h histogram) clone() histogram {
	h.count = slices.Clone(h.count)
	return h
}
