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

type envelope struct {
	from, to   int     // bands
	smoothHops float64 // SD of the Gaussian
	dip        float64 // a peak stands this far above the dips on both sides, in the envelope's unit
	loudness   bool    // power to 0.3 (Stevens) relative to the strong voice, not dB
}

const (
	envelopeDB    = 40 // below the band's strong voice the envelope sees nothing
	vowelBelowDB  = 26 // a vowel is at most this far below the strong voice
	vowelTiltDB   = 6  // unvoiced, it is this much stronger below 1.1 kHz than above 3.4 kHz
	narrowBandDB  = 40 // the hiss bands this far below the voice: an 8 kHz or telephone recording
	narrowTiltDB  = 10 // then 2 to 3.4 kHz is the hiss, and this is the tilt
	vowelBandFrom = bandVoiceLow
	vowelBandTo   = 9
	stevens       = 0.3
)

// Fast speech swallows dips, so that many nuclei in little time of vowels
// means that some are missing. The line was fitted on read English.
const (
	nucleusGain = 1.02
	mergeFrom   = 5.8 // nuclei per second of vowels
	mergeShare  = 0.1 // missing per nucleus, for each further one a second
	mostPerS    = 8.5 // syllables: nobody speaks faster
)

// syllables is what was found of them in a section.
type syllables struct {
	nuclei []int   // hops, by the first envelope
	count  float64 // how many syllables there are, no whole number
}

// findSyllables finds the syllables inside the speech.
func findSyllables(frames []frame, f0 []float32, on []bool, c *contrast) syllables {
	v := newVowels(frames, f0)
	var out syllables
	talk := runs(on, true)
	for i, e := range envelopes {
		s := e.of(frames, c)
		var peaks []int
		for _, r := range talk {
			peaks = appendPeaks(peaks, s, r, e.dip, v.vowel)
		}
		if i == 0 {
			out.nuclei = peaks
		}
		out.count += float64(len(peaks)) / float64(len(envelopes))
	}
	vowelHops, spokenHops := 0, 0
	for i := range on {
		if !on[i] {
			continue
		}
		spokenHops++
		if v.vowel(i) {
			vowelHops++
		}
	}
	if vowelHops > 0 {
		rate := out.count / (float64(vowelHops) * hopS)
		out.count *= nucleusGain * (1 + mergeShare*max(0, min(rate, mostPerS)-mergeFrom))
	}
	if out.count > 1 {
		out.count = max(1, min(out.count, mostPerS*float64(spokenHops)*hopS))
	}
	return out
}

// of computes the envelope, one value per hop.
func (e envelope) of(frames []frame, c *contrast) []float64 {
	s := make([]float64, len(frames))
	share := 1 / float64(e.to-e.from)
	for b := e.from; b < e.to; b++ {
		floor := max(c.noise[b], c.voice[b]-envelopeDB)
		for i := range s {
			db := float64(fastDB(frames[i].band[b]))
			if e.loudness {
				s[i] += share * math.Exp((db-c.voice[b])*stevens*math.Ln10/10)
			} else {
				s[i] += share * max(0, db-floor)
			}
		}
	}
	return smooth(s, e.smoothHops)
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

// vowels tells which hops can be the middle of a vowel.
type vowels struct {
	frames     []frame
	f0         []float32
	voice      float64 // strong level of the vowel bands, dB
	hissFrom   int     // bands in which s and f are told from vowels
	hissTo     int
	hissTiltDB float64
}

func newVowels(frames []frame, f0 []float32) vowels {
	body, hiss := make([]float64, len(frames)), make([]float64, len(frames))
	for i := range body {
		body[i] = powerDB(frames[i].between(vowelBandFrom, vowelBandTo))
		hiss[i] = powerDB(frames[i].between(bandSpeechEnd, numBands))
	}
	v := vowels{frames, f0, quantileOf(body, strongVoice), bandPhoneEnd, numBands, vowelTiltDB}
	if quantileOf(hiss, strongVoice) < v.voice-narrowBandDB {
		// Nothing above the telephone band: what is left of s and f
		// there has to do.
		v.hissFrom, v.hissTo, v.hissTiltDB = bandHissStart, bandPhoneEnd, narrowTiltDB
	}
	return v
}

func (v vowels) vowel(i int) bool {
	body := powerDB(v.frames[i].between(vowelBandFrom, vowelBandTo))
	if body < v.voice-vowelBelowDB {
		return false
	}
	return v.f0[i] > 0 || body > powerDB(v.frames[i].between(v.hissFrom, v.hissTo))+v.hissTiltDB
}

// smooth convolves x with a Gaussian of the given SD in hops; beyond its ends
// x keeps its outermost values.
func smooth(x []float64, sd float64) []float64 {
	half := int(math.Ceil(3 * sd))
	weight := make([]float64, 2*half+1)
	sum := 0.0
	for i := range weight {
		d := float64(i-half) / sd
		weight[i] = math.Exp(-d * d / 2)
		sum += weight[i]
	}
	out := make([]float64, len(x))
	for i := range x {
		for k, w := range weight {
			out[i] += w / sum * x[min(max(i+k-half, 0), len(x)-1)]
		}
	}
	return out
}
