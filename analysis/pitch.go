package analysis

import "math"

// Pitch candidates come from the normalised cross-correlation of a 4 kHz
// version of the voice (Talkin 1995, RAPT): the stretch before the centre of
// the frame against the stretch one lag later,
//
//	r(k) = Σ s[j] s[j+k] / sqrt(Σ s[j]² Σ s[j+k]²),  j over w samples,
//
// placed so that both together are centred on the frame. r is 1 for a signal
// of period k whatever its envelope, and its peaks between samples are found
// by a parabola.
const (
	voiceRate = 4000
	voiceHop  = voiceRate / hopsPerS
	minF0Hz   = 60.0
	maxF0Hz   = 500.0

	pitchWindow   = 112 // 28 ms: with the longest lag, two periods of 60 Hz fit
	minLag        = 8   // voiceRate/maxF0Hz
	maxLag        = 67  // voiceRate/minF0Hz
	numCandidates = 4
	minStrength   = 0.25 // a peak below this is no candidate
	sincReach     = 4    // lags to either side that the height of a peak is read from
)

// pitchCandidate is a possible period: its frequency and the height of the
// correlation there, 0 to 1. An unused place has strength 0.
type pitchCandidate struct{ hz, strength float32 }

type pitchTracker struct {
	r      [maxLag + 1 + sincReach]float64
	energy [pitchWindow + 2*maxLag + 16]float64
}

func newPitchTracker() *pitchTracker { return &pitchTracker{} }

// candidates fills dst with the strongest peaks of r around x[centre].
func (p *pitchTracker) candidates(dst *[numCandidates]pitchCandidate, x []float32, centre int) {
	*dst = [numCandidates]pitchCandidate{}
	// Running sums of squares give every window's energy by a subtraction.
	first := centre - (pitchWindow+maxLag+sincReach)/2 - 1
	last := first + pitchWindow + maxLag + sincReach + 3
	sum := p.energy[:last-first+1]
	sum[0] = 0
	for i, s := range x[first:last] {
		sum[i+1] = sum[i] + float64(s)*float64(s)
	}
	const quietest = 1e-10 // -100 dBFS: below this there is no voice to follow
	if sum[len(sum)-1] < quietest*float64(len(sum)) {
		return
	}
	for k := minLag - sincReach; k <= maxLag+sincReach; k++ {
		a := centre - (pitchWindow+k)/2
		e1 := sum[a-first+pitchWindow] - sum[a-first]
		e2 := sum[a-first+k+pitchWindow] - sum[a-first+k]
		d := float64(dot(x[a+k:a+k+pitchWindow], x[a:a+pitchWindow]))
		p.r[k] = d / math.Sqrt(e1*e2+1e-18)
	}
	var ranks [numCandidates]float64
	for k := minLag; k <= maxLag; k++ {
		y0, y1, y2 := p.r[k-1], p.r[k], p.r[k+1]
		if y1 < minStrength || y1 < y0 || y1 <= y2 {
			continue
		}
		bend := y0 - 2*y1 + y2
		offset := 0.5 * (y0 - y2) / bend
		c := pitchCandidate{
			hz:       float32(voiceRate / (float64(k) + offset)),
			strength: float32(min(1, p.height(float64(k)+offset))),
		}
		insertCandidate(dst, &ranks, c)
	}
}

// insertCandidate keeps dst sorted by falling rank: the strength less 0.01 per
// octave of lag, Praat's octave cost. Of equal peaks the one at the higher
// frequency is the period, the others its multiples.
func insertCandidate(dst *[numCandidates]pitchCandidate, ranks *[numCandidates]float64, c pitchCandidate) {
	rank := float64(c.strength) + octaveCost*math.Log2(float64(c.hz)/minF0Hz)
	for i := range dst {
		if rank > ranks[i] {
			c, dst[i] = dst[i], c
			rank, ranks[i] = ranks[i], rank
		}
	}
}

// height is r between two lags, by a windowed sinc over the eight around it. A
// parabola understates narrow peaks, those of high voices, by more than the
// octave cost, and the double period would win.
func (p *pitchTracker) height(lag float64) float64 {
	k := int(lag)
	sum, weights := 0.0, 0.0
	sine := math.Sin(math.Pi * (lag - float64(k))) // from lag to lag only its sign changes
	for i := k - sincReach + 1; i <= k+sincReach; i++ {
		d := lag - float64(i)
		if math.Abs(d) < 1e-6 {
			return p.r[i]
		}
		w := sine / d * (0.5 + 0.5*math.Cos(math.Pi*d/(sincReach+0.5)))
		if (i-k)&1 != 0 {
			w = -w
		}
		sum += w * p.r[i]
		weights += w
	}
	return sum / weights
}
