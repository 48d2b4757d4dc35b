package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// levelled is phrases of eight syllables, whose levels in dB around -24 dBFS
// are taken from level by their number and their time.
func levelled(syllables int, level func(i int, atS float64) float64) []float32 {
	const each = 8
	phrases := (syllables + each - 1) / each
	x := white(16000, 1+float64(phrases)*(phraseS(each)+0.5), -85, 1)
	at, i := 0.5, 0
	for i < syllables {
		bursts := phrase(at, min(each, syllables-i), 0)
		for _, b := range bursts {
			b.rmsDB = -24 + level(i, b.startS+syllableS/2)
			say(x, 16000, b)
			i++
		}
		at += phraseS(len(bursts)) + 0.5
	}
	return x
}

// normalLevels are n levels spread normally with the SD given, shuffled: the
// quantiles of the distribution, so that the spread is the same every time.
func normalLevels(n int, sd float64) []float64 {
	out := make([]float64, n)
	total := 0.0
	for i := range out {
		out[i] = math.Sqrt2 * math.Erfinv(2*(float64(i)+0.5)/float64(n)-1)
		total += out[i] * out[i]
	}
	for i := range out {
		out[i] *= sd / math.Sqrt(total/float64(n))
	}
	rng := rand.New(rand.NewPCG(3, 3))
	rng.Shuffle(n, func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// The level of each syllable is steady over the 50 ms that are looked at, so
// that the spread comes out as it was made, but for the K-weighting of voices
// of different pitch: 0.3 dB. The line taken out beforehand takes at most 2/n
// of the variance along.
func TestLoudnessVarianceIsThatOfTheSyllables(t *testing.T) {
	const n = 48
	for _, sd := range []float64{0, 1.5, 3, 6} {
		t.Run(fmt.Sprint(sd, " dB"), func(t *testing.T) {
			levels := normalLevels(n, max(sd, 1e-9))
			l := measure(16000, levelled(n, func(i int, _ float64) float64 { return levels[i] })).Loudness
			if got := l.SDDB.Or(-1); math.Abs(got-sd) > 0.3+0.03*sd {
				t.Errorf("SD %.2f dB, want %v", got, sd)
			}
			slices.Sort(levels)
			want := quantile(levels, 0.9) - quantile(levels, 0.1)
			if got := l.RangeDB.Or(-1); math.Abs(got-want) > 0.6+0.1*sd {
				t.Errorf("range %.2f dB, want %.2f", got, want)
			}
		})
	}
}

func TestLoudAndSoftInTurnIsVarianceNotTrend(t *testing.T) {
	l := measure(16000, levelled(40, func(i int, _ float64) float64 { return float64(i%2)*6 - 3 })).Loudness
	if got := l.SDDB.Or(-1); math.Abs(got-3) > 0.3 {
		t.Errorf("SD %.2f dB of levels ±3 dB", got)
	}
	if got := l.TrendDBPer10S.Or(99); math.Abs(got) > 0.5 {
		t.Errorf("trend %.2f dB in 10 s", got)
	}
}

// A voice that fades or grows by a straight line has that trend, and what is
// left around the line is as even as it was.
func TestFadeIsTrendNotVariance(t *testing.T) {
	for _, slope := range []float64{-8, 0, 5} {
		for _, sd := range []float64{0, 3} {
			t.Run(fmt.Sprintf("%v dB in 10 s, SD %v dB", slope, sd), func(t *testing.T) {
				l := measure(16000, levelled(48, func(i int, at float64) float64 {
					return slope*(at-7)/10 + sd*float64(i%2*2-1)
				})).Loudness
				if got := l.TrendDBPer10S.Or(99); math.Abs(got-slope) > 0.5 {
					t.Errorf("trend %.2f dB in 10 s", got)
				}
				if got := l.SDDB.Or(-1); math.Abs(got-sd) > 0.3 {
					t.Errorf("SD %.2f dB", got)
				}
			})
		}
	}
}

// How loud the background is must not count as variance: pauses have no
// nuclei.
func TestPausesDoNotCountAsVariance(t *testing.T) {
	even := func(int, float64) float64 { return 0 }
	quiet := levelled(32, even)
	loud := sum(quiet, white(16000, float64(len(quiet))/16000, -50, 5))
	if got := measure(16000, loud).Loudness.SDDB.Or(-1); got > 0.4 || got < 0 {
		t.Errorf("SD %.2f dB of even syllables over noise", got)
	}
}

func TestFewSyllablesHaveNoVariance(t *testing.T) {
	l := measure(16000, levelled(leastNuclei-1, func(i int, _ float64) float64 { return float64(i) })).Loudness
	if l.SDDB.OK() || l.RangeDB.OK() || l.TrendDBPer10S.OK() {
		t.Errorf("%d syllables have a variance: %+v", leastNuclei-1, l)
	}
	l = measure(16000, levelled(8, func(i int, _ float64) float64 { return float64(i) })).Loudness
	if !l.SDDB.OK() || l.TrendDBPer10S.OK() {
		t.Errorf("eight syllables in two seconds: SD %v, trend %v; want the first only", l.SDDB, l.TrendDBPer10S)
	}
}
