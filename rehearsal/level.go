package rehearsal

import (
	"rehearse/analysis"
	"rehearse/feedback"
)

// Loudness is how a voice stands to the level it should have.
type Loudness int

const (
	Silent   Loudness = iota // no voice
	TooQuiet                 // the other end turns the noise up with it
	Right
	TooLoud  // it soon reaches full scale
	Clipping // it did within the last second
)

// Meter follows the level of a voice for the eye: it rises at once and falls
// slowly, so that it does not flicker with each syllable.
type Meter struct {
	Target   feedback.Band // of the voice, dBFS
	HeldDBFS float64       // what is to be shown
	clipped  bool
	voice    float64 // level of the voice alone, dBFS
	voiceS   float64 // for so long it still counts as heard
}

const (
	// MeterFloorDBFS is the level at the lower end of a meter; full scale is at
	// the upper.
	MeterFloorDBFS = -60
	// fallDBPerS lets a word stand for about as long as a pause lasts.
	fallDBPerS = 15
	// voiceHeldS is how long a verdict on the voice stands in a pause, so that
	// it does not come and go with each sentence.
	voiceHeldS = 1
)

// NewMeter shows how a voice stands to a target.
func NewMeter(target feedback.Band) Meter {
	// A voice is right until it has been otherwise for some syllables.
	return Meter{Target: target, HeldDBFS: MeterFloorDBFS, voice: (target.Good.Min + target.Good.Max) / 2}
}

// Add takes the level that lasted until now, seconds after the one before.
func (m *Meter) Add(l analysis.Level, seconds float64) {
	m.HeldDBFS = max(l.RMSDBFS, m.HeldDBFS-fallDBPerS*seconds, MeterFloorDBFS)
	m.clipped = l.Clipped
	m.voiceS -= seconds
	if l.Speaking {
		m.voice = max(l.RMSDBFS, m.voice-fallDBPerS*seconds)
		m.voiceS = voiceHeldS
	}
}

// State is how the voice stands to its target.
func (m *Meter) State() Loudness {
	switch {
	case m.clipped:
		return Clipping
	case m.voiceS <= 0:
		return Silent
	case m.voice < m.Target.Good.Min:
		return TooQuiet
	case m.voice > m.Target.Limit.Max:
		return TooLoud
	}
	return Right
}
