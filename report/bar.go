package report

import (
	"math"
	"strings"

	"rehearse/feedback"
)

// barWidth is the number of cells of a bar: what a line leaves beside the words
// of a figure, and no more than can be read at a glance.
func (s Style) barWidth() int {
	const words, most = 46, 25
	return min(most, s.width()-words)
}

// bar shows where a value lies against its target: the target is the thick
// part of a line from lo to hi, the value a dot on it. A value beyond an end
// is an arrow there.
func (s Style) bar(v, lo, hi float64, target feedback.Range, state feedback.State) string {
	signs := []rune("·━●◀▶")
	if s.ASCII {
		signs = []rune(".=o<>")
	}
	last := s.barWidth() - 1
	cell := func(x float64) int {
		return int(math.Round((x - lo) / (hi - lo) * float64(last)))
	}
	from, to := cell(target.Min.Or(lo)), cell(target.Max.Or(hi))
	at, dot := cell(v), signs[2]
	switch {
	case v < lo:
		at, dot = 0, signs[3]
	case v > hi:
		at, dot = last, signs[4]
	}
	var b strings.Builder
	for i := range last + 1 {
		switch {
		case i == at:
			b.WriteString(s.paint(string(dot), tint(state), bold))
		case i >= from && i <= to:
			b.WriteString(s.paint(string(signs[1]), faint))
		default:
			b.WriteString(s.paint(string(signs[0]), faint))
		}
	}
	return b.String()
}
