package feedback

import (
	"fmt"

	"rehearse/analysis"
)

// lowConfidenceDB is how far off an SNR of low confidence may be; it must miss
// its target by more to fail a take.
const lowConfidenceDB = 3

// farBelowDB is the distance from which on a room is quiet, whatever is in it:
// clean after the E-model (ITU-T G.107).
const farBelowDB = 30

// noisy judges the background in the telephone band. Voices and hum catch the
// ear, so they have to be 5 dB further down than a steady noise. A hum alone is
// no reason to fail before that: a telephone line hardly carries it.
func (t *take) noisy() Verdict {
	band := t.targets.SNRDB
	switch t.Noise.Kind {
	case analysis.NoiseBabble:
		band = t.targets.LiveNoiseSNRDB
	case analysis.NoiseHum:
		band.Good = t.targets.LiveNoiseSNRDB.Good
	}
	v := verdict(Noisy, t.Noise.SNRDB, band)
	snr, ok := t.Noise.SNRDB.Get()
	if speech, heard := t.Speech.PhonationS.Get(); !heard || speech <= 0 {
		return v.unknown(noVoice)
	}
	if !ok {
		return v.unknown("the room behind the voice could not be heard well enough to measure it")
	}
	state := band.zone(snr).state()
	if state == Fail && t.Noise.Confidence == analysis.ConfidenceLow && snr >= band.Limit.Min-lowConfidenceDB {
		state = Warn
	}
	evidence := fmt.Sprintf("%s, %s below the voice", t.noiseInWords(), decibels(snr))
	if state == Pass && snr >= farBelowDB {
		evidence = fmt.Sprintf("a quiet room, its noise %s below the voice", decibels(snr))
	}
	if state != Pass && t.Noise.Confidence == analysis.ConfidenceLow {
		evidence += ", a rough figure from few pauses"
	}
	return v.say(state, evidence, t.noiseAdvice())
}

func (t *take) noiseInWords() string {
	switch t.Noise.Kind {
	case analysis.NoiseQuiet:
		return "a quiet room"
	case analysis.NoiseSteady:
		return "a steady noise, like a fan"
	case analysis.NoiseHum:
		return "a mains hum"
	case analysis.NoiseTraffic:
		return "a low rumble, like traffic"
	case analysis.NoiseBabble:
		return "other voices"
	case analysis.NoiseClicks:
		return "clicks or typing"
	}
	return "background noise"
}

func (t *take) noiseAdvice() string {
	switch t.Noise.Kind {
	case analysis.NoiseSteady:
		return "Switch off the fan or the air conditioning, or move the microphone to a hand's width from your mouth."
	case analysis.NoiseHum:
		return "Unplug the charger and move the microphone away from power cables; the hum comes from the mains."
	case analysis.NoiseTraffic:
		return "Close the window or step out of the car: the rumble behind you reaches the other end."
	case analysis.NoiseBabble:
		return "Go where nobody else is talking: the voices behind you compete with yours."
	case analysis.NoiseClicks:
		return "Take your hands off the keyboard and lay the microphone on something soft."
	}
	return "Find a quieter room, close the door, and hold the microphone a hand's width from your mouth."
}
