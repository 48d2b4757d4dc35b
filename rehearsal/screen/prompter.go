package screen

import (
	"math"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"rehearse/rehearsal"
)

// measure is the longest line of a text to be read aloud: longer ones make the
// eye search for the next.
const measure = 56

// prompter is the text that runs past while somebody reads.
type prompter struct {
	schedule *rehearsal.Schedule
	lines    []rehearsal.Line
	columns  int // the lines were laid out for
}

// lay lays the text out for a window.
func (p *prompter) lay(f frame) {
	columns := min(measure, max(f.inner(), minColumns)-6)
	if p.schedule != nil && columns != p.columns {
		p.lines, p.columns = p.schedule.Lines(columns), columns
	}
}

// rows shows the text in so many rows with the marker where a reader should be
// after so many seconds. The line being read stands in the second place from
// the top, the one before it above: so it is always in the upper third, and
// the last one stays there to the end.
func (p *prompter) rows(f frame, height int, seconds float64) []string {
	if p.schedule == nil {
		return p.free(f, height)
	}
	current, column := rehearsal.Marker(p.lines, seconds)
	left := strings.Repeat(" ", max(margin+2, (f.width-p.columns)/2))
	var rows []string
	for n := max(0, current-1); n < len(p.lines) && len(rows) < height; n++ {
		text, under := f.line(p.lines[n], n-current, column), ""
		pointer := "  "
		if n == current {
			under = f.marker(column)
			pointer = f.paint(accent, f.sign("▸", ">")) + " "
		}
		rows = append(rows, left[2:]+pointer+text, left+under)
	}
	return rows[:min(len(rows), height)]
}

// line is one line of the text: what has been said is faint, the line being
// read strong.
func (f frame) line(l rehearsal.Line, fromCurrent int, column float64) string {
	var b strings.Builder
	at := 0
	put := func(r role, column int, text string) {
		b.WriteString(strings.Repeat(" ", max(0, column-at)) + f.paint(r, text))
		at = column + ansi.StringWidth(text)
	}
	for _, p := range l.Pieces {
		r := plain
		switch {
		case p.ToFill:
			r = toFill
		case fromCurrent < 0, fromCurrent == 0 && float64(p.End()) <= column:
			r = faint
		case fromCurrent == 0:
			r = strong
		}
		put(r, p.Column, p.Text)
		if p.Mark != rehearsal.NoMark {
			put(accent, p.MarkAt, p.Mark.String())
		}
	}
	return b.String()
}

// marker points at a column from below.
func (f frame) marker(column float64) string {
	at := int(math.Floor(column))
	return f.paint(accent, strings.Repeat(f.sign("─", "-"), at)+f.sign("▲", "^"))
}

// free is shown where there is no script.
func (p *prompter) free(f frame, height int) []string {
	rows := []string{"", "", centre(f.paint(strong, "Speak freely."), f.width),
		"", centre(f.paint(faint, "No script was given, so there is no pace to follow."), f.width)}
	return rows[:min(len(rows), height)]
}
