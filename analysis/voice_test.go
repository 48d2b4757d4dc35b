package analysis

import (
	"math"

	"rehearse/audio"
)

// burst is a stretch of voice: harmonics of F0 falling by 6 dB an octave up
// to 4 kHz, switched on and off within rampS, at a known RMS level. F0 glides
// evenly on a scale of semitones.
type burst struct {
	startS, endS float64
	fromHz, toHz float64
	rmsDB        float64
}

const (
	rampS      = 0.010
	voiceEndHz = 4000
)

// harmonicPower is the mean square of the harmonics 1/h of hz that lie within
// [lowHz, highHz].
func harmonicPower(hz, lowHz, highHz float64) float64 {
	p := 0.0
	for h := 1; float64(h)*hz < voiceEndHz; h++ {
		if f := float64(h) * hz; f >= lowHz && f <= highHz {
			p += 1 / float64(h*h) / 2
		}
	}
	return p
}

// say adds bursts to x.
func say(x []float32, rate audio.SampleRate, bursts ...burst) {
	for _, b := range bursts {
		from, to := int(b.startS*float64(rate)), int(b.endS*float64(rate))
		gain := dbfs(b.rmsDB) / math.Sqrt(harmonicPower(b.fromHz, 0, voiceEndHz))
		phase := 0.0
		for i := from; i < min(to, len(x)); i++ {
			u := float64(i-from) / float64(to-from)
			hz := b.fromHz * math.Pow(b.toHz/b.fromHz, u)
			phase += hz / float64(rate)
			v := 0.0
			for h := 1; float64(h)*hz < voiceEndHz; h++ {
				v += math.Sin(2*math.Pi*float64(h)*phase) / float64(h)
			}
			edge := min(float64(i-from), float64(to-1-i)) / float64(rate) / rampS
			x[i] += float32(gain * v * (0.5 - 0.5*math.Cos(math.Pi*min(edge, 1))))
		}
	}
}

// Syllables of a phrase: 160 ms of voice, 60 ms of closure.
const (
	syllableS = 0.16
	closureS  = 0.06
)

// phrase is n syllables from startS on. Each falls by three semitones from a
// start of its own between 130 and 180 Hz, as no two syllables of a voice are
// alike; those that were would make lines in a slow spectrum.
func phrase(startS float64, n int, levelDB float64) []burst {
	const golden = 0.6180339887
	var out []burst
	for i := range n {
		at := startS + float64(i)*(syllableS+closureS)
		_, u := math.Modf(golden * (100*startS + float64(i)))
		hz := 130 * math.Pow(180.0/130, u)
		out = append(out, burst{at, at + syllableS, hz, hz * math.Pow(2, -3.0/12), levelDB})
	}
	return out
}

// phraseS is the length of a phrase of n syllables.
func phraseS(n int) float64 { return float64(n)*(syllableS+closureS) - closureS }

// reading is a take in a room of white noise: half a second of room, phrases
// of n syllables each at the given level with the given gaps between, half a
// second of room. It returns the take and the intervals of its phrases.
func reading(rate audio.SampleRate, n int, levelDB, roomDB float64, gapS ...float64) ([]float32, []Interval) {
	var bursts []burst
	var phrases []Interval
	at := 0.5
	for i := 0; i <= len(gapS); i++ {
		bursts = append(bursts, phrase(at, n, levelDB)...)
		phrases = append(phrases, Interval{at, at + phraseS(n)})
		at += phraseS(n)
		if i < len(gapS) {
			at += gapS[i]
		}
	}
	x := white(rate, at+0.5, roomDB, 1)
	say(x, rate, bursts...)
	return x, phrases
}
