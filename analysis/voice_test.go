package analysis

import (
	"iter"
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
	for h := 1; h <= int((voiceEndHz-1)/hz); h++ {
		if f := float64(h) * hz; f >= lowHz && f <= highHz {
			p += 1 / float64(h*h) / 2
		}
	}
	return p
}

// harmonics yields sin(ha) for h from 1 to n, by the recurrence
// sin((h+1)a) = 2 cos a sin ha - sin((h-1)a).
func harmonics(a float64, n int) iter.Seq2[int, float64] {
	return func(yield func(int, float64) bool) {
		before, s := 0.0, math.Sin(a)
		twice := 2 * math.Cos(a)
		for h := 1; h <= n; h++ {
			if !yield(h, s) {
				return
			}
			before, s = s, twice*s-before
		}
	}
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
			for h, s := range harmonics(2*math.Pi*phase, int((voiceEndHz-1)/hz)) {
				v += s / float64(h)
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

// vowel is a voice of about 120 Hz that swells and falls three times a second,
// each time to another level, with the formants of a neutral vowel, so that
// its crests are as wide and as unequal as those of real voices.
func vowel(rate audio.SampleRate, seconds float64) []float32 {
	const f0 = 120.0
	var gain [34]float64
	for h := 1; h < len(gain); h++ {
		f := float64(h) * f0
		gain[h] = 1 / float64(h)
		for _, formant := range []float64{500, 1500, 2500} {
			r := f / formant
			gain[h] /= math.Hypot(1-r*r, 0.15*r)
		}
	}
	levels := normalLevels(int(math.Ceil(3*seconds)), 4)
	x := white(rate, seconds, -60, 5)
	phase := 0.0
	for i := range x {
		t := float64(i) / float64(rate)
		phase += f0 * math.Pow(2, 0.2*math.Sin(2*math.Pi*0.7*t)) / float64(rate)
		v := 0.0
		for h, s := range harmonics(2*math.Pi*phase, min(len(gain)-1, int(0.45*float64(rate)/f0))) {
			v += gain[h] * s
		}
		x[i] += float32(0.02 * v * dbfs(levels[int(3*t)]) * math.Pow(math.Sin(3*math.Pi*t), 2))
	}
	return x
}
