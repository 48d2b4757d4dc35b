package feedback

import (
	"fmt"
	"math"

	"rehearse/analysis"
)

// level judges how loud the voice arrives. Too loud is never more than a
// warning: what overload does to the sound is judged as clipping.
func (t *take) level() Verdict {
	v := verdict(Level, t.Loudness.ActiveDBFS, t.targets.VoiceDBFS)
	level, ok := t.Loudness.ActiveDBFS.Get()
	if !ok {
		return v.unknown(noVoice)
	}
	evidence := fmt.Sprintf("the voice arrives at %.0f dBFS", level)
	good := t.targets.VoiceDBFS.Good
	switch t.targets.VoiceDBFS.zone(level) {
	case farBelow:
		return v.say(Fail, evidence+": hard to hear",
			fmt.Sprintf("Come closer to the microphone, a hand's width, or raise its input level by about %.0f dB.", good.Min-level))
	case below:
		return v.say(Warn, evidence+": a little quiet",
			"Come closer to the microphone, a hand's width, or raise its input level a little.")
	case above, farAbove:
		return v.say(Warn, evidence+": close to overload",
			fmt.Sprintf("Lower the input level of the microphone by about %.0f dB.", math.Ceil(level-good.Max)))
	}
	return v.say(Pass, evidence, "")
}

// clipped judges samples cut off at a ceiling, in percent of all.
func (t *take) clipped() Verdict {
	percent := t.Clipping.Ratio * 100
	v := verdict(Clipped, analysis.Measured(percent), t.targets.ClippedPercent)
	if d, ok := t.DurationS.Get(); !ok || d <= 0 {
		return v.unknown("there is no sound in the file")
	}
	if t.Clipping.Samples == 0 {
		return v.say(Pass, "nothing is cut off", "")
	}
	evidence := fmt.Sprintf("%s cut off at the top, %.2g %% of the take", plural(t.Clipping.Samples, "sample"), percent)
	advice := "Lower the input level or move back a little: the loudest words are cut off and crackle."
	state := t.targets.ClippedPercent.zone(percent).state()
	if state == Pass {
		evidence += ", too few to hear"
	}
	return v.say(state, evidence, advice)
}
