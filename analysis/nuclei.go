package analysis

import "math"

// Syllable nuclei are the vowels: peaks of an envelope between dips (after
// Mermelstein 1975 and de Jong & Wempe 2009). The envelope is the mean over
// the bands of how far each stands above its floor in dB: a consonant that
// dents only some bands, as l, m or r between vowels does, dents the mean,
// where it would vanish in the total power.
const (
	nucleusFrom   = 1  // bands of the envelope: 175 Hz
	nucleusTo     = 15 // to 3050 Hz
	envelopeDB    = 40 // below the band's strong voice the envelope sees nothing
	envelopeSD    = 1.5
	dipDB         = 1.3 // a peak stands this far above the dips on both sides
	vowelBelowDB  = 26  // a vowel is at most this far below the strong voice
	vowelTiltDB   = 6   // unvoiced, it is this much stronger below 1.1 kHz than above 3.4 kHz
	vowelBandFrom = bandVoiceLow
	vowelBandTo   = 9
)

// Fast speech swallows dips: above mergeFrom nuclei a second each further one
// a second stands for mergeShare more (fitted on read English).
const (
	mergeFrom  = 4.0
	mergeShare = 0.07
)

// countSyllables is the number of syllables that the nuclei found in
// phonationS seconds of speech stand for.
func countSyllables(nuclei int, phonationS float64) float64 {
	if nuclei == 0 || phonationS <= 0 {
		return 0
	}
	rate := float64(nuclei) / phonationS
	return math.Round(float64(nuclei) * (1 + mergeShare*max(0, rate-mergeFrom)))
}

// nuclei lists the hops of the syllable nuclei inside the speech.
func nuclei(frames []frame, f0 []float32, on []bool, c *contrast) []int {
	v := newVowels(frames, f0)
	envelope := c.envelope(frames)
	var out []int
	for _, r := range runs(on, true) {
		out = appendPeaks(out, envelope, r, v.vowel)
	}
	return out
}

func (c *contrast) envelope(frames []frame) []float64 {
	var floor [numBands]float64
	for b := range floor {
		floor[b] = max(c.noise[b], c.voice[b]-envelopeDB)
	}
	s := make([]float64, len(frames))
	for i := range s {
		for b := nucleusFrom; b < nucleusTo; b++ {
			s[i] += max(0, float64(fastDB(frames[i].band[b]))-floor[b]) / (nucleusTo - nucleusFrom)
		}
	}
	return smooth(s, envelopeSD)
}

// appendPeaks appends the maxima of s in r that are vowels and stand dipDB
// above the dips before and after; the ends of speech count as dips.
func appendPeaks(out []int, s []float64, r run, vowel func(int) bool) []int {
	best, low := -1, math.Inf(-1) // the peak being climbed, the last dip
	for i := r.from; i < r.to; i++ {
		switch {
		case best < 0 && s[i] <= low+dipDB:
			low = min(low, s[i])
		case best < 0 || s[i] > s[best]:
			best = i
		case s[i] < s[best]-dipDB:
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
	frames []frame
	f0     []float32
	voice  float64 // strong level of the vowel bands, dB
}

func newVowels(frames []frame, f0 []float32) vowels {
	body := make([]float64, len(frames))
	for i := range body {
		body[i] = powerDB(frames[i].between(vowelBandFrom, vowelBandTo))
	}
	return vowels{frames, f0, quantileOf(body, strongVoice)}
}

func (v vowels) vowel(i int) bool {
	body := powerDB(v.frames[i].between(vowelBandFrom, vowelBandTo))
	if body < v.voice-vowelBelowDB {
		return false
	}
	return v.f0[i] > 0 || body > powerDB(v.frames[i].between(bandPhoneEnd, numBands))+vowelTiltDB
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
