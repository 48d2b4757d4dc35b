package main

import (
	"fmt"
	"math"

	"rehearse/analysis"
	"rehearse/audio"
	"rehearse/feedback"
	"rehearse/script"
)

// heard is what the program makes of a sound: its measures, what it says
// about them, and the course of F0 where that was asked for.
type heard struct {
	analysis.Measures
	verdicts []feedback.Verdict
	contour  []float32
}

// hear measures x as `rehearse analyze` would, against a script when there is
// one.
func hear(x []float32, rate audio.SampleRate, s *script.Script, contour bool) heard {
	a := analysis.New(rate)
	a.Write(x)
	d := feedback.Judge(a.Measures(), s, script.Free, feedback.TargetsFor(script.Free))
	h := heard{Measures: d.Measures, verdicts: d.Verdicts}
	if contour {
		h.contour = a.Contour()
	}
	return h
}

// says is the state of a verdict.
func (h heard) says(verdict string) feedback.State {
	for _, v := range h.verdicts {
		if v.Name == verdict {
			return v.State
		}
	}
	panic("no verdict " + verdict)
}

// number is the value, NaN where there is none.
func number(v analysis.Value) float64 { return v.Or(missing) }

// say is a figure as text, "none" where it is missing.
func say(format string, v float64) string {
	if math.IsNaN(v) {
		return "none"
	}
	return fmt.Sprintf(format, v)
}
