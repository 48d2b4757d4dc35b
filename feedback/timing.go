package feedback

import (
	"fmt"
	"math"

	"rehearse/analysis"
	"rehearse/script"
)

// pauses judges whether there is room between the sentences, and not too much
// of it. Missing pauses are seen best against the script; without one only a
// long take can show that they are missing, or one whose pace is high besides.
func (t *take) pauses() Verdict {
	band := t.targets.PausePercent
	ratio, ok := t.Pauses.Ratio.Get()
	percent := ratio * 100
	value := analysis.Value{}
	if ok {
		value = analysis.Measured(percent)
	}
	v := verdict(Pauses, value, band)
	switch {
	case t.doubt != "":
		return v.unknown(t.doubt)
	case !ok:
		return v.unknown("the pauses could not be measured")
	}
	evidence := t.pausesInWords()
	if t.Pauses.Count > 0 {
		evidence += fmt.Sprintf(", %.0f %% of the time", percent)
	}
	longest, _ := t.Pauses.LongestS.Get()
	long := t.targets.LongestPauseS.zone(longest)
	few := t.fewPauses(percent)
	switch {
	case band.zone(percent) == farAbove || long == farAbove:
		return v.say(Fail, evidence+t.longestInWords(longest), tooMuchSilence)
	case few != Pass:
		return v.say(few, evidence, "After each full stop close your mouth, breathe in once, then go on.")
	case band.zone(percent) == above || long == above:
		return v.say(Warn, evidence+t.longestInWords(longest), tooMuchSilence)
	}
	if band.zone(percent) < inside && t.Pauses.Count > 0 {
		evidence += ": few, and enough at this pace"
	}
	return v.say(Pass, evidence, "")
}

const tooMuchSilence = "Read the script twice to yourself first, so that the next sentence is ready when the last one ends."

// fewPauses says how far pauses are missing.
func (t *take) fewPauses(percent float64) State {
	if kept, ok := t.pausesKept(); ok {
		return t.targets.PausesKeptPercent.zone(kept).state()
	}
	span, _ := t.Speech.SpanS.Get()
	switch z := t.targets.PausePercent.zone(percent); {
	case z == farBelow && span >= pausesNeededS && t.Pauses.Count == 0:
		return Fail
	case z < inside && t.Rate.Syllables.Or(0) >= twoBreathsSyll && t.pace().fast() > inside:
		return Warn
	case z == farBelow && span >= pausesNeededS:
		return Warn
	}
	return Pass
}

// expectedPauses is how many pauses a listener misses when they are not there:
// those at the ends of sentences and where the script says so. At commas and
// between groups of digits a pause helps, but a good reader may do without. It
// is 0 without a script that was read to its end.
func (t *take) expectedPauses() int {
	if t.reading != readWhole {
		return 0
	}
	n := 0
	for _, p := range t.script.Pauses {
		switch p.Why {
		case script.AtSentence, script.AtParagraph, script.AtCue:
			n++
		}
	}
	return n
}

// pausesKept is the percentage of the pauses the script asks for that were
// made, at most 100. There is none without a script that was read, or where
// the script asks for no pause.
func (t *take) pausesKept() (float64, bool) {
	expected := t.expectedPauses()
	if expected == 0 {
		return 0, false
	}
	return math.Min(100, 100*float64(t.Pauses.Count)/float64(expected)), true
}

// pausesInWords is "1 pause of 4 expected", or "7 pauses, 5 expected".
func (t *take) pausesInWords() string {
	heard, expected := t.Pauses.Count, t.expectedPauses()
	text := plural(int64(heard), "pause")
	if heard == 0 {
		text = "no pause"
	}
	switch {
	case expected == 0:
		return text
	case heard > expected:
		return fmt.Sprintf("%s, %d expected", text, expected)
	}
	return fmt.Sprintf("%s of %d expected", text, expected)
}

func (t *take) longestInWords(longest float64) string {
	if t.targets.LongestPauseS.zone(longest) <= inside {
		return ""
	}
	return ", the longest " + seconds(longest)
}

// length judges the time from the first word to the last.
func (t *take) length() Verdict {
	band := t.targets.LengthS
	v := verdict(Length, t.Speech.SpanS, band)
	span, ok := t.Speech.SpanS.Get()
	switch {
	case t.doubt != "":
		return v.unknown(t.doubt)
	case !ok:
		return v.unknown(noVoice)
	}
	evidence := "you spoke for " + seconds(span)
	if t.reading == readPart {
		evidence += fmt.Sprintf("; the script takes about %.0f s, so its end may be missing", t.script.ExpectedS)
	}
	switch z := band.zone(span); {
	case z > inside:
		return v.say(z.state(), evidence, t.shorten(span-band.Good.Max))
	case t.reading == readPart:
		return v.say(worse(Warn, z.state()), evidence, "Read the script to its last word.")
	case z < inside:
		return v.say(z.state(), evidence, "Add one specific reason, or give each sentence more time.")
	}
	if math.IsInf(band.Good.Max, 1) && math.IsInf(band.Good.Min, -1) {
		evidence += "; there is no length to keep"
	}
	return v.say(Pass, evidence, "")
}

// shorten says how many words too many there are at the pace of this take.
func (t *take) shorten(over float64) string {
	wpm, ok := t.Rate.WordsPerMinute.Get()
	words := math.Ceil(over * wpm / 60)
	if !ok || words < 2 {
		return "Cut what the listener does not need: one reason is enough."
	}
	return fmt.Sprintf("Cut about %.0f words: one reason is enough, and the rest can wait.", words)
}
