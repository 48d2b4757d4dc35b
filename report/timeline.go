package report

import (
	"math"
	"strings"

	"rehearse/analysis"
)

// timeline is the take from its first to its last second as one line: blocks
// where there is speech, gaps where there is none. Each cell shows what fills
// most of it.
func (s Style) timeline(segments []analysis.Interval, durationS float64, cells int) string {
	if durationS <= 0 {
		return ""
	}
	block := "▬"
	rest := "·"
	if s.ASCII {
		block, rest = "#", "."
	}
	var b strings.Builder
	for i := range cells {
		cell := analysis.Interval{
			StartS: durationS * float64(i) / float64(cells),
			EndS:   durationS * float64(i+1) / float64(cells),
		}
		if covered(cell, segments) >= cell.Length()/2 {
			b.WriteString(block)
		} else {
			b.WriteString(s.paint(rest, faint))
		}
	}
	return b.String()
}

// covered is how many seconds of cell lie in the segments.
func covered(cell analysis.Interval, segments []analysis.Interval) float64 {
	sum := 0.0
	for _, g := range segments {
		sum += math.Max(0, math.Min(cell.EndS, g.EndS)-math.Max(cell.StartS, g.StartS))
	}
	return sum
}
