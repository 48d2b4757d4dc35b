package screen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rehearse/feedback"
	"rehearse/rehearsal"
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
	rows := d.verdict
	if d.stage.take.Cut != nil {
		rows = d.brokeOff
	}
	return f.page(d.header(d.takeNumber(max(1, len(d.Takes)))), rows(f), d.keys())
}

// header is what is rehearsed and how far the drill has come.
func (d *Drill) header(more string) string {
	return d.frame.heading(d.stage.text, d.stage.clock, more, d.frame.pips(d.streak, d.options.Goal))
}

func (d *Drill) takeNumber(n int) string { return d.frame.paint(faint, fmt.Sprintf("take %d", n)) }

// verdictWords are those of a report.
var verdictWords = map[feedback.State]string{
	feedback.Pass: "ready", feedback.Warn: "nearly", feedback.Fail: "not yet", feedback.Unknown: "unclear",
}

// verdict shows the last take: one word, as large as there is room for, what a
// listener hears, the one thing to do, and how it stands beside earlier takes.
func (d *Drill) verdict(f frame) []string {
	word := verdictWords[d.stage.take.Delivery.Overall]
	if d.done && d.options.Goal > 1 && d.stage.take.Passed() && !d.thrown {
		word = fmt.Sprintf("%d in a row", d.options.Goal)
	}
	rows := d.verdictUnder(f, f.title(word))
	if len(rows) > f.middle() {
		rows = d.verdictUnder(f, []string{strings.ToUpper(word)})
	}
	return rows
}

// verdictUnder is the verdict under its one word.
func (d *Drill) verdictUnder(f frame, title []string) []string {
	take := &d.stage.take
	delivery := &take.Delivery
	look := roleOf(delivery.Overall)
	var rows []string
	if f.middle() >= 18 {
		rows = append(rows, "")
	}
	for _, row := range f.paintAll(look, title) {
		rows = append(rows, f.indent(row))
	}
	rows = append(rows, "")
	heard := "A listener hears " + delivery.Heard + "."
	if delivery.Overall == feedback.Unknown {
		heard = "This take can not be judged: " + delivery.Heard + "."
	}
	rows = append(rows, f.labelled(look, "Heard", heard)...)
	rows = append(rows, f.labelled(strong, "Next", d.advice())...)
	rows = append(rows, "")
	rows = append(rows, d.comparison(f)...)
	if room := f.middle() - len(rows) - 2; len(delivery.Notes) > 0 && room > 0 {
		note := f.labelled(faint, "Note", sentence(delivery.Notes[0]))
		rows = append(rows, note[:min(room, len(note))]...)
	}
	if len(rows)+2 <= f.middle() {
		rows = append(rows, "")
	}
	return append(rows, d.footnote(f)...)
}

// advice is the one thing to do now.
func (d *Drill) advice() string {
	left := d.options.Goal - d.streak
	if d.done {
		left = 0
	}
	return rehearsal.Advice(d.stage.take, left)
}

// brokeOff is shown for a take that could not be finished: what went wrong,
// what is kept, and what to do. What a listener would have heard in the rest
// of it is no verdict on the reader.
func (d *Drill) brokeOff(f frame) []string {
	take := &d.stage.take
	rows := []string{""}
	for _, row := range f.paintAll(bad, f.title("broke off")) {
		rows = append(rows, f.indent(row))
	}
	rows = append(rows, "")
	rows = append(rows, f.labelled(bad, "Wrong", sentence(take.Cut.Error()))...)
	for _, hint := range d.options.Hints(take.Cut) {
		rows = append(rows, f.labelled(strong, "To do", sentence(hint))...)
	}
	rows = append(rows, f.labelled(faint, "So far", fmt.Sprintf("%.1f s were recorded; this take does not count.", take.Length.Seconds()))...)
	return append(append(rows, ""), d.footnote(f)...)
}

// footnote stands last above the keys: what goes on, or what became of the
// take.
func (d *Drill) footnote(f frame) []string {
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
	case take.Unnoted != nil:
		text, look = take.Unnoted.Error(), warn
	case take.Kept != "":
		text = "kept as " + take.Kept
	default:
		text = "not kept"
	}
	var rows []string
	for _, row := range wrap(text, f.inner()) {
		rows = append(rows, f.indent(f.paint(look, row)))
	}
	return rows
}

func (d *Drill) keys() []key {
	keys := []key{{"r", "replay"}, {"p", "on the phone"}, {"a", "again"}}
	if len(d.options.Texts) > 1 {
		keys = append(keys, key{"n", "next: " + d.frame.shorten(d.options.Texts[(d.at+1)%len(d.options.Texts)].Name, 20)})
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
