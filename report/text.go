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
	heard := "A listener hears " + d.Heard + "."
	if d.Overall == feedback.Unknown {
		heard = "This take can not be judged: " + d.Heard + "."
	}
	s.labelled(b, s.paint(verdictWords[d.Overall], tint(d.Overall), bold), heard)
	s.labelled(b, s.paint("Next", bold), d.Next)
	b.WriteString("\n")
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

func (s Style) evidence(b *strings.Builder, d *feedback.Delivery) {
	before := b.Len()
	for _, a := range aspects {
		v := worst(d, a.verdicts)
		if v.State == feedback.Unknown && v.Evidence == d.Heard {
			continue // the headline says so
		}
		b.WriteString("  " + s.mark(v.State) + " " + pad(a.name, labelWidth-2) + s.wrap(v.Evidence, 2+labelWidth) + "\n")
	}
	if b.Len() > before {
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
	for _, note := range t.Delivery.Notes {
		b.WriteString("\n  " + s.paint("note:", bold) + " " + s.wrap(note, len("  note: ")) + "\n")
	}
}
