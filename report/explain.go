package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"rehearse/feedback"
)

// Explain writes the explanation of a measure with the targets in force and
// where they come from.
func Explain(w io.Writer, e feedback.Explanation, t feedback.Targets, s Style) error {
	var b strings.Builder
	b.WriteString(s.paint(e.Name, bold) + "\n\n")
	for _, part := range []struct{ label, text string }{
		{"What", e.What}, {"How", e.How}, {"Judged", e.Judged}, {"Unclear", e.Unclear}, {"Off by", e.Off},
	} {
		if part.text == "" {
			continue
		}
		s.labelled(&b, s.paint(part.label, bold), part.text)
		b.WriteString("\n")
	}
	b.WriteString("  " + s.paint("Targets in force", bold))
	if e.Name == "length" {
		fmt.Fprintf(&b, " for a call of the kind %s", t.Call)
	}
	b.WriteString("\n")
	s.bands(&b, e, t)
	_, err := io.WriteString(w, s.plain(b.String()))
	return err
}

// ExplainAll writes for every measure what it is and the targets in force.
func ExplainAll(w io.Writer, all []feedback.Explanation, t feedback.Targets, s Style) error {
	var b strings.Builder
	for _, e := range all {
		s.labelled(&b, s.paint(e.Name, bold), e.What)
		s.bands(&b, e, t)
		b.WriteString("\n")
	}
	b.WriteString(s.wrap("rehearse explain MEASURE says how it is made and when it can not be judged.", 0) + "\n")
	_, err := io.WriteString(w, s.plain(b.String()))
	return err
}

// bands writes the targets of a measure with their sources.
func (s Style) bands(b *strings.Builder, e feedback.Explanation, t feedback.Targets) {
	for _, band := range t.Bands() {
		if !slices.Contains(e.Bands, band.Name) {
			continue
		}
		fmt.Fprintf(b, "\n  %-21s %s\n", band.Name, s.wrap(bandWords(*band.Band), 24))
		b.WriteString("    " + s.paint(s.wrap(band.Source, 4), faint) + "\n")
	}
}

// bandWords is "good 130 to 170 wpm; a fault under 110 or over 190".
func bandWords(b feedback.Band) string {
	var faults []string
	if !math.IsInf(b.Limit.Min, 0) {
		faults = append(faults, "under "+precise(b.Limit.Min))
	}
	if !math.IsInf(b.Limit.Max, 0) {
		faults = append(faults, "over "+precise(b.Limit.Max))
	}
	if len(faults) == 0 {
		return "none"
	}
	return fmt.Sprintf("good %s %s; a fault %s", spanWords(b.Good), b.Unit, strings.Join(faults, " or "))
}

func spanWords(s feedback.Span) string {
	switch {
	case math.IsInf(s.Min, 0):
		return "up to " + precise(s.Max)
	case math.IsInf(s.Max, 0):
		return "from " + precise(s.Min)
	}
	return precise(s.Min) + " to " + precise(s.Max)
}

// precise is a number with no more digits than it needs.
func precise(v float64) string { return fmt.Sprintf("%g", v) }
