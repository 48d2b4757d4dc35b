package takes

import (
	"rehearse/analysis"
	"rehearse/feedback"
)

// Aspect is a measure by which takes are compared.
type Aspect struct {
	Name, Unit string
	Digits     int     // behind the point, as it is shown
	Step       float64 // smaller differences are not heard
	Value      func(Figures) analysis.Value
	Band       func(*feedback.Targets) feedback.Band
	Verdicts   []string // the verdicts about it
}

// Aspects lists them in the order they are shown. Where words could not be
// counted, without a script, the pace is in syllables.
func Aspects(words bool) []Aspect {
	pace := Aspect{"pace", "words/min", 0, 5,
		func(f Figures) analysis.Value { return f.WordsPerMinute },
		func(t *feedback.Targets) feedback.Band { return t.WordsPerMinute },
		[]string{feedback.Rushed, feedback.Slow}}
	if !words {
		pace.Unit, pace.Digits, pace.Step = "syll/s", 1, 0.2
		pace.Value = func(f Figures) analysis.Value { return f.SyllablesPerSecond }
		pace.Band = func(t *feedback.Targets) feedback.Band { return t.SyllablesPerSecond }
	}
	return []Aspect{
		pace,
		{"pauses", "% silent", 0, 2,
			Figures.PausePercent,
			func(t *feedback.Targets) feedback.Band { return t.PausePercent },
			[]string{feedback.Pauses}},
		{"melody", "semitones", 1, 0.2,
			func(f Figures) analysis.Value { return f.PitchSDST },
			func(t *feedback.Targets) feedback.Band { return t.PitchSDST },
			[]string{feedback.Flat}},
		{"room", "dB quieter", 0, 2,
			func(f Figures) analysis.Value { return f.SNRDB },
			func(t *feedback.Targets) feedback.Band { return t.SNRDB },
			[]string{feedback.Noisy}},
		{"length", "s", 1, 0.5,
			func(f Figures) analysis.Value { return f.SpanS },
			func(t *feedback.Targets) feedback.Band { return t.LengthS },
			[]string{feedback.Length}},
	}
}

// PausePercent is PauseRatio in percent.
func (f Figures) PausePercent() analysis.Value {
	ratio, ok := f.PauseRatio.Get()
	if !ok {
		return f.PauseRatio
	}
	return analysis.Measured(100 * ratio)
}
