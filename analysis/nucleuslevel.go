package analysis

import "math"

const (
	nucleusHalf = 2 // hops to either side: the level of a nucleus is over 50 ms
	leastNuclei = 5 // for a spread of levels to mean something
	leastTrendS = 5 // between the first and the last nucleus, for a trend
)

// nucleus is a syllable nucleus of the take.
type nucleus struct {
	hop     int32
	levelDB float32 // K-weighted
}

// levelAt is the K-weighted level in dB of the 50 ms around a hop.
func levelAt(kpower []float32, hop int) float32 {
	sum, n := 0.0, 0
	for i := max(0, hop-nucleusHalf); i <= min(len(kpower)-1, hop+nucleusHalf); i++ {
		sum += float64(kpower[i])
		n++
	}
	if n == 0 {
		return silenceDBFS
	}
	return float32(powerDB(sum / float64(n)))
}

// variance fills in how the level at the nuclei spreads around its
// own straight line, and the slope of that line.
func (l *Loudness) variance(nuclei []nucleus) {
	n := float64(len(nuclei))
	if len(nuclei) < leastNuclei {
		return
	}
	var st, sl, stt, stl float64
	for _, u := range nuclei {
		t, v := float64(u.hop)*hopS, float64(u.levelDB)
		st += t
		sl += v
		stt += t * t
		stl += t * v
	}
	slope := 0.0
	if d := stt - st*st/n; d > 0 {
		slope = (stl - st*sl/n) / d
	}
	rest := make([]float64, len(nuclei))
	var sumSq float64
	for i, u := range nuclei {
		rest[i] = float64(u.levelDB) - (sl/n + slope*(float64(u.hop)*hopS-st/n))
		sumSq += rest[i] * rest[i]
	}
	l.SDDB = Measured(math.Sqrt(sumSq / n))
	l.RangeDB = Measured(quantileOf(rest, 0.9) - quantileOf(rest, 0.1))
	if float64(nuclei[len(nuclei)-1].hop-nuclei[0].hop)*hopS >= leastTrendS {
		l.TrendDBPer10S = Measured(10 * slope)
	}
}
