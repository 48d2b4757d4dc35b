package analysis

const (
	vowelBelowDB  = 26 // a vowel is at most this far below the strong voice
	vowelTiltDB   = 6  // unvoiced, it is this much stronger below 1.1 kHz than above 3.4 kHz
	narrowBandDB  = 40 // the hiss bands this far below the voice: an 8 kHz or telephone recording
	narrowTiltDB  = 10 // then 2 to 3.4 kHz is the hiss, and this is the tilt
	vowelBandFrom = bandVoiceLow
	vowelBandTo   = 9
)

// vowels tells which hops can be the middle of a vowel.
type vowels struct {
	frames     []frame
	f0         []float32
	voice      float64 // strong level of the vowel bands, dB
	hissFrom   int     // bands in which s and f are told from vowels
	hissTo     int
	hissTiltDB float64
	narrow     bool // nothing above the telephone band
}

func newVowels(frames []frame, f0 []float32) vowels {
	body, hiss := make([]float64, len(frames)), make([]float64, len(frames))
	for i := range body {
		body[i] = powerDB(frames[i].between(vowelBandFrom, vowelBandTo))
		hiss[i] = powerDB(frames[i].between(bandSpeechEnd, numBands))
	}
	v := vowels{
		frames: frames, f0: f0, voice: quantileOf(body, strongVoice),
		hissFrom: bandPhoneEnd, hissTo: numBands, hissTiltDB: vowelTiltDB,
	}
	if v.narrow = quantileOf(hiss, strongVoice) < v.voice-narrowBandDB; v.narrow {
		// What is left of s and f below has to do.
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
