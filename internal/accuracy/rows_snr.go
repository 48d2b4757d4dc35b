package main

import (
	"fmt"
	"math"
)

// A mixture is used where the voice's own noise lies this far below what is
// mixed in. It still counts in the true ratio; being estimated, it must not
// matter there.
const ownBelowMixDB = 10

// snr: speech-band ratio of every clean voice and every noise, 0 to 30 dB.
func snr(l *lab) []row {
	r := row{
		measure: "speech-band SNR 0-30 dB: mean error, 95 % within, without figure",
		target:  "≤ 1.5, ≤ 4 dB",
		figures: []figure{atMost("%.1f", 1.5), atMost("%.1f dB", 4), shown("%.0f %%")},
		score: func(of []outcome) []float64 {
			e := values(of, absoluteError)
			return []float64{mean(e), quantile(e, 0.95), 100 * without(of)}
		},
		by: "P95-P10 of frame levels",
	}
	for _, z := range l.noises {
		for db := 0.0; db <= 30; db += 5 {
			for _, m := range l.mixtures(z.Name, db) {
				if m.ownDB() < db+ownBelowMixDB {
					continue
				}
				name := fmt.Sprintf("%s + %s at %.0f dB", m.Name, z.Name, db)
				o := ratioDB(m, name, number(m.heard.Noise.SNRDB))
				o.groups = []string{z.Name, fmt.Sprintf("%2.0f dB", db)}
				r.ours = append(r.ours, o)
				r.peer = append(r.peer, ratioDB(m, name, m.p95p10DB))
			}
		}
	}
	return []row{r}
}

// ownDB is how far the words of a voice are over its own noise.
func (v *voice) ownDB() float64 { return 10 * math.Log10(v.speech/v.own) }

func ratioDB(m mixture, name string, got float64) outcome {
	return outcome{
		clip: name, held: m.held, truth: m.truthDB, got: got,
		cost:   badness(math.Abs(got - m.truthDB)),
		detail: fmt.Sprintf("%s (%s), true %.1f", say("%.1f dB", got), m.heard.Noise.Confidence, m.truthDB),
	}
}

// badness sorts a missing figure before all others.
func badness(v float64) float64 {
	if math.IsNaN(v) {
		return math.Inf(1)
	}
	return v
}

// gated: pauses of digital silence tell nothing about a room, and must give
// no figure, with a note.
func gated(l *lab) []row {
	r := row{
		measure: "pauses cut to digital silence: no SNR, and a note",
		target:  "always",
		figures: []figure{atLeast("%.0f %%", 100)},
		score:   share,
	}
	var voices []*voice
	for _, v := range l.aligned() {
		if v.silentS() >= leastCutS {
			voices = append(voices, v)
		}
	}
	r.ours = make([]outcome, len(voices))
	must(each(len(voices), func(i int) error {
		v := voices[i]
		h := hear(v.cut(), mixRate, v.script, false)
		o := outcome{clip: v.Name, held: v.held, there: 1}
		if !h.Noise.SNRDB.OK() && len(h.Notes) > 0 {
			o.hits = 1
		}
		o.cost = float64(1 - o.hits)
		o.detail = fmt.Sprintf("SNR %s, notes %q", say("%.1f dB", number(h.Noise.SNRDB)), h.Notes)
		r.ours[i] = o
		return nil
	}))
	return []row{r}
}

// leastCutS is the silence a voice has at least for its cut copy to tell: one
// that begins and ends with speech and never pauses has nothing to cut.
const leastCutS = 0.2

// silentS is the time of the voice's silences in seconds.
func (v *voice) silentS() float64 {
	total := 0.0
	for _, g := range v.Silences(float64(len(v.narrow)) / float64(mixRate)) {
		total += g.EndS - g.StartS
	}
	return total
}

// cut is the voice with its silences replaced by zeros.
func (v *voice) cut() []float32 {
	x := append([]float32(nil), v.narrow...)
	seconds := float64(len(x)) / float64(mixRate)
	for _, g := range v.Silences(seconds) {
		clear(x[sample(g.StartS, len(x)):sample(g.EndS, len(x))])
	}
	return x
}

func sample(s float64, n int) int {
	return min(max(int(s*float64(mixRate)), 0), n)
}
