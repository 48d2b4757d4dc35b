package analysis

import "math"

// Where speech ends and pause begins: hop by hop the bands tell for or against
// speech (see contrast), and the switches between speech and pause are placed
// so that the evidence on either side outweighs their cost.
const (
	switchCost  = 60.0 // dB summed over hops
	edgeHops    = 8    // an edge moves out by up to 80 ms of decay or onset
	edgeDownDB  = 4.0  // while the bands stay within this of their thresholds
	edgeRiseDB  = 4.0  // and do not rise again: a breath after the word is not the word
	closureHops = 12   // 120 ms: a shorter silence is a closure inside speech
	leastVoiced = 2    // voiced hops without which a sound is no speech
	clearPeriod = 0.8  // correlation of a clear voice
	learnPasses = 3
)

// decide marks speech: of all ways to switch on and off, the one with the
// most evidence after paying for its switches (Viterbi, two states).
func (c *contrast) decide() []bool {
	on := make([]bool, len(c.score))
	came := make([][2]bool, len(c.score)) // whether the state was switched into, off and on
	var off, speech float64
	for i, v := range c.score {
		came[i] = [2]bool{speech-switchCost > off, off-switchCost > speech}
		off, speech = max(off, speech-switchCost)-v, max(speech, off-switchCost)+v
	}
	state := speech > off
	for i := len(on) - 1; i >= 0; i-- {
		on[i] = state
		if state && came[i][1] || !state && came[i][0] {
			state = !state
		}
	}
	return on
}

// widen moves the edges of speech outwards, down the slope to the pause.
func (c *contrast) widen(on []bool) {
	walk := func(i, step int) {
		lowest := math.Inf(1)
		for range edgeHops {
			i += step
			if i < 0 || i >= len(on) || on[i] || c.edge[i] < -edgeDownDB || c.edge[i] > lowest+edgeRiseDB {
				return
			}
			lowest = min(lowest, c.edge[i])
			on[i] = true
		}
	}
	for _, r := range runs(on, true) {
		walk(r.from, -1)
		walk(r.to-1, +1)
	}
}

// segment marks the hops that are speech, and returns the contrast it saw.
// Without a voice nothing is speech: a room full of noise has no F0.
func segment(frames []frame, f0 []float32) ([]bool, *contrast) {
	if len(frames) == 0 {
		return nil, &contrast{}
	}
	c := newContrast(frames)
	var on []bool
	reach := voiceReach(f0)
	for pass := 0; ; pass++ {
		c.weigh(reach)
		on = c.decide()
		fillGaps(on, closureHops)
		for _, r := range runs(on, true) {
			if voicedHops(frames[r.from:r.to], f0[r.from:r.to]) < leastVoiced {
				r.set(on, false)
			}
		}
		if pass == learnPasses || !c.learn(on) {
			break
		}
	}
	c.widen(on)
	return on, c
}

// voicedHops counts the hops with a pitch, or with so clear a period that only
// their hiss keeps them from having one: a word cut short may have no more.
func voicedHops(frames []frame, f0 []float32) int {
	n := 0
	for i, hz := range f0 {
		if hz > 0 || frames[i].cand[0].strength >= clearPeriod {
			n++
		}
	}
	return n
}
