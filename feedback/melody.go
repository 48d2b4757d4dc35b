package feedback

import "fmt"

// deadSDST and deadRangeST are a melody so narrow that no liveliness of level
// makes up for it: about one semitone, a third of the least ordinary reader.
const (
	deadSDST    = 1.0
	deadRangeST = 2.0
)

// evenRangeST: a middling spread of pitch is called flat only when most of it
// lies this close together and the loudness is even too (own rule).
const evenRangeST = 5.0

// flat needs melody and loudness together. The melody is narrow when the
// spread of pitch is small or the middle 80 % of it lie close together: errors
// of the tracker can only widen either figure. A narrow melody is excused by
// words that differ in loudness, unless it hardly moves at all.
func (t *take) flat() Verdict {
	v := verdict(Flat, t.Pitch.SDST, t.targets.PitchSDST)
	voiced, _ := t.Pitch.VoicedS.Get()
	sd, ok := t.Pitch.SDST.Get()
	switch {
	case t.doubt != "":
		return v.unknown(t.doubt)
	case !ok || voiced < minVoicedS:
		return v.unknown(fmt.Sprintf("only %s of clear tone in the voice; it takes %s to judge its melody", seconds(voiced), seconds(minVoicedS)))
	}
	spread := t.targets.PitchSDST.zone(sd)
	narrow, together, dead := inside, false, sd < deadSDST
	if r, ok := t.Pitch.Range80ST.Get(); ok {
		narrow = t.targets.PitchRange80ST.zone(r)
		together = r < evenRangeST
		dead = dead || r < deadRangeST
	}
	// Without a figure for the level nothing speaks for it.
	even := true
	if level, ok := t.Loudness.SDDB.Get(); ok {
		even = t.targets.NucleusLevelSDDB.zone(level) < inside
	}

	evidence := t.melodyInWords()
	advice := "Choose one word in each sentence that matters, your name, the program, the reason, and let your voice rise on it."
	red := spread == farBelow || narrow == farBelow
	amber := spread == below
	switch {
	case dead, red && even, amber && together && even:
		if voiced < surelyVoicedS {
			return v.say(Warn, evidence+"; too little voice to be sure", advice)
		}
		return v.say(Fail, evidence, advice)
	case red, amber && (narrow < inside || even):
		return v.say(Warn, evidence+": rather even", advice)
	case amber:
		return v.say(Pass, evidence+": calm, and the loudness keeps it alive", "")
	}
	return v.say(Pass, evidence, "")
}

// melodyInWords is "the pitch moves by 3.4 semitones, the loudness by 3.1 dB".
func (t *take) melodyInWords() string {
	sd, _ := t.Pitch.SDST.Get()
	text := fmt.Sprintf("the pitch moves by %.1f semitones", sd)
	if level, ok := t.Loudness.SDDB.Get(); ok {
		text += fmt.Sprintf(", the loudness by %.1f dB", level)
	}
	return text
}
