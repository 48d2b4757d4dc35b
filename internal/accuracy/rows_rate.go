package main

import (
	"fmt"
	"math"
)

// scriptRate: words a minute over the span, with the script, against the
// reference count over the reference span.
func scriptRate(l *lab) []row {
	r := row{
		measure: "script rate over the span",
		target:  "median ≤ 2, P90 ≤ 5 %",
		figures: []figure{atMost("%.1f", 2), atMost("%.1f %%", 5)},
		score:   medianAnd90(relativeError),
	}
	for i, h := range l.clean() {
		v := l.voices[i]
		if !v.Aligned() || v.script == nil {
			continue
		}
		o := outcome{clip: v.Name, held: v.held, truth: 60 * float64(v.Words) / (v.EndS - v.StartS), got: number(h.Rate.WordsPerMinute)}
		o.cost = badness(relativeError(o))
		o.detail = fmt.Sprintf("%s (%s), true %.1f", say("%.1f wpm", o.got), h.Rate.Source, o.truth)
		r.ours = append(r.ours, o)
	}
	return []row{r}
}

// span: where speech starts and ends.
func span(l *lab) []row {
	ends := []row{{measure: "speech start"}, {measure: "speech end"}}
	sounding := l.sounding("clean", l.storedFiles())
	for i, h := range l.clean() {
		v := l.voices[i]
		if !v.Aligned() {
			continue
		}
		truth := []float64{v.StartS, v.EndS}
		got := []float64{number(h.Speech.StartS), number(h.Speech.EndS)}
		for k := range ends {
			ends[k].ours = append(ends[k].ours, moment(v, truth[k], got[k]))
		}
		if s := sounding; s != nil {
			theirs := []float64{missing, missing}
			if n := len(s[i]); n > 0 {
				theirs = []float64{s[i][0].StartS, s[i][n-1].EndS}
			}
			for k := range ends {
				ends[k].peer = append(ends[k].peer, moment(v, truth[k], theirs[k]))
			}
		}
	}
	for k := range ends {
		ends[k].target = "median ≤ 40, P90 ≤ 120 ms"
		ends[k].figures = []figure{atMost("%.0f", 40), atMost("%.0f ms", 120)}
		ends[k].score = medianAnd90(func(o outcome) float64 { return 1000 * absoluteError(o) })
	}
	return ends
}

// moment is one time against its reference.
func moment(v *voice, truth, got float64) outcome {
	return outcome{
		clip: v.Name, held: v.held, truth: truth, got: got,
		cost:   badness(math.Abs(got - truth)),
		detail: fmt.Sprintf("%s, true %.2f", say("%.2f s", got), truth),
	}
}

var countingFigures = []figure{atMost("%.1f", 10), within("%+.1f", 3), atLeast("%.3f", 0.88)}

// syllables: nuclei heard without a script against the canonical count.
func syllables(l *lab) []row {
	r := row{
		measure: "acoustic syllables: MAPE %, bias %, r of rates",
		target:  "≤ 10, ±3, ≥ 0.88",
		figures: countingFigures,
		score:   counting,
	}
	theirs := l.praatNuclei("clean", l.storedFiles())
	for i, h := range l.clean() {
		v := l.voices[i]
		if v.Syllables == 0 || !v.Aligned() {
			continue
		}
		r.ours = append(r.ours, count(v, number(h.Rate.AcousticSyllables)))
		if theirs != nil {
			r.peer = append(r.peer, count(v, theirs[i]))
		}
	}
	return []row{r}
}

// count is a number of syllables against the canonical one.
func count(v *voice, got float64) outcome {
	o := outcome{clip: v.Name, held: v.held, truth: float64(v.Syllables), got: got, spanS: v.EndS - v.StartS}
	o.cost = badness(relativeError(o))
	o.detail = fmt.Sprintf("%s, true %.0f (%.1f a second)", say("%.0f syllables", got), o.truth, o.truth/o.spanS)
	return o
}
