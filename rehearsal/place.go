package rehearsal

import (
	"math"

	"rehearse/analysis"
	"rehearse/script"
)

// Follower finds out how far into a script a reader has come, from nothing but
// the lengths of the stretches of speech between pauses and the syllables
// heard. Of all ways to lay the stretches over the words it weighs the likely
// ones: pauses fall at the ends of sentences rather than inside a phrase, and
// a stretch lasts as long as its syllables.
//
// It knows no words, so it can not say where somebody is who reads another
// text.
type Follower struct {
	syllables []float64 // said before each word, and all of them at the end
	pause     []Mark    // after so many words
}

// NewFollower follows the script s.
func NewFollower(s *script.Script) *Follower {
	f := &Follower{syllables: make([]float64, s.Words+1), pause: make([]Mark, s.Words+1)}
	for i, w := range s.Spoken {
		f.syllables[i+1] = f.syllables[i] + float64(w.Syllables)
	}
	for after, mark := range pauseMarks(s) {
		f.pause[after] = mark
	}
	f.pause[s.Words] = LongMark
	return f
}

// The model's figures are costs in units of half a squared standard deviation.
// Their sizes are rough: an error of one standard deviation costs 1.
const (
	stretchError = 0.12 // relative error of a stretch's length,
	stretchFloor = 0.12 // and absolute, in seconds: the edges of speech are soft
	countError   = 0.10 // relative error of the syllables heard,
	countFloor   = 1.5  // and absolute
	stopInside   = 4.0  // a pause where the script has none
	stopShort    = 0.6  // a pause at a comma
	runOnLong    = 2.0  // no pause at the end of a sentence
	runOnShort   = 0.2  // no pause at a comma

	usualSyllable = 0.21 // seconds; articulation of 4.8 syllables a second
	rateError     = 0.30 // of its logarithm, between readers
)

// syllableTimes are the speeds tried, in seconds per syllable: from hurried to
// very slow.
var syllableTimes = []float64{0.13, 0.15, 0.17, 0.19, 0.21, 0.23, 0.26, 0.29, 0.33}

// Finished is how likely it is, from 0 to 1, that the speech heard so far has
// reached the last word of the script. It is 0 before any speech.
func (f *Follower) Finished(m analysis.Measures) float64 {
	words := len(f.syllables) - 1
	if words == 0 || len(m.Speech.Segments) == 0 {
		return 0
	}
	heard, counted := m.Rate.AcousticSyllables.Get()
	total, atEnd := 0.0, 0.0
	for _, syllable := range syllableTimes {
		off := math.Log(syllable/usualSyllable) / rateError
		for word, cost := range f.align(m.Speech.Segments, syllable) {
			if counted {
				e := (heard - f.syllables[word]) / (countError*f.syllables[word] + countFloor)
				cost += e * e
			}
			weight := math.Exp(-(cost + off*off) / 2)
			total += weight
			if word == words {
				atEnd += weight
			}
		}
	}
	if total == 0 {
		return 0 // nothing fits: another text
	}
	return atEnd / total
}

// align returns for each number of words the least cost of the stretches
// having brought the reader exactly so far.
func (f *Follower) align(stretches []analysis.Interval, syllable float64) []float64 {
	words := len(f.syllables) - 1
	now := make([]float64, words+1)
	before := make([]float64, words+1)
	for i := range now {
		now[i] = math.Inf(1)
	}
	now[0] = 0
	for _, s := range stretches {
		now, before = before, now
		sd := stretchError*s.Length() + stretchFloor
		for to := range now {
			now[to] = math.Inf(1)
			runOn := 0.0
			for from := to - 1; from >= 0; from-- {
				e := (s.Length() - syllable*(f.syllables[to]-f.syllables[from])) / sd
				if e < -4 {
					break // far too many words for this stretch
				}
				now[to] = min(now[to], before[from]+e*e+runOn)
				runOn += f.runOn(from)
			}
			now[to] += f.stop(to)
		}
	}
	return now
}

// stop is the cost of a pause after so many words, runOn that of none.
func (f *Follower) stop(after int) float64 {
	return [...]float64{NoMark: stopInside, ShortMark: stopShort, LongMark: 0}[f.pause[after]]
}

func (f *Follower) runOn(after int) float64 {
	return [...]float64{NoMark: 0, ShortMark: runOnShort, LongMark: runOnLong}[f.pause[after]]
}

// Patience is how long a silence must last, in seconds, until the take is
// taken for finished. Where the last word has surely been said it is short;
// where the reader may be pausing inside the script it is longer than any
// pause a listener would stand. Of 51 human readings 46 came above 0.75 at
// their end, and 5 of 61 pauses inside them, all of halting readers of a single
// sentence.
func (f *Follower) Patience(m analysis.Measures) float64 {
	switch p := f.Finished(m); {
	case p >= 0.75:
		return 1.5
	case p >= 0.4:
		return 2.5
	case p >= 0.1:
		return 4
	}
	return 8
}

// FreePatience is the same without a script: longer than anyone pauses between
// two sentences.
const FreePatience = 2.5
