package analysis

import (
	"math"
	"math/bits"
	"slices"

	"gonum.org/v1/gonum/dsp/fourier"
)

// Mains hum is a comb of lines at 50 or 60 Hz and multiples, steady from the
// first second to the last. So the whole background is transformed at once,
// with the speech between cut out: the hum of all pauses adds up in phase and
// rises above any noise, whatever the voice did meanwhile. A line is measured
// by how many times its power exceeds the mean power of its neighbourhood; for
// noise these ratios follow the exponential distribution, of which one in
// twenty exceeds 3 and none to speak of 25.
const (
	humLines      = 6
	humDriftHz    = 0.2  // the mains is that far from its frequency at most
	humGridHz     = 0.05 // steps of looking for it
	humSteps      = 9    // 2 humDriftHz/humGridHz + 1
	humNearHz     = 5.0  // the neighbourhood is this far from the line
	humFarHz      = 14.0
	humLineRatio  = 30.0 // a line counts no more than this
	humSum        = 30.0 // of the lines of one comb, from which there is hum,
	humStrong     = 3.0  // when this many of its lines
	humStrongs    = 4    // have a ratio that is more than noise,
	humPlain      = 25.0 // or two a ratio that nothing else has: a rectifier leaves every second line
	humPlains     = 2
	humLeastS     = 0.25 // of background
	humTaperS     = 0.04 // at the edges of each pause
	humSharedHz   = 300  // belongs to both combs and decides nothing
	humTaperTicks = int(humTaperS * lowRate)
)

var mains = [2]int{50, 60}

// humTally adds up the power at the lines of both combs and around them.
type humTally struct {
	line    [len(mains)][humSteps][humLines]float64
	around  [len(mains)][humLines]float64
	seconds float64 // of background
}

// add takes the 1 kHz signal of a section and where its background lies.
func (h *humTally) add(low []float32, where []run) {
	seq := make([]float64, 1<<bits.Len(uint(len(low)*3/2))) // half as long again at least: no line falls between bins
	ticks := 0
	for _, r := range where {
		from, to := r.from*lowHop, min(r.to*lowHop, len(low))
		ticks += max(0, to-from)
		for i := from; i < to; i++ {
			edge := min(i-from+1, to-i)
			w := 1.0
			if edge < humTaperTicks {
				w = 0.5 - 0.5*math.Cos(math.Pi*float64(edge)/float64(humTaperTicks))
			}
			seq[i] = w * float64(low[i])
		}
	}
	if ticks == 0 {
		return
	}
	h.seconds += float64(ticks) / lowRate
	coeff := fourier.NewFFT(len(seq)).Coefficients(nil, seq)
	power := func(hz float64) float64 {
		c := coeff[int(hz*float64(len(seq))/lowRate+0.5)]
		return real(c)*real(c) + imag(c)*imag(c)
	}
	binHz := lowRate / float64(len(seq))
	var near []float64
	for m, hz := range mains {
		for n := range humLines {
			line := float64((n + 1) * hz)
			near = near[:0]
			for d := humNearHz; d <= humFarHz; d += max(binHz, 0.25) {
				near = append(near, power(line-d), power(line+d))
			}
			slices.Sort(near)
			// The median of exponentially distributed powers is ln 2 of
			// their mean, and does not see the lines of others.
			h.around[m][n] += quantile(near, 0.5) / math.Ln2
			for s := range humSteps {
				off := float64(s-humSteps/2) * humGridHz * float64(n+1)
				h.line[m][s][n] += power(line + off)
			}
		}
	}
}

// result is 50 or 60 where there is hum, else nil.
func (h *humTally) result() *int {
	if h.seconds < humLeastS {
		return nil
	}
	var best float64
	var found *int
	for m := range mains {
		for s := range humSteps {
			sum, strong, plain := 0.0, 0, 0
			for n := range humLines {
				if (n+1)*mains[m] == humSharedHz || h.around[m][n] == 0 {
					continue
				}
				ratio := h.line[m][s][n] / h.around[m][n]
				sum += min(ratio, humLineRatio)
				if ratio >= humStrong {
					strong++
				}
				if ratio >= humPlain {
					plain++
				}
			}
			if (sum >= humSum && strong >= humStrongs || plain >= humPlains) && sum > best {
				hz := mains[m]
				best, found = sum, &hz
			}
		}
	}
	return found
}
