package screen

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"rehearse/feedback"
	"rehearse/rehearsal"
	"rehearse/takes"
)

// arrow says what became of a measure. They mean better and worse, not more
// and less.
func (l Look) arrow(c feedback.Change) string {
	switch c {
	case feedback.Better:
		return l.paint(good, l.sign("▲", "+"))
	case feedback.Worse:
		return l.paint(bad, l.sign("▼", "-"))
	case feedback.Same:
		return l.paint(faint, "=")
	}
	return " "
}

// comparison is this take beside the last and the best one.
func (d *Drill) comparison(f frame) []string {
	history := d.stage.take.Before
	var others []takes.Figures
	var titles []string
	for _, other := range []struct {
		take *takes.Take
		name string
	}{{history.Last, "last"}, {history.Best, "best"}} {
		if other.take != nil {
			others, titles = append(others, other.take.Figures), append(titles, other.name)
		}
	}
	const name, value, unit, column = 11, 9, 13, 10
	head := fit("", name) + fit("this take", value+unit)
	for _, title := range titles {
		head += fit(title, column)
	}
	legend := f.sign("▲ better  ▼ worse", "+ better  - worse")
	if len(titles) == 0 || ansi.StringWidth(head+legend) > f.inner() {
		legend = ""
	}
	rows := []string{f.indent(f.paint(faint, head+legend))}
	for _, r := range rehearsal.Compare(&d.stage.take.Delivery, others...) {
		var b strings.Builder
		b.WriteString(f.mark(r.State) + " " + fit(r.Name, name-2))
		b.WriteString(f.paint(strong, fmt.Sprintf("%6s", r.Format(r.This))) + " " + f.paint(faint, fit(r.Unit, value+unit-7)))
		for _, o := range r.Other {
			b.WriteString(fmt.Sprintf("%5s ", r.Format(o.Value)) + f.arrow(o.Change) + strings.Repeat(" ", column-7))
		}
		rows = append(rows, f.indent(b.String()))
	}
	return rows
}
