package main

import (
	"fmt"

	"rehearse/feedback"
)

// Ordinary readings are those at an ordinary rate. Nothing should be found
// badly wrong with them.
const (
	ordinaryFromWPM = 130
	ordinaryToWPM   = 165
)

// restraint: how many ordinary readings are failed, for each verdict that
// would be an accusation.
func restraint(l *lab) []row {
	var out []row
	for _, at := range []struct {
		verdict string
		most    float64
	}{{feedback.Rushed, 0}, {feedback.Flat, 5}, {feedback.Noisy, 0}} {
		r := row{
			measure: fmt.Sprintf("ordinary readings (%d-%d wpm) failed as %s", ordinaryFromWPM, ordinaryToWPM, at.verdict),
			target:  fmt.Sprintf("≤ %.0f %%", at.most),
			figures: []figure{atMost("%.0f %%", at.most)},
			score:   share,
		}
		for i, h := range l.clean() {
			v := l.voices[i]
			if !v.Aligned() || v.script == nil || v.Faulty {
				continue
			}
			wpm := 60 * float64(v.Words) / (v.EndS - v.StartS)
			if wpm < ordinaryFromWPM || wpm > ordinaryToWPM {
				continue
			}
			o := outcome{clip: v.Name, held: v.held, there: 1}
			state := h.says(at.verdict)
			o = o.judged(state == feedback.Fail, fmt.Sprintf("%s at %.0f wpm, SNR %s, SD %s", state, wpm, say("%.1f dB", number(h.Noise.SNRDB)), say("%.1f st", number(h.Pitch.SDST))))
			o.cost = float64(o.hits)
			r.ours = append(r.ours, o)
		}
		out = append(out, r)
	}
	return out
}
