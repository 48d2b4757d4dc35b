package screen

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"rehearse/feedback"
	"rehearse/rehearsal"
)

// gaugeRows is the height of the clock and its gauges.
const gaugeRows = 3

// gauges shows the time against its target in large figures and as a bar, and
// the level of the voice.
func (f frame) gauges(elapsed time.Duration, c rehearsal.Clock, m *rehearsal.Meter) []string {
	state := c.State(elapsed.Seconds())
	look := roleOf(state)
	if !c.Timed() {
		look = strong
	}
	digits := f.paintAll(look, f.medium(clock(elapsed)))
	clockWidth := 0
	for _, row := range digits {
		clockWidth = max(clockWidth, ansi.StringWidth(row))
	}
	clockWidth = max(clockWidth+2, 20)
	const label, tail = 7, 13
	cells := min(48, f.inner()-clockWidth-label-tail)
	var right [gaugeRows]string
	if cells >= 8 {
		right[0] = f.timeBar(elapsed.Seconds(), c, cells, look)
		right[2] = f.levelBar(m, cells)
	}
	rows := make([]string, gaugeRows)
	for i := range rows {
		rows[i] = f.indent(fit(digits[i], clockWidth) + right[i])
	}
	return rows
}

// clock writes a duration as minutes and seconds.
func clock(d time.Duration) string {
	s := int(d / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// timeBar fills as time passes; the target is marked on it.
func (f frame) timeBar(seconds float64, c rehearsal.Clock, cells int, look role) string {
	if !c.Timed() {
		return ""
	}
	top := 1.3 * c.Good.Max
	words := map[feedback.State]string{feedback.Warn: "a bit long", feedback.Fail: "too long"}[c.State(seconds)]
	if words == "" {
		words = target(c.Good)
	}
	return f.paint(faint, "time   ") + f.bar(seconds/top, c.Good.Min/top, c.Good.Max/top, cells, look) + "  " + f.paint(look, words)
}

// target is a length in words.
func target(s feedback.Span) string {
	switch {
	case s.Min > 0:
		return fmt.Sprintf("%.0f to %.0f s", s.Min, s.Max)
	case math.IsInf(s.Max, 1):
		return ""
	}
	return fmt.Sprintf("up to %.0f s", s.Max)
}

// levelWords say how the voice stands to its target.
var levelWords = map[rehearsal.Loudness]struct {
	text string
	look role
}{
	rehearsal.Silent:   {"", faint},
	rehearsal.TooQuiet: {"too quiet", warn},
	rehearsal.Right:    {"right", good},
	rehearsal.TooLoud:  {"too loud", warn},
	rehearsal.Clipping: {"CLIPPING", bad},
}

// levelBar fills as the voice rises; where it should be is marked on it.
func (f frame) levelBar(m *rehearsal.Meter, cells int) string {
	share := func(db float64) float64 { return (db - rehearsal.MeterFloorDBFS) / -rehearsal.MeterFloorDBFS }
	word := levelWords[m.State()]
	return f.paint(faint, "level  ") +
		f.bar(share(m.HeldDBFS), share(m.Target.Good.Min), share(m.Target.Good.Max), cells, word.look) +
		"  " + f.paint(word.look, word.text)
}

// bar is filled up to a share of its cells; the stretch from lo to hi is where
// the filling should end.
func (f frame) bar(share, lo, hi float64, cells int, look role) string {
	at := func(x float64) int { return int(math.Round(min(1, max(0, x)) * float64(cells))) }
	full, wanted, empty := f.sign("█", "#"), f.sign("▒", "="), f.sign("·", ".")
	filled, from, to := at(share), at(lo), at(hi)
	var b strings.Builder
	b.WriteString(f.paint(look, strings.Repeat(full, filled)))
	for i := filled; i < cells; {
		end, r, cell := cells, faint, empty
		switch {
		case i < from:
			end = from
		case i < to:
			end, r, cell = to, accent, wanted
		}
		b.WriteString(f.paint(r, strings.Repeat(cell, end-i)))
		i = end
	}
	return b.String()
}
