package screen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rehearse/feedback"
	"rehearse/rehearsal"
	"rehearse/takes"
)

// View shows the drill.
func (d *Drill) View() tea.View {
	f := d.frame
	switch d.mode {
	case taking:
		more := f.recording(&d.stage)
		if more == "" {
			more = d.takeNumber(len(d.Takes) + 1)
		}
		return d.stage.view(f, d.header(more))
	case trouble:
		return d.troubled(f)
	}
	return f.page(d.header(d.takeNumber(max(1, len(d.Takes)))), d.verdict(f), d.keys())
}

// header is what is rehearsed and how far the drill has come.
func (d *Drill) header(more string) string {
	return d.frame.sides(d.frame.heading(d.stage.text, d.stage.clock, more),
		d.frame.pips(d.streak, d.options.Goal), d.frame.inner())
}

func (d *Drill) takeNumber(n int) string { return d.frame.paint(faint, fmt.Sprintf("take %d", n)) }

// verdictWords are those of a report.
var verdictWords = map[feedback.State]string{
	feedback.Pass: "ready", feedback.Warn: "nearly", feedback.Fail: "not yet", feedback.Unknown: "unclear",
}

// verdict shows the last take: one word, what a listener hears, the one thing
// to do, and how it stands beside earlier takes.
func (d *Drill) verdict(f frame) []string {
	take := &d.stage.take
	delivery := &take.Delivery
	word, look := verdictWords[delivery.Overall], roleOf(delivery.Overall)
	if d.done && take.Passed() && !d.thrown {
		word = fmt.Sprintf("%d in a row", d.options.Goal)
	}
	title := f.paintAll(look, f.medium(word))
	var rows []string
	if f.middle() >= 18 {
		rows = append(rows, "")
	}
	for _, row := range title {
		rows = append(rows, f.indent(row))
	}
	rows = append(rows, "")
	heard := "A listener hears " + delivery.Heard + "."
	if delivery.Overall == feedback.Unknown {
		heard = "This take can not be judged: " + delivery.Heard + "."
	}
	rows = append(rows, f.labelled(look, "Heard", heard)...)
	next := delivery.Next
	if d.done && take.Passed() {
		next = "This drill is done. Leave it at that, and make the call."
	}
	rows = append(rows, f.labelled(strong, "Next", next)...)
	rows = append(rows, "")
	rows = append(rows, d.comparison(f)...)
	if room := f.middle() - len(rows) - 2; len(delivery.Notes) > 0 && room > 0 {
		note := f.labelled(faint, "Note", sentence(delivery.Notes[0]))
		rows = append(rows, note[:min(room, len(note))]...)
	}
	if len(rows)+2 <= f.middle() {
		rows = append(rows, "")
	}
	return append(rows, d.footnote(f))
}

// footnote is the last line above the keys: what goes on, or what became of
// the take.
func (d *Drill) footnote(f frame) string {
	take := &d.stage.take
	var text string
	look := faint
	switch {
	case d.mode == playing:
		look = accent
		text = fmt.Sprintf("%s %s %s of %s; any key ends it", f.sign("♪", "*"), d.heard, clock(min(d.heardFor, take.Length)), clock(take.Length))
	case d.problem != "":
		text, look = d.problem, warn
	case d.thrown:
		text, look = "thrown away: this take does not count", warn
	case take.Cut != nil:
		text, look = take.Cut.Error(), warn
	case take.Unnoted != nil:
		text, look = take.Unnoted.Error(), warn
	case take.Kept != "":
		text = "kept as " + take.Kept
	default:
		text = "not kept"
	}
	return f.indent(f.paint(look, f.shorten(text, f.inner())))
}

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
	if len(titles) == 0 {
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

func (d *Drill) keys() []key {
	keys := []key{{"r", "replay"}, {"p", "on the phone"}, {"a", "again"}}
	if len(d.options.Texts) > 1 {
		keys = append(keys, key{"n", "next: " + d.options.Texts[(d.at+1)%len(d.options.Texts)].Name})
	}
	if d.thrown {
		keys = keys[2:]
	} else {
		keys = append(keys, key{"x", "throw away"})
	}
	return append(keys, d.stage.cueKey(), key{"q", "quit"})
}

// troubled says why no take could be made, and what to do.
func (d *Drill) troubled(f frame) tea.View {
	rows := append([]string{""}, centreAll(f.paintAll(bad, f.medium("no take")), f.width)...)
	rows = append(rows, "")
	rows = append(rows, f.labelled(strong, "Wrong", sentence(d.stage.err.Error()))...)
	for _, hint := range d.options.Hints(d.stage.err) {
		rows = append(rows, "")
		rows = append(rows, f.labelled(strong, "To do", sentence(hint))...)
	}
	return f.page(d.header(""), rows, []key{{"a", "try again"}, {"q", "quit"}})
}
