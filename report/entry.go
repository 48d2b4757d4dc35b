package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"rehearse/analysis"
	"rehearse/feedback"
)

// Entry is a take of the past in a list.
type Entry struct {
	ID       string
	Recorded time.Time
	Overall  feedback.State
	Faults   []string // names of the verdicts that failed
	Remarks  []string // names of the verdicts with a warning
	Gone     bool     // its recording was deleted

	WordsPerMinute     analysis.Value
	SyllablesPerSecond analysis.Value
	PausePercent       analysis.Value
	PitchSDST          analysis.Value
	SNRDB              analysis.Value
	SpanS              analysis.Value
}

// heard is what a listener heard, in the names of the verdicts.
func (e Entry) heard() string {
	switch {
	case e.Gone:
		return "recording gone"
	case e.Overall == feedback.Unknown:
		return "can not be judged"
	}
	text := strings.Join(e.Faults, ", ")
	if len(e.Remarks) > 0 {
		text += " (" + strings.Join(e.Remarks, ", ") + ")"
	}
	return strings.TrimSpace(text)
}

// listColumn is one figure of the list.
type listColumn struct {
	title, unit string
	width       int
	cell        func(Entry) string
}

var listColumns = []listColumn{
	{"words", "/min", 7, paceCell},
	{"pauses", "%", 7, func(e Entry) string { return cell(e.PausePercent, 0) }},
	{"melody", "st", 7, func(e Entry) string { return cell(e.PitchSDST, 1) }},
	{"room", "dB", 6, func(e Entry) string { return cell(e.SNRDB, 0) }},
	{"length", "s", 7, func(e Entry) string { return cell(e.SpanS, 1) }},
}

// paceCell is the pace in words a minute or, for a take without a script, in
// syllables a second, which then says so.
func paceCell(e Entry) string {
	if !e.WordsPerMinute.OK() && e.SyllablesPerSecond.OK() {
		return cell(e.SyllablesPerSecond, 1) + "/s"
	}
	return cell(e.WordsPerMinute, 0)
}

// List writes takes of the past one a line, in their order, under the days
// they were recorded on. Their names are written in full: they are what one
// types. Where little room is left, the words at the end give way.
func List(w io.Writer, entries []Entry, now time.Time, s Style) error {
	var b strings.Builder
	names := leastName
	for _, e := range entries {
		names = max(names, ansi.StringWidth(clean(e.ID)))
	}
	head := func(first, last string, of func(listColumn) string) {
		line := "  " + pad(first, names)
		for _, c := range listColumns {
			line += fmt.Sprintf("%*s", c.width, of(c))
		}
		if ansi.StringWidth(line+"  "+last) <= s.width() {
			line += "  " + last
		}
		b.WriteString(s.paint(strings.TrimRight(line, " "), faint) + "\n")
	}
	head("", "", func(c listColumn) string { return c.title })
	head("take", "heard as", func(c listColumn) string { return c.unit })
	day := ""
	for _, e := range entries {
		if d := Day(e.Recorded, now); d != day {
			day = d
			b.WriteString("  " + s.paint(day, bold) + "\n")
		}
		s.entry(&b, e, names)
	}
	_, err := io.WriteString(w, s.plain(b.String()))
	return err
}

func (s Style) entry(b *strings.Builder, e Entry, names int) {
	line := s.mark(e.Overall) + " " + pad(clean(e.ID), names)
	for _, c := range listColumns {
		line += fmt.Sprintf("%*s", c.width, c.cell(e))
	}
	if heard := s.shorten(e.heard(), s.width()-ansi.StringWidth(line)-2); heard != "" && heard != s.ellipsis() {
		line += "  " + heard
	}
	b.WriteString(line + "\n")
}

// cell is a value in a column, a dash when it was not measured.
func cell(v analysis.Value, digits int) string {
	x, ok := v.Get()
	if !ok {
		return "-"
	}
	return fmt.Sprintf("%.*f", digits, x)
}

// Day is a date as one says it: today, yesterday, Friday 20 November, with
// the year when it is another one.
func Day(at, now time.Time) string {
	switch day := at.Format(time.DateOnly); {
	case day == now.Format(time.DateOnly):
		return "today"
	case day == now.AddDate(0, 0, -1).Format(time.DateOnly):
		return "yesterday"
	case at.Year() == now.Year():
		return at.Format("Monday 2 January")
	}
	return at.Format("Monday 2 January 2006")
}
