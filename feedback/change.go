package feedback

import (
	"math"

	"rehearse/analysis"
)

// Change is what became of a measure from one take to another: nearer to where
// it should be is better, whether that is larger or smaller.
type Change int

const (
	Unclear Change = iota // one of them was not measured, or there is no target
	Same                  // as good: both where they should be, or hardly apart
	Better                // nearer to where it should be
	Worse
)

// Compare tells what became of a measure. Differences smaller than step are
// not heard and count as the same.
func (b Band) Compare(before, now analysis.Value, step float64) Change {
	x, ok := now.Get()
	y, also := before.Get()
	if !ok || !also || math.IsInf(b.Good.Min, -1) && math.IsInf(b.Good.Max, 1) {
		return Unclear
	}
	gained := b.Good.off(y) - b.Good.off(x)
	switch {
	case math.Abs(x-y) < step, gained == 0:
		return Same
	case gained > 0:
		return Better
	}
	return Worse
}

// off is how far a value lies outside the span.
func (s Span) off(v float64) float64 { return max(0, s.Min-v, v-s.Max) }
