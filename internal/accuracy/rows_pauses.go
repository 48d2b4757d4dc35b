package main

import (
	"fmt"
	"math"

	"rehearse/analysis"
	"rehearse/internal/recordings"
)

// roomNoises are those in which pauses and pitch are looked for.
var roomNoises = []string{"coffee_shop", "city_traffic", "white"}

// pauses: how much of the span is pause, and where pauses begin and end.
func pauses(l *lab) []row {
	ratio := row{
		measure: "pause ratio, mean error",
		target:  "≤ 1.5 points",
		figures: []figure{atMost("%.1f points", 1.5)},
		score:   meanError,
	}
	close50 := boundaryRow("pause boundaries at 50 ms, F1", 0.55)
	close100 := boundaryRow("pause boundaries at 100 ms, F1", 0.75)
	sounding := l.sounding("clean", l.storedFiles())
	for i, h := range l.clean() {
		v := l.voices[i]
		if !v.Aligned() {
			continue
		}
		ratio.ours = append(ratio.ours, ratioOutcome(v, number(h.Pauses.Ratio)))
		close50.ours = append(close50.ours, boundaries(v, v.Name, listed(h.Pauses.List), 0.05))
		close100.ours = append(close100.ours, boundaries(v, v.Name, listed(h.Pauses.List), 0.10))
		if sounding != nil {
			s := sounding[i]
			ratio.peer = append(ratio.peer, ratioOutcome(v, pauseRatio(s)))
			close50.peer = append(close50.peer, boundaries(v, v.Name, pausesIn(s), 0.05))
			close100.peer = append(close100.peer, boundaries(v, v.Name, pausesIn(s), 0.10))
		}
	}
	return []row{ratio, close50, close100}
}

// noisyPauses: the same boundaries with a room mixed in.
func noisyPauses(l *lab) []row {
	var out []row
	for _, at := range []struct{ db, floor float64 }{{20, 0.70}, {15, 0.65}, {10, 0.55}} {
		r := boundaryRow(fmt.Sprintf("the same in cafe, traffic, white at %.0f dB, 100 ms", at.db), at.floor)
		for _, noise := range roomNoises {
			if l.noise(noise) == nil {
				continue
			}
			mixed := l.mixtures(noise, at.db)
			theirs := l.praatOn(mixed)
			for i, m := range mixed {
				name := fmt.Sprintf("%s + %s", m.Name, noise)
				o := boundaries(m.voice, name, listed(m.heard.Pauses.List), 0.10)
				o.groups = []string{noise}
				r.ours = append(r.ours, o)
				if theirs != nil {
					r.peer = append(r.peer, boundaries(m.voice, name, pausesIn(theirs[i]), 0.10))
				}
			}
		}
		out = append(out, r)
	}
	return out
}

// praatOn is where Praat hears sound in mixtures of one noise and ratio. Where
// pitch is looked at as well it is taken from the same files.
func (l *lab) praatOn(of []mixture) [][]recordings.Gap {
	if l.peers.praat == "" || len(of) == 0 {
		return nil
	}
	set := of[0].set()
	if got, ok := l.grids[set]; ok {
		return got
	}
	files := l.mixtureFiles(of)
	defer remove(files)
	if of[0].mixDB == pitchNoiseDB {
		l.praatPitch(set, files)
	}
	return l.sounding(set, files)
}

func (m *mixture) set() string { return fmt.Sprint(m.noise, " ", m.mixDB) }

func boundaryRow(measure string, floor float64) row {
	return row{
		measure: measure,
		target:  fmt.Sprintf("≥ %.2f", floor),
		figures: []figure{atLeast("%.2f", floor)},
		score:   pooledF1,
	}
}

func ratioOutcome(v *voice, got float64) outcome {
	truth := v.PauseRatio()
	return outcome{
		clip: v.Name, held: v.held, truth: 100 * truth, got: 100 * got,
		cost:   badness(math.Abs(got - truth)),
		detail: fmt.Sprintf("%s, true %.1f", say("%.1f %% pause", 100*got), 100*truth),
	}
}

// boundaries matches starts of pauses with starts and ends with ends, each
// once.
func boundaries(v *voice, name string, said []recordings.Gap, toleranceS float64) outcome {
	truth := v.Pauses()
	startsSaid, endsSaid := edges(said)
	startsTrue, endsTrue := edges(truth)
	o := outcome{
		clip: name, held: v.held,
		hits: matched(startsSaid, startsTrue, toleranceS) + matched(endsSaid, endsTrue, toleranceS),
		said: 2 * len(said), there: 2 * len(truth),
	}
	o.cost = float64(o.said + o.there - 2*o.hits)
	o.detail = fmt.Sprintf("%d pauses, true %d; %d of %d boundaries met", len(said), len(truth), o.hits, o.there)
	return o
}

func edges(of []recordings.Gap) (starts, ends []float64) {
	for _, g := range of {
		starts, ends = append(starts, g.StartS), append(ends, g.EndS)
	}
	return starts, ends
}

func listed(of []analysis.Interval) []recordings.Gap {
	out := make([]recordings.Gap, len(of))
	for i, p := range of {
		out[i] = recordings.Gap{StartS: p.StartS, EndS: p.EndS}
	}
	return out
}
