package main

import (
	"fmt"
	"math"
)

// pitchNoiseDB is the ratio at which pitch is looked for in noise.
const pitchNoiseDB = 10

// pitch: the course of F0 against Praat's two-pass track, frame by frame.
func pitch(l *lab) []row {
	gross := row{
		measure: "F0 gross errors (> 20 %), both voiced",
		target:  "≤ 1 %",
		figures: []figure{atMost("%.2f %%", 1)},
		score:   share,
	}
	voicing := row{
		measure: "voicing disagreement",
		target:  "≤ 10 %",
		figures: []figure{atMost("%.1f %%", 10)},
		score:   share,
	}
	spread := row{
		measure: "SD of F0, frames both call voiced: median and P90 of the error",
		target:  "P90 ≤ 0.2 st",
		figures: []figure{shown("%.2f"), atMost("%.2f st", 0.2)},
		score:   medianAnd90(absoluteError),
	}
	whole := spread
	whole.measure = "SD of F0, each over the frames it calls voiced: the same"
	tracks := l.praatPitch("clean", l.storedFiles())
	if tracks == nil {
		return []row{gross, voicing, spread, whole}
	}
	for i, h := range l.clean() {
		v, ref := l.voices[i], tracks[i]
		g, d := compare(v, v.Name, ref, at(h.contour))
		gross.ours = append(gross.ours, g)
		voicing.ours = append(voicing.ours, d)
		of := func(truth, got float64) outcome {
			o := outcome{clip: v.Name, held: v.held, truth: truth, got: got}
			o.cost = badness(absoluteError(o))
			o.detail = fmt.Sprintf("%s, Praat %.2f", say("%.2f st", got), truth)
			return o
		}
		if sd := spreadST(ref.hz); !math.IsNaN(sd) {
			whole.ours = append(whole.ours, of(sd, number(h.Pitch.SDST)))
		}
		if theirs, ours := bothVoiced(ref, at(h.contour)); !math.IsNaN(spreadST(theirs)) {
			spread.ours = append(spread.ours, of(spreadST(theirs), spreadST(ours)))
		}
	}
	return []row{gross, voicing, spread, whole}
}

// bothVoiced is the F0 of a reference track and of ours where both hear a
// voice.
func bothVoiced(ref track, hz func(timeS float64) float64) (theirs, ours []float64) {
	for k, want := range ref.hz {
		if got := hz(ref.timeS[k]); want > 0 && got > 0 {
			theirs, ours = append(theirs, want), append(ours, got)
		}
	}
	return theirs, ours
}

// noisyPitch: the same with a room mixed in, against the track of the clean
// voice.
func noisyPitch(l *lab) []row {
	gross := row{
		measure: fmt.Sprintf("F0 gross errors in cafe, traffic, white at %d dB", pitchNoiseDB),
		target:  "≤ 3 %",
		figures: []figure{atMost("%.2f %%", 3)},
		score:   share,
	}
	tracks := l.praatPitch("clean", l.storedFiles())
	for _, noise := range roomNoises {
		if l.noise(noise) == nil || tracks == nil {
			continue
		}
		mixed := l.mixtures(noise, pitchNoiseDB)
		l.praatOn(mixed)
		theirs := l.tracks[mixed[0].set()]
		for i, m := range mixed {
			name := fmt.Sprintf("%s + %s", m.Name, noise)
			g, _ := compare(m.voice, name, tracks[m.index], at(m.heard.contour))
			g.groups = []string{noise}
			gross.ours = append(gross.ours, g)
			g, _ = compare(m.voice, name, tracks[m.index], theirs[i].at)
			gross.peer = append(gross.peer, g)
		}
	}
	return []row{gross}
}

// compare counts, over the frames of a reference track, gross errors where
// both hear a voice and frames where only one does.
func compare(v *voice, name string, ref track, hz func(timeS float64) float64) (gross, voicing outcome) {
	gross = outcome{clip: name, held: v.held}
	voicing = outcome{clip: name, held: v.held, there: len(ref.hz)}
	only := [2]int{}
	for k, want := range ref.hz {
		got := hz(ref.timeS[k])
		switch {
		case want > 0 && got > 0:
			gross.there++
			if math.Abs(got/want-1) > 0.2 {
				gross.hits++
			}
		case want > 0:
			only[0]++
		case got > 0:
			only[1]++
		}
	}
	voicing.hits = only[0] + only[1]
	gross.cost, voicing.cost = float64(gross.hits), float64(voicing.hits)
	gross.detail = fmt.Sprintf("%d of %d frames", gross.hits, gross.there)
	voicing.detail = fmt.Sprintf("%d of %d frames: %d voiced by Praat alone, %d by us alone", voicing.hits, voicing.there, only[0], only[1])
	return gross, voicing
}

// at looks up our contour: hop i stands for (i + 0.5) · 10 ms.
func at(contour []float32) func(float64) float64 {
	return func(timeS float64) float64 {
		i := int(math.Round(timeS/0.01 - 0.5))
		if i < 0 || i >= len(contour) {
			return 0
		}
		return float64(contour[i])
	}
}

// at is the F0 of the frame nearest to a time.
func (t track) at(timeS float64) float64 {
	if len(t.timeS) == 0 {
		return 0
	}
	i := int(math.Round((timeS - t.timeS[0]) / 0.01))
	if i < 0 || i >= len(t.hz) {
		return 0
	}
	return t.hz[i]
}

// spreadST is the standard deviation of F0 in semitones, NaN with less than
// half a second of voice. Frames without one are 0.
func spreadST(f0Hz []float64) float64 {
	var st []float64
	for _, hz := range f0Hz {
		if hz > 0 {
			st = append(st, 12*math.Log2(hz))
		}
	}
	if len(st) < 50 {
		return math.NaN()
	}
	m := mean(st)
	sum := 0.0
	for _, v := range st {
		sum += (v - m) * (v - m)
	}
	return math.Sqrt(sum / float64(len(st)-1))
}
