package analysis

import "math"

// Costs of a path through the pitch candidates (Boersma 1993 and Praat's
// standard values, for 10 ms steps). The voicing threshold is higher than
// Praat's 0.45 because the cross-correlation of a low-passed voice is. What the
// low-pass takes away must count all the same: the murmur under an s is as
// periodic as a vowel, but where most of the sound is hiss, nobody hears a
// pitch. So staying unvoiced gains with the share of hiss.
const (
	octaveCost       = 0.01  // per octave of lag
	octaveJumpCost   = 0.35  // per octave from hop to hop
	voicingCost      = 0.14  // for going from voiced to unvoiced or back
	voicingThreshold = 0.52  // strength an unvoiced hop counts as
	hissGain         = 0.6   // and this much more when it is all hiss
	silenceRatio     = 0.045 // amplitude re the loud voice below which nothing is voiced
	loudVoice        = 0.99  // quantile of the hops' power taken as the loud voice

	hissFloor  = 0.1 // quantile of the hops' hiss taken as the room's
	pitchBands = 9   // up to 1300 Hz: what pitch is taken from

	rangeFloor   = 0.75 // of the lower quartile of F0
	rangeCeiling = 1.5  // of the upper quartile
	softVoicedDB = 10.0 // below the loudest voice, from where F0 says nothing about the speaker's range
)

// trackPitch picks one F0 per frame in Hz, 0 where the voice is off, by
// dynamic programming over the candidates. It runs twice: the first pass over
// all frequencies finds the speaker's range, the second keeps to it (De Looze
// & Rauzy 2009). This is what keeps octave errors out (Evanini & Lai 2010).
func trackPitch(frames []frame) []float32 {
	if len(frames) == 0 {
		return nil
	}
	unvoiced := unvoicedStrength(frames)
	f0 := bestPath(frames, unvoiced, minF0Hz, maxF0Hz)
	voiced := loudVoiced(frames, f0)
	if len(voiced) < 10 {
		return f0
	}
	floor := max(minF0Hz, rangeFloor*quantileOf(voiced, 0.25))
	ceiling := min(maxF0Hz, rangeCeiling*quantileOf(voiced, 0.75))
	return bestPath(frames, unvoiced, floor, ceiling)
}

// unvoicedStrength is what staying unvoiced counts as, per frame: more where
// the frame is quiet or mostly hiss.
func unvoicedStrength(frames []frame) []float64 {
	power, hiss := make([]float64, len(frames)), make([]float64, len(frames))
	for i := range frames {
		power[i] = frames[i].between(0, bandSpeechEnd)
		hiss[i] = frames[i].between(bandPhoneEnd, numBands)
	}
	loud := math.Sqrt(quantileOf(power, loudVoice)) + 1e-9
	room := quantileOf(hiss, hissFloor)
	unvoiced := power
	for i, p := range power {
		level := math.Sqrt(p) / loud
		h := max(0, hiss[i]-room)
		share := h / (h + frames[i].between(0, pitchBands) + 1e-12)
		unvoiced[i] = voicingThreshold + hissGain*share + max(0, 2-level*(1+voicingThreshold)/silenceRatio)
	}
	return unvoiced
}

// loudVoiced is the F0 of the voiced frames that are not much softer than the
// loudest. The speaker's range is taken from these: rumble and other people's
// voices are voiced too, but softer.
func loudVoiced(frames []frame, f0 []float32) []float32 {
	var power []float32
	for i, hz := range f0 {
		if hz > 0 {
			power = append(power, float32(frames[i].phone()))
		}
	}
	if len(power) == 0 {
		return nil
	}
	least := quantileOf(power, 0.9) * dbPower(-softVoicedDB)
	var voiced []float32
	for i, hz := range f0 {
		if hz > 0 && frames[i].phone() >= least {
			voiced = append(voiced, hz)
		}
	}
	return voiced
}

// bestPath is the path of the highest sum of strengths less the costs of its
// steps, among candidates within the range.
func bestPath(frames []frame, unvoiced []float64, floorHz, ceilingHz float64) []float32 {
	const (
		states = numCandidates + 1
		silent = numCandidates // the unvoiced state
	)
	var (
		came           = make([][states]int8, len(frames))
		score          [states]float64
		octave, before [states]float64 // log2 of F0, of this frame and the last
		top            = math.Log2(ceilingHz)
	)
	for i := range frames {
		var local [states]float64
		local[silent] = unvoiced[i]
		for s, c := range frames[i].cand {
			if hz := float64(c.hz); c.strength == 0 || hz < floorHz || hz > ceilingHz {
				local[s] = math.Inf(-1)
			} else {
				octave[s] = math.Log2(hz)
				local[s] = float64(c.strength) - octaveCost*(top-octave[s])
			}
		}
		var next [states]float64
		for s := range next {
			next[s] = math.Inf(-1)
			for p, v := range score {
				switch {
				case (p == silent) != (s == silent):
					v -= voicingCost
				case p != silent:
					v -= octaveJumpCost * math.Abs(octave[s]-before[p])
				}
				if v > next[s] {
					next[s], came[i][s] = v, int8(p)
				}
			}
			next[s] += local[s]
		}
		score, before = next, octave
	}
	f0 := make([]float32, len(frames))
	state := 0
	for s, v := range score {
		if v > score[state] {
			state = s
		}
	}
	for i := len(frames) - 1; i >= 0; i-- {
		if state != silent {
			f0[i] = frames[i].cand[state].hz
		}
		state = int(came[i][state])
	}
	return f0
}
