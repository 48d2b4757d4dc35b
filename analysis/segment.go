package analysis

import "math"

// Where speech ends and pause begins. Every band has a threshold between its
// own noise, learned from the take's pauses, and its own strong voice; a hop
// speaks as far as some group of neighbouring bands stands above theirs. The
// switches between speech and pause are then placed so that the evidence on
// either side outweighs their cost. The values were chosen on one half of the
// speakers of the recordings behind "make accuracy" and checked on the other.
const (
	noiseSDs      = 2.5  // a band speaks this many SDs above its noise,
	aboveNoiseDB  = 4.0  // at least this far above it,
	rangeShare    = 0.39 // at least this share of the way to the voice,
	belowVoiceDB  = 33.0 // and never further below the voice: gates and digital silence go lower than any room
	strongVoice   = 0.95 // quantile of a band's level taken as its voice
	firstNoise    = 0.10 // quantile taken as its noise before a pause is known
	noiseQuantile = 0.42 // of the pauses; under the median, since edges of speech leak in
	bandsTogether = 4
	mostAgainstDB = 7.0  // a hop's vote is limited to this much against speech
	mostForDB     = 12.0 // and this much for it
	switchCost    = 50.0 // dB summed over hops

	edgeHops     = 8  // an edge moves out by up to 80 ms of decay or onset
	edgeDownDB   = 4  // while the bands stay within this of their thresholds
	edgeRiseDB   = 3  // and do not rise again: a breath after the word is not the word
	closureHops  = 12 // 120 ms: a shorter silence is a closure inside speech
	leastVoiced  = 2  // voiced hops without which a sound is no speech
	learnPasses  = 3
	learnErosion = 3 // hops at the edges of pauses that are not learned from
	learnHops    = 15
	mostSD       = 10 // dB; a pause that spreads further, as one with gates in it, is no noise to learn a spread from

	contrastStepDB = 0.25
)

// contrast is what the bands of a take move between, and how far each hop
// stands towards speech.
type contrast struct {
	db    [][numBands]float32 // level per hop, over 40 ms
	noise [numBands]float64   // dB
	sd    [numBands]float64   // of the noise, dB
	voice [numBands]float64   // dB
	score []float64           // dB above (speech) or below threshold
}

func newContrast(frames []frame) *contrast {
	c := &contrast{db: make([][numBands]float32, len(frames)), score: make([]float64, len(frames))}
	for i := range frames {
		before, after := &frames[max(i-1, 0)].band, &frames[min(i+1, len(frames)-1)].band
		for b, p := range frames[i].band {
			c.db[i][b] = fastDB(0.25 * (before[b] + 2*p + after[b]))
		}
	}
	levels := newLevels(contrastStepDB)
	for b := range numBands {
		levels.reset()
		for i := range c.db {
			levels.add(float64(c.db[i][b]))
		}
		c.voice[b] = levels.quantile(strongVoice)
		c.noise[b] = levels.quantile(firstNoise)
		c.sd[b] = 2
	}
	return c
}

// learn takes the noise from the pauses. It reports false when they hold too
// little to learn from.
func (c *contrast) learn(on []bool) bool {
	levels := newLevels(contrastStepDB)
	pauses := runs(on, false)
	for b := range numBands {
		levels.reset()
		for _, r := range pauses {
			for i := r.from + learnErosion; i < r.to-learnErosion; i++ {
				levels.add(float64(c.db[i][b]))
			}
		}
		if levels.n < learnHops {
			return false
		}
		c.noise[b] = levels.quantile(noiseQuantile)
		// The lower side only: what speech leaks into the pauses is loud.
		// 0.32 of the quantile lies one SD below it.
		c.sd[b] = min(mostSD, max(1, c.noise[b]-levels.quantile(0.32*noiseQuantile)))
	}
	return true
}

// threshold is the level from which band b counts for speech.
func (c *contrast) threshold(b int) float64 {
	return max(
		c.noise[b]+noiseSDs*c.sd[b],
		c.noise[b]+aboveNoiseDB,
		c.noise[b]+rangeShare*(c.voice[b]-c.noise[b]),
		c.voice[b]-belowVoiceDB,
	)
}

// weigh fills score. Outside of where speech can be, all evidence is against it.
func (c *contrast) weigh(reach run) {
	var theta [numBands]float64
	for b := range theta {
		theta[b] = c.threshold(b)
	}
	for i := range c.score {
		var vote [numBands]float64
		for b := range vote {
			vote[b] = max(-mostAgainstDB, min(mostForDB, float64(c.db[i][b])-theta[b]))
		}
		best := math.Inf(-1)
		for b := 0; b+bandsTogether <= numBands; b++ {
			sum := 0.0
			for _, v := range vote[b : b+bandsTogether] {
				sum += v
			}
			best = max(best, sum)
		}
		c.score[i] = best / bandsTogether
		if i < reach.from || i >= reach.to {
			c.score[i] = -mostAgainstDB
		}
	}
}

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
			if i < 0 || i >= len(on) || on[i] || c.score[i] < -edgeDownDB || c.score[i] > lowest+edgeRiseDB {
				return
			}
			lowest = min(lowest, c.score[i])
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
			if voicedHops(f0[r.from:r.to]) < leastVoiced {
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

func voicedHops(f0 []float32) int {
	n := 0
	for _, hz := range f0 {
		if hz > 0 {
			n++
		}
	}
	return n
}
