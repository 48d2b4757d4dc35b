package analysis

// How the bands are read. The values were chosen on the recordings behind
// "make accuracy"; they lie on broad plateaus.
const (
	noiseSDs      = 2.5  // a band speaks this many SDs above its noise,
	aboveNoiseDB  = 2.0  // at least this far above it,
	shareInQuiet  = 0.48 // at least this share of the way to the voice,
	shareInNoise  = 0.39 // or this, where the way is short,
	belowVoiceDB  = 33.0 // and never further below the voice: gates and digital silence go lower than any room
	quietDepthDB  = 50.0 // noise below voice, from where the first share holds
	noisyDepthDB  = 30.0 // and up to where the second does
	strongVoice   = 0.95 // quantile of a band's level taken as its voice
	firstNoise    = 0.10 // quantile taken as its noise before a pause is known
	noiseQuantile = 0.42 // of the pauses; under the median, since edges of speech leak in
	bandsTogether = 4
	mostForDB     = 15.0 // a hop's vote for speech is limited to this

	// A vote against speech is limited to this where the noise lies
	// fullDepthDB below the voice, and less in proportion: in a quiet room a
	// silent hop is a pause, in noise it may be a soft sound that drowned.
	mostAgainstDB = 7.0
	fullDepthDB   = 40.0
	leastAgainst  = 0.2 // of mostAgainstDB: a sound that never changes is no speech

	// For the edges of speech a band is not less sure in noise: at least this
	// far below its threshold counts what is no louder than its noise.
	edgeNoiseDB = 4.0

	learnErosion = 3  // hops at the edges of pauses that are not learned from
	learnHops    = 15 // that it takes to learn
	mostSD       = 10 // dB; a pause that spreads further, as one with gates in it, is no noise to learn a spread from

	contrastStepDB = 0.25
)

// contrast is what the bands of a take move between, and how far each hop
// stands towards speech. Every band has a threshold between its own noise,
// learned from the take's pauses, and its own strong voice; a hop speaks as far
// as some group of neighbouring bands stands above theirs.
type contrast struct {
	db      [][numBands]float32 // level per hop, over 40 ms
	noise   [numBands]float64   // dB
	sd      [numBands]float64   // of the noise, dB
	voice   [numBands]float64   // dB
	score   []float64           // dB above (speech) or below threshold
	edge    []float64           // the same, for the edges of speech
	against float64             // the limit of a score against speech, dB
}

func newContrast(frames []frame) *contrast {
	n := len(frames)
	c := &contrast{db: make([][numBands]float32, n), score: make([]float64, n), edge: make([]float64, n)}
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

// depthDB is how far the noise lies below the voice, in the bands where that
// is most.
func (c *contrast) depthDB() float64 {
	var depth [numBands]float64
	for b := range depth {
		depth[b] = c.voice[b] - c.noise[b]
	}
	return bestGroup(&depth)
}

// threshold is the level from which band b counts for speech, rangeShare of
// the way from noise to voice.
func (c *contrast) threshold(b int, rangeShare float64) float64 {
	return max(
		c.noise[b]+noiseSDs*c.sd[b],
		c.noise[b]+aboveNoiseDB,
		c.noise[b]+rangeShare*(c.voice[b]-c.noise[b]),
		c.voice[b]-belowVoiceDB,
	)
}

// weigh fills score and edge. Outside of where speech can be, all evidence is against it.
func (c *contrast) weigh(reach run) {
	depth := c.depthDB()
	share := shareInNoise + (shareInQuiet-shareInNoise)*ramp(depth, noisyDepthDB, quietDepthDB)
	c.against = mostAgainstDB * min(1, max(leastAgainst, depth/fullDepthDB))
	var theta, steep [numBands]float64
	for b := range theta {
		theta[b] = c.threshold(b, share)
		steep[b] = max(1, edgeNoiseDB/max(1, theta[b]-c.noise[b]))
	}
	for i := range c.score {
		if i < reach.from || i >= reach.to {
			c.score[i], c.edge[i] = -c.against, -mostAgainstDB
			continue
		}
		var vote, edge [numBands]float64
		for b := range vote {
			v := float64(c.db[i][b]) - theta[b]
			vote[b] = max(-c.against, min(mostForDB, v))
			if v < 0 {
				v *= steep[b]
			}
			edge[b] = max(-mostAgainstDB, min(mostForDB, v))
		}
		c.score[i], c.edge[i] = bestGroup(&vote), bestGroup(&edge)
	}
}

// bestGroup is the mean of the neighbouring bands whose mean is highest.
func bestGroup(vote *[numBands]float64) float64 {
	sum := 0.0
	for _, v := range vote[:bandsTogether] {
		sum += v
	}
	best := sum
	for b := bandsTogether; b < numBands; b++ {
		sum += vote[b] - vote[b-bandsTogether]
		best = max(best, sum)
	}
	return best / bandsTogether
}
