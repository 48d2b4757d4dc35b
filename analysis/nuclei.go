package analysis

import "math"

// Syllable nuclei are the vowels: peaks of an envelope between dips (after
// Mermelstein 1975 and de Jong & Wempe 2009). No single envelope shows every
// dip, since a consonant dents here one part of the spectrum and there
// another. Four are read, each with its own least dip, and the count is the
// mean of theirs: their errors differ, so it is surer than any of them. The
// envelopes in dB are means over the bands of how far each stands above its
// floor: an l, m or r between vowels, which dents a few bands, dents the mean
// too, where it would vanish in the total power.
var envelopes = [...]envelope{
	{from: 1, to: 15, smoothHops: 1.8, dip: 1.0}, // 175-3050 Hz
	{from: 2, to: 13, smoothHops: 1.5, dip: 1.7}, // 300-2350 Hz
	{from: 1, to: 8, smoothHops: 1.5, dip: 2.5},  // 175-950 Hz: the opening of the mouth
	{from: 1, to: 14, smoothHops: 1.2, dip: 0.05, loudness: true},
}

// How widely an envelope is smoothed decides which dips are left of quick
// syllables and which bumps become syllables of slow ones. The widths above
// are for slowRate syllables per second of speech; a first count tells how far
// the speaker is from it. Of the powers tried on voices made 1.35 and 0.75
// times as fast, the cube root kept the ratio best: more adaptation turns a
// wrong first count into a worse second.
const (
	slowRate      = 4.0
	stretchPower  = 1.0 / 3
	leastStretch  = 0.6
	mostStretch   = 1.6
	secondsTooFew = 0.2 // of speech: no rate can be told
)

// Fast speech swallows dips all the same, so that many nuclei in little time
// of vowels means that some are missing. The line was fitted on read English;
// without what lies above the telephone band fewer dips show.
const (
	nucleusGain = 1.02
	narrowGain  = 1.02
	mergeFrom   = 5.4   // nuclei per second of vowels
	mergeShare  = 0.067 // missing per nucleus, for each further one a second
	mostPerS    = 8.5   // syllables: nobody speaks faster
)

// syllables is what was found of them in a section.
type syllables struct {
	nuclei []int   // hops, by the first envelope
	count  float64 // how many syllables there are, no whole number
}

// findSyllables finds the syllables inside the speech.
func findSyllables(frames []frame, f0 []float32, on []bool, c *contrast) syllables {
	v := newVowels(frames, f0)
	spokenS, vowelS := 0.0, 0.0
	for i := range on {
		if !on[i] {
			continue
		}
		spokenS += hopS
		if v.vowel(i) {
			vowelS += hopS
		}
	}
	talk := runs(on, true)
	var courses [len(envelopes)][]float64
	for i, e := range envelopes {
		courses[i] = e.of(frames, c)
	}
	out := countNuclei(&courses, talk, v, 1)
	if out.count > 0 && spokenS > secondsTooFew {
		stretch := math.Pow(slowRate*spokenS/out.count, stretchPower)
		out = countNuclei(&courses, talk, v, min(mostStretch, max(leastStretch, stretch)))
	}
	if v.narrow {
		out.count *= narrowGain
	}
	if vowelS > 0 {
		rate := out.count / vowelS
		out.count *= nucleusGain * (1 + mergeShare*max(0, min(rate, mostPerS)-mergeFrom))
	}
	if out.count > 1 {
		out.count = max(1, min(out.count, mostPerS*spokenS))
	}
	return out
}

// countNuclei counts the nuclei in all envelopes, smoothed stretch times as
// widely as the table says.
func countNuclei(courses *[len(envelopes)][]float64, talk []run, v vowels, stretch float64) syllables {
	var out syllables
	for i, e := range envelopes {
		s := smooth(courses[i], stretch*e.smoothHops)
		var peaks []int
		for _, r := range talk {
			peaks = appendPeaks(peaks, s, r, e.dip, v.vowel)
		}
		if i == 0 {
			out.nuclei = peaks
		}
		out.count += float64(len(peaks)) / float64(len(envelopes))
	}
	return out
}

// appendPeaks appends the maxima of s in r that are vowels and stand dip above
// the dips before and after; the ends of speech count as dips.
func appendPeaks(out []int, s []float64, r run, dip float64, vowel func(int) bool) []int {
	best, low := -1, math.Inf(-1) // the peak being climbed, the last dip
	for i := r.from; i < r.to; i++ {
		switch {
		case best < 0 && s[i] <= low+dip:
			low = min(low, s[i])
		case best < 0 || s[i] > s[best]:
			best = i
		case s[i] < s[best]-dip:
			if vowel(best) {
				out = append(out, best)
			}
			best, low = -1, s[i]
		}
	}
	if best >= 0 && vowel(best) {
		out = append(out, best)
	}
	return out
}
