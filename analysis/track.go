package analysis

import "math"

// Costs of the path through the pitch candidates (Boersma 1993, the values
// Praat starts with, per 10 ms).
const (
	octaveJumpCost   = 0.35 // per octave from frame to frame
	voicingCost      = 0.14 // for going from voiced to unvoiced or back
	voicingThreshold = 0.55 // strength an unvoiced frame counts as
	silenceRatio     = 0.03 // of the loudest frame's amplitude: below it nothing is voiced
)

// trackPitch picks one F0 per frame in Hz, 0 where the voice is off, by
// dynamic programming over the candidates. It runs twice: the first pass over
// all frequencies finds the speaker's range, the second keeps to it, from 0.75
// of the lower quartile to 2.5 of the upper (De Looze & Rauzy 2009; the wider
// ceiling by Hirst 2011 for lively speech). This is what keeps octave errors
// out (Evanini & Lai 2010).
func trackPitch(frames []frame) []float32 {
	f0 := bestPath(frames, minF0Hz, maxF0Hz)
	var voiced []float32
	for _, hz := range f0 {
		if hz > 0 {
			voiced = append(voiced, hz)
		}
	}
	if len(voiced) < 10 {
		return f0
	}
	floor := max(minF0Hz, 0.75*quantileOf(voiced, 0.25))
	ceiling := min(maxF0Hz, 2.5*quantileOf(voiced, 0.75))
	return bestPath(frames, floor, ceiling)
}

func bestPath(frames []frame, floorHz, ceilingHz float64) []float32 {
	const states = numCandidates + 1 // the last is unvoiced
	type step [states]int8
	back := make([]step, len(frames))
	var score [states]float64
	peak := 0.0
	for i := range frames {
		peak = max(peak, frames[i].between(0, bandSpeechEnd))
	}
	var logHz, prevLog [states]float64
	for i := range frames {
		var local, next [states]float64
		level := math.Sqrt(frames[i].between(0, bandSpeechEnd) / (peak + 1e-30))
		for c, cand := range frames[i].cand {
			if cand.strength == 0 || float64(cand.hz) < floorHz || float64(cand.hz) > ceilingHz {
				local[c] = math.Inf(-1)
				continue
			}
			logHz[c] = math.Log2(float64(cand.hz))
			local[c] = float64(cand.strength) + octaveCost*(logHz[c]-math.Log2(ceilingHz))
		}
		local[states-1] = voicingThreshold + max(0, 2-level/(silenceRatio/(1+voicingThreshold)))
		for c := range next {
			best, from := math.Inf(-1), 0
			for p := range score {
				v := score[p]
				switch pv, cv := p < states-1, c < states-1; {
				case pv && cv:
					v -= octaveJumpCost * math.Abs(logHz[c]-prevLog[p])
				case pv != cv:
					v -= voicingCost
				}
				if v > best {
					best, from = v, p
				}
			}
			next[c] = best + local[c]
			back[i][c] = int8(from)
		}
		score, prevLog = next, logHz
	}
	f0 := make([]float32, len(frames))
	state := 0
	for c := range score {
		if score[c] > score[state] {
			state = c
		}
	}
	for i := len(frames) - 1; i >= 0; i-- {
		if state < states-1 {
			f0[i] = frames[i].cand[state].hz
		}
		state = int(back[i][state])
	}
	return f0
}
