package feedback

import (
	"fmt"

	"rehearse/analysis"
)

// pace is what is known about the speed of a take.
type pace struct {
	shown      analysis.Value // the figure shown: words a minute, else syllables a second
	band       Band
	words      zone // of the words per minute; inside when there are none
	syllables  zone // of the syllables per second, likewise
	known      bool
	overwhelms bool // faster than a listener follows, whatever the pauses
}

func (t *take) pace() pace {
	var p pace
	wpm, hasWords := t.Rate.WordsPerMinute.Get()
	syll, hasSyllables := t.Rate.SyllablesPerSecond.Get()
	if hasSyllables {
		p.shown, p.band, p.known = t.Rate.SyllablesPerSecond, t.targets.SyllablesPerSecond, true
		p.syllables = p.band.zone(syll)
		p.overwhelms = syll > overwhelmsSyll
	}
	if hasWords {
		p.shown, p.band, p.known = t.Rate.WordsPerMinute, t.targets.WordsPerMinute, true
		p.words = p.band.zone(wpm)
		p.overwhelms = p.overwhelms || wpm > overwhelmsWPM
	}
	return p
}

// fast is the higher of the two zones: short words hide behind syllables, long
// ones behind words.
func (p pace) fast() zone { return max(p.words, p.syllables, inside) }

// slow is the milder of the two zones where there are two: a script of long
// words has few of them a minute and is not slow for it.
func (p pace) slow() zone {
	z := p.syllables
	if p.band.Unit == "wpm" {
		z = max(p.words, p.syllables)
	}
	return min(z, inside)
}

// rushed needs both: a high rate and too little pause. Fast speech with its
// pauses kept is brisk, which many listeners like.
func (t *take) rushed() Verdict {
	p := t.pace()
	v := verdict(Rushed, p.shown, p.band)
	v.Target = between(negInf, p.band.Good.Max).Range()
	switch {
	case t.doubt != "":
		return v.unknown(t.doubt)
	case !p.known:
		return v.unknown("no syllables could be counted, so the pace is not known")
	}
	evidence := t.paceInWords() + ", " + t.pausesInWords()
	advice := "Stop at every full stop and take one breath before you go on; the pace comes down by itself" + t.lengthHint() + "."
	switch fast := p.fast(); {
	case fast == inside:
		return v.say(Pass, evidence, "")
	case fast == farAbove && t.breathless(p):
		return v.say(Fail, evidence, advice)
	case t.breathless(p):
		return v.say(Warn, evidence, advice)
	case fast == farAbove:
		return v.say(Warn, evidence+": very brisk, though the pauses help",
			"Give your name and every number half the speed; the rest may stay brisk.")
	}
	return v.say(Pass, evidence+": brisk, and the pauses carry it", "")
}

// breathless reports whether pauses are missing. In a short take without
// sentence ends a good reader needs none, so that says nothing.
func (t *take) breathless(p pace) bool {
	if kept, ok := t.pausesKept(); ok && kept < 50 {
		return true
	}
	ratio, ok := t.Pauses.Ratio.Get()
	if !ok || t.Rate.Syllables.Or(0) < twoBreathsSyll {
		return false
	}
	if p.overwhelms {
		return ratio*100 < ordinaryPausePercent
	}
	return ratio*100 < leastPausePercent
}

func (t *take) slow() Verdict {
	p := t.pace()
	v := verdict(Slow, p.shown, p.band)
	v.Target = between(p.band.Good.Min, posInf).Range()
	switch {
	case t.doubt != "":
		return v.unknown(t.doubt)
	case !p.known:
		return v.unknown("no syllables could be counted, so the pace is not known")
	}
	advice := "Say each sentence in one go and rest only at its end."
	if ratio, ok := t.Pauses.Ratio.Get(); ok && ratio*100 > t.targets.PausePercent.Good.Max {
		advice = "The words are not slow, the gaps are long: read the script twice to yourself, then go from sentence to sentence with one breath."
	}
	switch slow := p.slow(); {
	case slow == farBelow && !t.perhapsMissed():
		return v.say(Fail, t.paceInWords(), advice)
	case slow < inside:
		return v.say(Warn, t.paceInWords()+": a little slow", advice)
	}
	return v.say(Pass, t.paceInWords(), "")
}

// perhapsMissed reports whether the pace stands on syllables heard and would be
// no fault if as many were missed as can be in careless speech.
func (t *take) perhapsMissed() bool {
	const missed = 0.15 // of the syllables, at worst, over a whole reading
	syll := t.Rate.SyllablesPerSecond.Or(0)
	return t.Rate.Source == analysis.FromAcoustic && syll >= t.targets.SyllablesPerSecond.Limit.Min*(1-missed)
}

// paceInWords is "212 words a minute over 14.1 s".
func (t *take) paceInWords() string {
	span, _ := t.Speech.SpanS.Get()
	if wpm, ok := t.Rate.WordsPerMinute.Get(); ok {
		return fmt.Sprintf("%.0f words a minute over %s", wpm, seconds(span))
	}
	syll, _ := t.Rate.SyllablesPerSecond.Get()
	return fmt.Sprintf("%.1f syllables a second over %s", syll, seconds(span))
}

// lengthHint is how long the script takes at a good pace, when it was read.
func (t *take) lengthHint() string {
	if t.reading != readWhole || t.script.ExpectedS <= 0 {
		return ""
	}
	return fmt.Sprintf(" (this script takes about %.0f s at a good pace)", t.script.ExpectedS)
}
