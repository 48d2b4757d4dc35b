package report

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"rehearse/analysis"
	"rehearse/feedback"
)

// Comparison is one take beside another.
type Comparison struct {
	Before, Now Entry
	Rows        []Compared
}

// Compared is one measure of two takes.
type Compared struct {
	Name, Unit  string
	Digits      int
	Before, Now analysis.Value
	Target      feedback.Span
	Change      feedback.Change
}

// Compare writes two takes side by side. The arrows mean better and worse, not
// larger and smaller.
func Compare(w io.Writer, c Comparison, now time.Time, s Style) error {
	var b strings.Builder
	for _, side := range []struct {
		name string
		e    Entry
	}{{"before", c.Before}, {"now", c.Now}} {
		state := strings.ToLower(verdictWords[side.e.Overall])
		if heard := side.e.heard(); heard != "" {
			state += ": " + heard
		}
		fmt.Fprintf(&b, "  %-8s%s  %s\n          %s %s\n", side.name, s.paint(clean(side.e.ID), bold),
			s.paint(Day(side.e.Recorded, now)+side.e.Recorded.Format(", 15:04"), faint), s.mark(side.e.Overall), state)
	}
	fmt.Fprintf(&b, "\n  %s\n", s.paint(fmt.Sprintf("  %-8s%-12s%8s%8s", "", "", "before", "now"), faint))
	for _, r := range c.Rows {
		fmt.Fprintf(&b, "  %s %-8s%-12s%8s%8s   %s\n", s.arrow(r.Change), r.Name, r.Unit,
			cell(r.Before, r.Digits), cell(r.Now, r.Digits), s.paint(r.words(), changeTint(r.Change)))
	}
	_, err := io.WriteString(w, s.plain(b.String()))
	return err
}

// words says what became of the measure, and where it should be.
func (r Compared) words() string {
	x, ok := r.Now.Get()
	switch {
	case !ok || !r.Before.OK():
		return "not measured"
	case r.Change == feedback.Unclear:
		return "no target"
	}
	where := beyond(x, r.Target)
	switch {
	case r.Change == feedback.Better && where == "":
		return "better, now " + within(r.Target)
	case r.Change == feedback.Better:
		return "better, still " + where
	case r.Change == feedback.Worse:
		return "worse, " + where
	case where == "":
		return "good: " + within(r.Target)
	}
	return "the same, " + where
}

// beyond is on which side of a span a value lies, empty inside.
func beyond(x float64, s feedback.Span) string {
	switch {
	case x < s.Min:
		return "under " + precise(s.Min)
	case x > s.Max:
		return "over " + precise(s.Max)
	}
	return ""
}

// within is a span as the place where a value should be.
func within(s feedback.Span) string {
	switch {
	case math.IsInf(s.Min, 0):
		return "no more than " + precise(s.Max)
	case math.IsInf(s.Max, 0):
		return precise(s.Min) + " or more"
	}
	return precise(s.Min) + " to " + precise(s.Max)
}

// arrow is the sign of a change.
func (s Style) arrow(c feedback.Change) string {
	signs := map[feedback.Change]string{feedback.Better: "▲", feedback.Worse: "▼", feedback.Same: "=", feedback.Unclear: " "}
	if s.ASCII {
		signs[feedback.Better], signs[feedback.Worse] = "+", "-"
	}
	return s.paint(signs[c], changeTint(c), bold)
}

func changeTint(c feedback.Change) string {
	switch c {
	case feedback.Better:
		return green
	case feedback.Worse:
		return red
	}
	return faint
}
