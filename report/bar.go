package report

import (
	"math"
	"strings"

	"rehearse/feedback"
)

// barWidth is the number of cells of a bar.
const barWidth = 25

// bar shows where a value lies against its target: the target is the thick
// part of a line from lo to hi, the value a dot on it. A value beyond an end
// is an arrow there.
func (s Style) bar(v, lo, hi float64, target feedback.Range, state feedback.State) string {
	signs := []rune("·━●◀▶")
	if s.ASCII {
		signs = []rune(".=o<>")
	}
	cell := func(x float64) int {
		return int(math.Round((x - lo) / (hi - lo) * (barWidth - 1)))
	}
	from, to := cell(target.Min.Or(lo)), cell(target.Max.Or(hi))
	at, dot := cell(v), signs[2]
	switch {
	case v < lo:
		at, dot = 0, signs[3]
	case v > hi:
		at, dot = barWidth-1, signs[4]
	}
	var b strings.Builder
	for i := range barWidth {
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
