package analysis

import (
	"math"
	"slices"
)

// histogram counts levels in dB in steps, so that the quantiles of any amount
// of sound cost the same memory.
type histogram struct {
	stepDB float64
	count  []uint32
	n      int
}

func newHistogram(stepDB float64) histogram {
	return histogram{stepDB: stepDB, count: make([]uint32, int((20-silenceDBFS)/stepDB)+1)}
}

func (h *histogram) add(db float64) {
	i := int((db-silenceDBFS)/h.stepDB + 0.5)
	h.count[min(max(i, 0), len(h.count)-1)]++
	h.n++
}

// quantile is the q-quantile of the levels in dB, spread evenly inside its
// step; NaN when there are none.
func (h *histogram) quantile(q float64) float64 {
	rank := q * float64(h.n)
	for i, c := range h.count {
		if c > 0 && rank <= float64(c) {
			return silenceDBFS + h.stepDB*(float64(i)-0.5+rank/float64(c))
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
