package rehearsal

import (
	"math"

	"rehearse/analysis"
	"rehearse/feedback"
)

// Cue is a word of help while somebody reads: two words at most, because more
// can not be read on the side.
type Cue string

const (
	NoCue    Cue = ""
	SlowDown Cue = "slow down"
	SpeakUp  Cue = "speak up"
	TooHot   Cue = "too loud"
	TooNoisy Cue = "too noisy"
	NoSound  Cue = "no sound"
)

const (
	// cueGapS is the least time between the beginnings of two cues: somebody
	// is reading and must not be nagged.
	cueGapS = 5
	// cueShownS is how long a cue stands.
	cueShownS = 2.5
	// paceWindowS is the stretch of speech a live pace is taken over; a
	// shorter one may hold no pause and says nothing.
	paceWindowS = 5
	// quietForS is how much of a quiet voice brings the cue to speak up.
	quietForS = 1.5
	// noisyAfterS is how much of a take it takes to know the noise behind it.
	noisyAfterS = 4
)

// Cues chooses what to say, and when to say nothing.
type Cues struct {
	Off     bool
	targets feedback.Targets

	shown  Cue
	since  float64 // when it was first shown
	quiet  float64 // seconds of quiet voice
	energy float64 // of that voice
	counts []count
	noisy  int // provisional measures in a row with too much noise
}

// count is how many syllables had been heard at a time.
type count struct{ at, syllables float64 }

// NewCues helps towards the targets.
func NewCues(t feedback.Targets, off bool) Cues {
	return Cues{Off: off, targets: t, since: math.Inf(-1)}
}

// Level takes the level at a time of the take, seconds after the one before,
// and returns the cue to show now.
func (c *Cues) Level(at, seconds float64, l analysis.Level, withheld bool) Cue {
	c.listen(seconds, l)
	if c.shown != NoCue && at-c.since >= cueShownS {
		c.shown = NoCue
	}
	if c.Off || at-c.since < cueGapS {
		return c.Shown()
	}
	if want := c.want(at, l, withheld); want != NoCue {
		c.shown, c.since = want, at
		c.quiet, c.energy, c.noisy, c.counts = 0, 0, 0, nil
	}
	return c.Shown()
}

// Shown is the cue that stands now.
func (c *Cues) Shown() Cue {
	if c.Off {
		return NoCue
	}
	return c.shown
}

// listen keeps the mean level of the voice over the last quietForS of it.
func (c *Cues) listen(seconds float64, l analysis.Level) {
	if !l.Speaking {
		return
	}
	keep := 1.0
	if c.quiet > 2*quietForS {
		keep = 1 - seconds/quietForS
	}
	c.quiet = keep*c.quiet + seconds
	c.energy = keep*c.energy + seconds*math.Pow(10, l.RMSDBFS/10)
}

// Measures takes provisional measures of the take.
func (c *Cues) Measures(at float64, m analysis.Measures) {
	snr, known := m.Noise.SNRDB.Get()
	n, counted := m.Rate.AcousticSyllables.Get()
	switch {
	case !counted, known && snr < c.targets.SNRDB.Good.Min:
		c.counts = nil // noise is counted along
	default:
		c.counts = append(c.counts, count{at, n})
	}
	for len(c.counts) > 1 && at-c.counts[1].at >= paceWindowS {
		c.counts = c.counts[1:]
	}
	band := c.targets.SNRDB
	if m.Noise.Kind == analysis.NoiseBabble {
		band = c.targets.LiveNoiseSNRDB
	}
	if known && at >= noisyAfterS && m.Noise.Confidence == analysis.ConfidenceGood && snr < band.Limit.Min {
		c.noisy++
	} else {
		c.noisy = 0
	}
}

// want is what is most worth saying.
func (c *Cues) want(at float64, l analysis.Level, withheld bool) Cue {
	switch {
	case withheld:
		return NoSound
	case l.Clipped:
		return TooHot
	case c.noisy >= 2:
		return TooNoisy
	case c.quiet >= quietForS && 10*math.Log10(c.energy/c.quiet) < c.targets.VoiceDBFS.Limit.Min:
		return SpeakUp
	case c.rate(at) > c.targets.SyllablesPerSecond.Limit.Max:
		return SlowDown
	}
	return NoCue
}

// rate is the syllables a second of the last paceWindowS, pauses included; 0
// when that is not known.
func (c *Cues) rate(at float64) float64 {
	if len(c.counts) < 2 {
		return 0
	}
	first, last := c.counts[0], c.counts[len(c.counts)-1]
	if last.at-first.at < paceWindowS || at-last.at > paceWindowS {
		return 0
	}
	return (last.syllables - first.syllables) / (last.at - first.at)
}
