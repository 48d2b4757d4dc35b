package main

import (
	"fmt"
	"math"
	"slices"

	"rehearse/feedback"
)

// clippedS is how much of a long voice is clipped, in seconds.
const clippedS = 20

// clipping: voices turned up until a share of their samples is cut off, also
// after they were turned down again, and the voices as they are.
func clipping(l *lab) []row {
	found := row{
		measure: "clipping of 0.1, 0.5, 2 % of samples found, also after -6 dB",
		target:  "always",
		figures: []figure{atLeast("%.1f %%", 100)},
		score:   share,
	}
	clean := row{
		measure: "clipping found in voices without any",
		target:  "never",
		figures: []figure{atMost("%.1f %%", 0)},
		score:   share,
	}
	shares := []float64{0.001, 0.005, 0.02}
	found.ours = make([]outcome, 2*len(shares)*len(l.voices))
	must(each(len(found.ours), func(k int) error {
		v, rest := l.voices[k%len(l.voices)], k/len(l.voices)
		percent, gain, how := shares[rest/2], float32(1), ""
		if rest%2 == 1 {
			gain, how = 0.5, " -6 dB"
		}
		x := v.x[:min(len(v.x), clippedS*int(v.rate))]
		h := hear(clipped(x, percent, gain), v.rate, v.script, false)
		name := fmt.Sprintf("%.1f %%%s", 100*percent, how)
		o := outcome{clip: v.Name + " " + name, held: v.held, there: 1, groups: []string{name}}
		state := h.says(feedback.Clipped)
		found.ours[k] = o.judged(state == feedback.Warn || state == feedback.Fail, fmt.Sprintf("%s, %.3f %%", state, 100*h.Clipping.Ratio))
		return nil
	}))
	for i, h := range l.clean() {
		v := l.voices[i]
		o := outcome{clip: v.Name, held: v.held, there: 1}
		o = o.judged(h.says(feedback.Clipped) != feedback.Pass, fmt.Sprintf("%.4f %%, peak %.3f", 100*h.Clipping.Ratio, peak(v.x)))
		o.cost = float64(o.hits)
		clean.ours = append(clean.ours, o)
	}
	return []row{found, clean}
}

// clipped is x turned up so that a share of its samples goes over full scale,
// cut off there, stored in 16 bits and then turned down.
func clipped(x []float32, share float64, after float32) []float32 {
	sizes := make([]float64, len(x))
	for i, v := range x {
		sizes[i] = math.Abs(float64(v))
	}
	slices.Sort(sizes)
	gain := float32(1 / sizes[len(sizes)-1-int(share*float64(len(sizes)))])
	out := make([]float32, len(x))
	for i, v := range x {
		out[i] = to16bit(after * to16bit(min(max(gain*v, -1), 1)))
	}
	return out
}

// to16bit is v as a 16-bit file holds it.
func to16bit(v float32) float32 {
	return float32(math.Round(min(max(float64(v)*32768, -32768), 32767)) / 32768)
}

func peak(x []float32) float32 {
	most := float32(0)
	for _, v := range x {
		most = max(most, v, -v)
	}
	return most
}
