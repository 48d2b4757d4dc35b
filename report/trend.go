package report

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"rehearse/analysis"
)

// Trend is how the takes of a script went on.
type Trend struct {
	Script string
	Takes  int
	Since  time.Time // of the first take
	Streak int       // passes in a row, up to now
	Best   Entry
	Rows   []Course
}

// Course is one measure over the takes of a script: how it was at first, how
// it is now, and every take between.
type Course struct {
	Compared
	Values []analysis.Value // the oldest first
	Step   float64          // smaller differences are not heard
}

// TrendText writes a trend: for each measure a line of bars, one for each of
// the last takes, and the change in words.
func TrendText(w io.Writer, t Trend, now time.Time, s Style) error {
	var b strings.Builder
	fmt.Fprintf(&b, "  %s  %s\n", s.paint(clean(t.Script), bold), s.paint(t.subtitle(now), faint))
	fmt.Fprintf(&b, "  best: %s  %s\n\n", clean(t.Best.ID), s.paint(Day(t.Best.Recorded, now), faint))
	bars := 0
	for _, r := range t.Rows {
		bars = max(bars, len(r.Values))
	}
	bars = min(bars, s.sparks())
	b.WriteString(s.paint(fmt.Sprintf("  %-10s%-12s%6s  %*s%7s", "", "", "first", bars, "", "now"), faint) + "\n")
	for _, r := range t.Rows {
		line := s.sparkline(r.Values[max(0, len(r.Values)-bars):], r.Step)
		fmt.Fprintf(&b, "  %s %-8s%-12s%6s  %s%7s  %s\n", s.arrow(r.Change), r.Name, r.Unit,
			cell(r.Before, r.Digits), line, cell(r.Now, r.Digits), s.paint(s.shorten(r.words(), s.width()-courseWidth-bars), changeTint(r.Change)))
	}
	_, err := io.WriteString(w, s.plain(b.String()))
	return err
}

// subtitle is "12 takes since Friday 20 November, 3 passes in a row".
func (t Trend) subtitle(now time.Time) string {
	text := fmt.Sprintf("%d takes since %s", t.Takes, Day(t.Since, now))
	if t.Takes == 1 {
		text = "1 take, " + Day(t.Since, now)
	}
	switch {
	case t.Streak == 1:
		text += ", the last one passed"
	case t.Streak > 1:
		text += fmt.Sprintf(", %d passes in a row", t.Streak)
	}
	return text
}

// courseWidth is the room for a measure's name and figures, without bars.
const courseWidth = 41

// sparks is how many takes a line of bars has room for.
func (s Style) sparks() int {
	const words, most = 25, 30
	return max(0, min(most, s.width()-courseWidth-words))
}

// sparkline draws values as bars between the lowest and the highest of them,
// with steps no finer than can be heard: a level line stays level. A missing
// value is a gap.
func (s Style) sparkline(values []analysis.Value, step float64) string {
	signs := []rune("▁▂▃▄▅▆▇█")
	if s.ASCII {
		signs = []rune("_.-=*#")
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if x, ok := v.Get(); ok {
			lo, hi = min(lo, x), max(hi, x)
		}
	}
	top := float64(len(signs) - 1)
	unit := max(step, (hi-lo)/top)
	foot := (lo+hi)/2 - unit*top/2
	var b strings.Builder
	for _, v := range values {
		x, ok := v.Get()
		if !ok {
			b.WriteByte(' ')
			continue
		}
		at := math.Round((x - foot) / unit)
		b.WriteRune(signs[int(min(max(at, 0), top))])
	}
	return b.String()
}
