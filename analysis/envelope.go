package analysis

import "math"

// envelope is a course of strength over the hops, in which the vowels are
// peaks.
type envelope struct {
	from, to   int     // bands
	smoothHops float64 // SD of the Gaussian
	dip        float64 // a peak stands this far above the dips on both sides, in the envelope's unit
	loudness   bool    // power to 0.3 (Stevens) relative to the strong voice, not dB
}

const (
	envelopeDB = 40 // below the band's strong voice the envelope sees nothing
	stevens    = 0.3
)

// of computes the envelope, one value per hop, not yet smoothed.
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
	return s
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
