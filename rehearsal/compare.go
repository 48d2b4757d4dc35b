package rehearsal

import (
	"fmt"
	"math"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/takes"
)

// Change is what became of a measure from one take to another.
type Change int

const (
	Unclear Change = iota // one of them was not measured, or there is no target
	Same                  // as good: both where they should be, or hardly apart
	Better                // nearer to where it should be
	Worse
)

// Row is one measure of a take beside that of other takes.
type Row struct {
	Name  string // pace, pauses, melody, room, length
	Unit  string
	This  analysis.Value
	State feedback.State // of this take
	Other []Against
}

// Against is the same measure of another take, and what became of it since.
type Against struct {
	Value  analysis.Value
	Change Change
}

// aspect is a measure by which takes are compared.
type aspect struct {
	name, unit string
	value      func(takes.Figures) analysis.Value
	band       func(*feedback.Targets) feedback.Band
	verdicts   []string
	step       float64 // differences below this are not heard
}

func aspects(words bool) []aspect {
	pace := aspect{"pace", "words/min",
		func(f takes.Figures) analysis.Value { return f.WordsPerMinute },
		func(t *feedback.Targets) feedback.Band { return t.WordsPerMinute },
		[]string{feedback.Rushed, feedback.Slow}, 5}
	if !words {
		pace.unit, pace.step = "syll/s", 0.2
		pace.value = func(f takes.Figures) analysis.Value { return f.SyllablesPerSecond }
		pace.band = func(t *feedback.Targets) feedback.Band { return t.SyllablesPerSecond }
	}
	return []aspect{
		pace,
		{"pauses", "% silent",
			func(f takes.Figures) analysis.Value { return percent(f.PauseRatio) },
			func(t *feedback.Targets) feedback.Band { return t.PausePercent },
			[]string{feedback.Pauses}, 2},
		{"melody", "semitones",
			func(f takes.Figures) analysis.Value { return f.PitchSDST },
			func(t *feedback.Targets) feedback.Band { return t.PitchSDST },
			[]string{feedback.Flat}, 0.2},
		{"room", "dB quieter",
			func(f takes.Figures) analysis.Value { return f.SNRDB },
			func(t *feedback.Targets) feedback.Band { return t.SNRDB },
			[]string{feedback.Noisy}, 2},
		{"length", "s",
			func(f takes.Figures) analysis.Value { return f.SpanS },
			func(t *feedback.Targets) feedback.Band { return t.LengthS },
			[]string{feedback.Length}, 0.5},
	}
}

func percent(ratio analysis.Value) analysis.Value {
	r, ok := ratio.Get()
	if !ok {
		return ratio
	}
	return analysis.Measured(100 * r)
}

// Compare sets a take beside others.
func Compare(d *feedback.Delivery, others ...takes.Figures) []Row {
	this := takes.FiguresOf(&d.Measures)
	var rows []Row
	for _, a := range aspects(this.WordsPerMinute.OK()) {
		row := Row{Name: a.name, Unit: a.unit, This: a.value(this), State: worstOf(d, a.verdicts)}
		for _, o := range others {
			v := a.value(o)
			row.Other = append(row.Other, Against{v, change(row.This, v, a.band(&d.Targets), a.step)})
		}
		rows = append(rows, row)
	}
	return rows
}

// change tells which of two values is nearer to where it should be.
func change(now, before analysis.Value, b feedback.Band, step float64) Change {
	x, ok := now.Get()
	y, also := before.Get()
	if !ok || !also || math.IsInf(b.Good.Min, -1) && math.IsInf(b.Good.Max, 1) {
		return Unclear
	}
	gained := off(y, b.Good) - off(x, b.Good)
	switch {
	case math.Abs(x-y) < step, gained == 0:
		return Same
	case gained > 0:
		return Better
	}
	return Worse
}

// off is how far a value lies outside a span.
func off(v float64, s feedback.Span) float64 { return max(0, s.Min-v, v-s.Max) }

// worstOf is the gravest state among some of the verdicts.
func worstOf(d *feedback.Delivery, names []string) feedback.State {
	grave := map[feedback.State]int{feedback.Pass: 1, feedback.Unknown: 2, feedback.Warn: 3, feedback.Fail: 4}
	var worst feedback.State
	for _, name := range names {
		for _, v := range d.Verdicts {
			if v.Name == name && grave[v.State] > grave[worst] {
				worst = v.State
			}
		}
	}
	return worst
}

// Format writes a value of the row as it is shown; a missing one is a dash.
func (r Row) Format(v analysis.Value) string {
	x, ok := v.Get()
	if !ok {
		return "-"
	}
	if r.Unit == "words/min" || r.Unit == "% silent" || r.Unit == "dB quieter" {
		return fmt.Sprintf("%.0f", x)
	}
	return fmt.Sprintf("%.1f", x)
}
