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
}

const (
	// MeterFloorDBFS is the level at the lower end of a meter; full scale is at
	// the upper.
	MeterFloorDBFS = -60
	// fallDBPerS lets a word stand for about as long as a pause lasts.
	fallDBPerS = 15
)

// NewMeter shows how a voice stands to a target.
func NewMeter(target feedback.Band) Meter {
	return Meter{Target: target, HeldDBFS: MeterFloorDBFS}
}

// Add takes the level that lasted until now, seconds after the one before.
func (m *Meter) Add(l analysis.Level, seconds float64) {
	m.HeldDBFS = max(l.RMSDBFS, m.HeldDBFS-fallDBPerS*seconds, MeterFloorDBFS)
	m.clipped = l.Clipped
}

// State is how the voice stands to its target.
func (m *Meter) State() Loudness {
	switch {
	case m.clipped:
		return Clipping
	case m.HeldDBFS < m.Target.Limit.Min:
		return Silent
	case m.HeldDBFS < m.Target.Good.Min:
		return TooQuiet
	case m.HeldDBFS > m.Target.Limit.Max:
		return TooLoud
	}
	return Right
}
