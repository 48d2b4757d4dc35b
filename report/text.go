package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"rehearse/feedback"
)

// NewText writes the full report of each take. A take that could not be read is
// left to whoever names the error.
func NewText(w io.Writer, s Style) Writer { return textWriter{w, s} }

type textWriter struct {
	w     io.Writer
	style Style
}

func (t textWriter) Write(take Take) error {
	if take.Err != nil {
		return nil
	}
	return Text(t.w, take, t.style)
}

func (textWriter) Close() error { return nil }

// Text writes the full report of one take for a person: the verdict first,
// then the one thing to do, the evidence, and the figures against their
// targets.
func Text(w io.Writer, t Take, s Style) error {
	var b strings.Builder
	d := &t.Delivery
	b.WriteString(s.paint(clean(filepath.Base(t.File)), bold) + s.paint(subtitle(t), faint) + "\n\n")
	s.headline(&b, d)
	s.evidence(&b, d)
	s.figures(&b, d)
	s.closing(&b, t)
	_, err := io.WriteString(w, s.plain(b.String()))
	return err
}

// Brief writes the verdict on a take, the one thing to do and the evidence, all
// of it in words: what is listened to, or read in a hurry.
func Brief(w io.Writer, t Take, s Style) error {
	var b strings.Builder
	b.WriteString(s.paint(clean(filepath.Base(t.File)), bold) + s.paint(subtitle(t), faint) + "\n\n")
	s.headline(&b, &t.Delivery)
	s.evidence(&b, &t.Delivery)
	s.notes(&b, t.Delivery.Notes)
	_, err := io.WriteString(w, s.plain(strings.TrimRight(b.String(), "\n")+"\n"))
	return err
}

// subtitle is what the take is: its kind of call, its length, its script.
func subtitle(t Take) string {
	text := fmt.Sprintf(" · %.1f s", t.Audio.DurationS)
	if t.Delivery.Call != "" {
		text += " · " + string(t.Delivery.Call)
	}
	if s := t.Delivery.Script; s != nil {
		text += fmt.Sprintf(" · %d words", s.Words)
		if s.File != "" {
			text += " of " + clean(filepath.Base(s.File))
		}
	}
	return text
}

// verdictWords are the headline's word for each outcome.
var verdictWords = map[feedback.State]string{
	feedback.Pass: "READY", feedback.Warn: "NEARLY", feedback.Fail: "NOT YET", feedback.Unknown: "UNCLEAR",
}

// labelWidth is the room for the words on the left of headline and evidence.
const labelWidth = 10

func (s Style) headline(b *strings.Builder, d *feedback.Delivery) {
	s.labelled(b, s.paint(verdictWords[d.Overall], tint(d.Overall), bold), heardSentence(d))
	s.labelled(b, s.paint("Next", bold), d.Next)
	b.WriteString("\n")
}

// heardSentence is what a listener hears, or why that can not be said.
func heardSentence(d *feedback.Delivery) string {
	if d.Overall == feedback.Unknown {
		return "This take can not be judged: " + d.Heard + "."
	}
	return "A listener hears " + d.Heard + "."
}

// labelled writes a label and a text that wraps beside it.
func (s Style) labelled(b *strings.Builder, label, text string) {
	b.WriteString("  " + pad(label, labelWidth) + s.wrap(text, 2+labelWidth) + "\n")
}

// aspects are what a listener notices, each with the verdicts about it; of
// several the worst is shown.
var aspects = []struct {
	name     string
	verdicts []string
}{
	{"pace", []string{feedback.Rushed, feedback.Slow}},
	{"pauses", []string{feedback.Pauses}},
	{"melody", []string{feedback.Flat}},
	{"room", []string{feedback.Noisy}},
	{"volume", []string{feedback.Level, feedback.Clipped}},
	{"length", []string{feedback.Length}},
}

// observation is the verdict on an aspect.
type observation struct {
	name string
	feedback.Verdict
}

// observations are the verdicts on all aspects, but for those that only repeat
// why the take can not be judged.
func observations(d *feedback.Delivery) []observation {
	var all []observation
	for _, a := range aspects {
		v := worst(d, a.verdicts)
		if v.State != feedback.Unknown || v.Evidence != d.Heard {
			all = append(all, observation{a.name, v})
		}
	}
	return all
}

func (s Style) evidence(b *strings.Builder, d *feedback.Delivery) {
	all := observations(d)
	for _, o := range all {
		b.WriteString("  " + s.mark(o.State) + " " + pad(o.name, labelWidth-2) + s.wrap(o.Evidence, 2+labelWidth) + "\n")
	}
	if len(all) > 0 {
		b.WriteString("\n")
	}
}

// severity orders states from harmless to grave.
var severity = map[feedback.State]int{feedback.Pass: 0, feedback.Unknown: 1, feedback.Warn: 2, feedback.Fail: 3}

// worst is the gravest of the verdicts named, the first of them among equals.
func worst(d *feedback.Delivery, names []string) feedback.Verdict {
	var w feedback.Verdict
	for _, name := range names {
		for _, v := range d.Verdicts {
			if v.Name == name && (w.Name == "" || severity[v.State] > severity[w.State]) {
				w = v
			}
		}
	}
	return w
}

// closing writes the take as a line of speech and silence, the figures that
// have no target, and the notes.
func (s Style) closing(b *strings.Builder, t Take) {
	m := &t.Delivery.Measures
	end := fmt.Sprintf("  %.1f s", t.Audio.DurationS)
	cells := s.width() - 2 - labelWidth - len(end) - 1
	if line := s.timeline(m.Speech.Segments, t.Audio.DurationS, cells); line != "" {
		b.WriteString("  " + pad("speech", labelWidth) + line + s.paint(end, faint) + "\n")
	}
	if more := details(t); more != "" {
		b.WriteString("  " + s.paint(s.wrap(more, 2), faint) + "\n")
	}
	s.notes(b, t.Delivery.Notes)
}

func (s Style) notes(b *strings.Builder, notes []string) {
	for _, note := range notes {
		b.WriteString("\n  " + s.paint("note:", bold) + " " + s.wrap(note, len("  note: ")) + "\n")
	}
}
