// Package rehearsal is what a practice session knows apart from sound and
// screen: how a script runs past at the target pace, when a take has come to
// its end, which cue helps, what became better since the last take, and what
// to ask before a real call.
package rehearsal

import (
	"math"

	"rehearse/feedback"
	"rehearse/script"
)

// Schedule says when each word of a script is due at a pace. Times are seconds
// from the first word.
type Schedule struct {
	Script  *script.Script
	WPM     float64 // of ordinary prose at this pace, pauses included
	LengthS float64 // from the first word to the end of the last
	words   []span  // one for each spoken word
}

// span is a stretch of time in seconds.
type span struct{ start, end float64 }

// NewSchedule lays a script out at a pace in words per minute, which is
// between SlowestWPM and FastestWPM.
func NewSchedule(s *script.Script, wpm float64) *Schedule {
	c := &Schedule{Script: s, WPM: wpm, words: make([]span, s.Words)}
	stretch := script.TargetWPM / wpm
	silent := 0.0
	for _, p := range s.Pauses {
		silent += p.LengthS * stretch
	}
	syllable := (s.PredictS(wpm) - silent) / float64(max(1, s.Syllables))
	at, pauses := 0.0, s.Pauses
	for i, w := range s.Spoken {
		for len(pauses) > 0 && pauses[0].After <= i {
			at += pauses[0].LengthS * stretch
			pauses = pauses[1:]
		}
		c.words[i].start = at
		at += float64(w.Syllables) * syllable
		c.words[i].end = at
	}
	c.LengthS = at
	return c
}

// Paces a marker may be told to move at, in words per minute: nobody reads
// aloud outside them.
const (
	SlowestWPM = 60
	FastestWPM = 300
)

// PaceFor is the pace that brings a script to the length of its kind of call,
// as far as a listener on the phone can follow: a script that is too long is
// not read faster than FastWPM, one that is too short not slower than SlowWPM.
// Where the length asks for nothing it is TargetWPM.
func PaceFor(s *script.Script, length feedback.Span) float64 {
	natural := s.PredictS(script.TargetWPM)
	want := min(max(natural, length.Min), length.Max)
	if natural <= 0 || want <= 0 || math.IsInf(want, 0) {
		return script.TargetWPM
	}
	return min(max(script.TargetWPM*natural/want, script.SlowWPM), script.FastWPM)
}

// WordAt is the index of the word due at a time: the last one that has begun.
// It is 0 before the first word and stays at the last word after the end.
func (c *Schedule) WordAt(seconds float64) int {
	word := 0
	for i, w := range c.words {
		if w.start > seconds {
			break
		}
		word = i
	}
	return word
}
