package script

// Paces in words per minute, pauses included. Listeners on the phone find 130
// to 170 easy: the upper half of what lectures to non-native listeners have,
// the average of radio speech (Tauroza and Allison 1990). TargetWPM is what
// ExpectedS is predicted at.
const (
	SlowWPM   = 130
	TargetWPM = 145
	FastWPM   = 170
)

// secondsPerSyllable is how long a syllable takes at the target pace, the
// pauses not counted. Ordinary prose has 1.47 syllables and, by the pauses of
// this package, 0.046 s of silence a word; with this figure it comes out at the
// target pace: 60/145 = 1.47 x 0.25 + 0.046.
const secondsPerSyllable = 0.25

// PredictS is how long the script takes, in seconds, for a reader whose pace on
// ordinary prose is wpm words per minute, pauses included. Syllables carry the
// time, so a script of long words takes longer than one of short words.
// Unfilled blanks take no time. It returns 0 for a script without words.
func (s *Script) PredictS(wpm float64) float64 {
	seconds := secondsPerSyllable * float64(s.Syllables)
	for _, p := range s.Pauses {
		seconds += p.LengthS
	}
	return seconds * TargetWPM / wpm
}
