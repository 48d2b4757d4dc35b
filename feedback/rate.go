package feedback

import (
	"fmt"

	"rehearse/analysis"
	"rehearse/script"
)

// reading says how the syllables heard compare with those of the script.
type reading int

const (
	noScript    reading = iota
	notChecked          // too little was heard to compare
	readWhole           // the counts agree
	readPart            // clearly fewer than the script has
	readAnother         // clearly more
)

// Agreement of counts: within 20 % the script counts as read, plus two
// syllables, because in a short script one missed or added nucleus is more
// than that. The nuclei heard are off by 10 % on average in ordinary reading.
const (
	countTolerance = 0.2
	countSlack     = 2
)

// compare tells whether the script was read.
func compare(m analysis.Measures, s *script.Script) reading {
	if s == nil || s.Syllables == 0 {
		return noScript
	}
	heard, ok := m.Rate.AcousticSyllables.Get()
	if !ok || heard == 0 {
		return notChecked
	}
	written := float64(s.Syllables)
	slack := countTolerance*written + countSlack
	switch {
	case heard < written-slack:
		return readPart
	case heard > written+slack:
		return readAnother
	}
	return readWhole
}

// rate fills in how fast the speech was, with a note where the script given is
// not what was heard. A script that was read gives exact counts; the rates are
// those counts over the measured times. Otherwise the rates stand on the
// syllables heard, and the words per minute on them and on the script's
// syllables per word; without a script there are none.
func rate(m analysis.Measures, s *script.Script) (analysis.Rate, reading, string) {
	r := m.Rate
	read := compare(m, s)
	if read == readWhole {
		r.Source = analysis.FromScript
		r.Syllables = analysis.Measured(float64(s.Syllables))
		r.SyllablesPerSecond = per(r.Syllables, m.Speech.SpanS)
		r.ArticulationRate = per(r.Syllables, m.Speech.PhonationS)
		r.WordsPerMinute = perMinute(float64(s.Words), m.Speech.SpanS)
		return r, read, ""
	}
	r.Source = analysis.FromAcoustic
	r.Syllables = r.AcousticSyllables
	r.SyllablesPerSecond = per(r.Syllables, m.Speech.SpanS)
	r.ArticulationRate = per(r.Syllables, m.Speech.PhonationS)
	r.WordsPerMinute = analysis.Value{}
	heard, _ := r.AcousticSyllables.Get()
	if read == readPart || read == readAnother {
		words := heard * float64(s.Words) / float64(s.Syllables)
		r.WordsPerMinute = perMinute(words, m.Speech.SpanS)
	}
	return r, read, rateNote(read, heard, s)
}

func rateNote(read reading, heard float64, s *script.Script) string {
	switch read {
	case readPart:
		return fmt.Sprintf("the script has %d syllables and about %.0f were heard, so it was not read to the end, or much was swallowed; the pace is taken from what was heard", s.Syllables, heard)
	case readAnother:
		return fmt.Sprintf("the script has %d syllables and about %.0f were heard, so words were added or another text was read; the pace is taken from what was heard", s.Syllables, heard)
	case notChecked:
		return "no syllables could be counted, so whether the script was read is not known and its words give no pace"
	}
	return ""
}

// per is count over seconds, missing where either is missing or there is no time.
func per(count, seconds analysis.Value) analysis.Value {
	n, ok := count.Get()
	t, timed := seconds.Get()
	if !ok || !timed || t <= 0 {
		return analysis.Value{}
	}
	return analysis.Measured(n / t)
}

func perMinute(count float64, seconds analysis.Value) analysis.Value {
	return per(analysis.Measured(count*60), seconds)
}
