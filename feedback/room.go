package feedback

import (
	"fmt"

	"rehearse/analysis"
)

// Microphone is the verdict of a room on the device that listens. The others
// are Noisy and Clipped.
const Microphone = "microphone"

// Room is a place and its microphone, heard while nobody speaks, with what it
// would mean for a call from there.
type Room struct {
	Measures    analysis.Measures
	VoiceOverDB analysis.Value // how far a usual voice would stand above the noise
	Verdicts    []Verdict      // Microphone, Noisy, Clipped
	Overall     State
	Heard       string // what it is like, in a few words
	Next        string // what to do before recording or calling from here
}

const (
	// usualVoiceDBFS is the level of a voice that is set right, the one
	// telephone systems are built for (ITU-T P.56, P.800). How loud the voice
	// will really be is not known before it speaks.
	usualVoiceDBFS = -26
	// strayVoiceS is how much of a voice, in seconds, spoils a measurement that
	// takes what it hears for noise.
	strayVoiceS = 0.5
)

// JudgeRoom says what the measures of a few seconds without speech mean. dead
// is whether the microphone delivered nothing but exact zeros, which no room
// does.
func JudgeRoom(m analysis.Measures, dead bool, t Targets) Room {
	r := Room{Measures: m}
	listener := take{Measures: m, targets: t}
	if dead {
		r.Verdicts = []Verdict{
			Verdict{Name: Microphone}.say(Fail, "no sound at all, not even noise",
				"Switch the microphone on, allow this program to use it, or choose another one (rehearse devices)."),
			verdict(Noisy, analysis.Value{}, t.SNRDB).unknown("the microphone is silent"),
			verdict(Clipped, analysis.Value{}, t.ClippedPercent).unknown("the microphone is silent"),
		}
		r.Heard = "nothing at all: the microphone is silent"
	} else {
		if floor, ok := m.Noise.FloorDBFS.Get(); ok {
			r.VoiceOverDB = analysis.Measured(usualVoiceDBFS - floor)
		}
		r.Verdicts = []Verdict{
			Verdict{Name: Microphone}.say(Pass, "it delivers sound", ""),
			listener.roomNoise(r.VoiceOverDB),
			listener.clipped(),
		}
		r.Heard = listener.noiseInWords()
		if listener.strayVoice() {
			r.Heard = "somebody speaking, so the room itself could not be heard"
		}
	}
	r.Overall, r.Next = r.sum()
	return r
}

// strayVoice reports whether somebody spoke where nobody should have.
func (t *take) strayVoice() bool { return t.Speech.PhonationS.Or(0) > strayVoiceS }

// roomNoise judges the noise by how far a usual voice would stand above it,
// with the targets a real voice has to keep.
func (t *take) roomNoise(over analysis.Value) Verdict {
	band := t.targets.SNRDB
	switch t.Noise.Kind {
	case analysis.NoiseBabble, analysis.NoiseHum:
		band = t.targets.LiveNoiseSNRDB
	}
	v := verdict(Noisy, over, band)
	db, ok := over.Get()
	switch {
	case t.strayVoice():
		v = v.unknown("a voice was heard, so the room could not be")
		v.Advice = "Say nothing while the room is measured; if others are talking, find a place where they are not."
		return v
	case !ok:
		return v.unknown("the room could not be heard well enough to measure it")
	}
	evidence := fmt.Sprintf("%s at %.0f dBFS: a usual voice would stand %s above it",
		t.noiseInWords(), t.Noise.FloorDBFS.Or(0), decibels(db))
	return v.say(band.zone(db).state(), evidence, t.noiseAdvice())
}

// sum is the worst of the verdicts and what to do about it.
func (r *Room) sum() (State, string) {
	for _, state := range []State{Fail, Unknown, Warn} {
		for _, v := range r.Verdicts {
			if v.State != state {
				continue
			}
			if v.Advice != "" {
				return state, v.Advice
			}
			return state, "Measure again, for longer: rehearse room --seconds 10."
		}
	}
	return Pass, "Nothing to change: this is a place to record and call from."
}
