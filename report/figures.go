package report

import (
	"fmt"
	"strings"

	"rehearse/analysis"
	"rehearse/feedback"
)

// figure is one measure on its bar.
type figure struct {
	name   string
	value  analysis.Value
	digits int
	unit   string
	lo, hi float64 // ends of the bar
	target feedback.Range
	state  feedback.State
}

// figures writes the measures that have a target, each with its bar.
func (s Style) figures(b *strings.Builder, d *feedback.Delivery) {
	for _, f := range figuresOf(d) {
		v, ok := f.value.Get()
		if !ok {
			continue
		}
		fmt.Fprintf(b, "  %-9s %6.*f %-12s %s  %s\n", f.name, f.digits, v, f.unit,
			s.bar(v, f.lo, f.hi, f.target, f.state), s.paint(f.goal(), faint))
	}
}

func figuresOf(d *feedback.Delivery) []figure {
	rushed, slow := find(d, feedback.Rushed), find(d, feedback.Slow)
	flat, noisy := find(d, feedback.Flat), find(d, feedback.Noisy)
	pauses, level, length := find(d, feedback.Pauses), find(d, feedback.Level), find(d, feedback.Length)

	pace := figure{"pace", rushed.Value, 0, "words/min", 90, 240,
		feedback.Range{Min: slow.Target.Min, Max: rushed.Target.Max},
		worst(d, []string{feedback.Rushed, feedback.Slow}).State}
	if rushed.Unit != "wpm" {
		pace.digits, pace.unit, pace.lo, pace.hi = 1, "syllables/s", 2, 7
	}
	all := []figure{
		pace,
		{"pauses", pauses.Value, 0, "% silent", 0, 50, pauses.Target, pauses.State},
		{"melody", flat.Value, 1, "semitones", 0, 7.5, flat.Target, flat.State},
		{"loudness", d.Measures.Loudness.SDDB, 1, "dB varied", 0, 7.5,
			feedback.Range{Min: d.Targets.NucleusLevelSDDB.Good.Range().Min}, flat.State},
		{"room", noisy.Value, 0, "dB quieter", 0, 50, noisy.Target, noisy.State},
		{"volume", level.Value, 0, "dBFS", -50, -5, level.Target, level.State},
	}
	if length.Target.Max.OK() || length.Target.Min.OK() {
		top := length.Target.Max.Or(60)
		all = append(all, figure{"length", length.Value, 1, "s", 0, 1.6 * top, length.Target, length.State})
	}
	return all
}

func find(d *feedback.Delivery, name string) feedback.Verdict { return worst(d, []string{name}) }

// goal is the target in words.
func (f figure) goal() string {
	lo, hasLo := f.target.Min.Get()
	hi, hasHi := f.target.Max.Get()
	switch {
	case hasLo && hasHi:
		return fmt.Sprintf("%s to %s", short(lo), short(hi))
	case hasLo:
		return short(lo) + " or more"
	case hasHi:
		return "up to " + short(hi)
	}
	return ""
}

// short is a target as briefly as it can be written.
func short(v float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0")
}

// details are the figures that have no target, in one line.
func details(t Take) string {
	m := &t.Delivery.Measures
	var parts []string
	add := func(v analysis.Value, format string) {
		if x, ok := v.Get(); ok {
			parts = append(parts, fmt.Sprintf(format, x))
		}
	}
	add(m.Rate.ArticulationRate, "%.1f syll/s between pauses")
	add(m.Pitch.MedianHz, "pitch near %.0f Hz")
	add(m.Loudness.IntegratedLUFS, "%.1f LUFS")
	add(m.Noise.FloorDBFS, "floor %.0f dBFS")
	return strings.Join(parts, " · ")
}
