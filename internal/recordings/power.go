package recordings

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/dsp/fourier"
)

// The telephone band, in which speech and noise are compared.
const (
	phoneLowHz  = 300
	phoneHighHz = 3400
)

// PhoneBand returns x limited to 300-3400 Hz by a Fourier transform over all
// of it: exact, and unrelated to how the analysis does it.
func PhoneBand(x []float32, rate int) []float64 {
	n := 1 // a power of two: other lengths can be slow
	for n < len(x) {
		n *= 2
	}
	fft := fourier.NewFFT(n)
	seq := make([]float64, n)
	for i, s := range x {
		seq[i] = float64(s)
	}
	c := fft.Coefficients(nil, seq)
	for k := range c {
		if hz := fft.Freq(k) * float64(rate); hz < phoneLowHz || hz > phoneHighHz {
			c[k] = 0
		}
	}
	fft.Sequence(seq, c)
	for i := range seq {
		seq[i] /= float64(n)
	}
	return seq[:len(x)]
}

// WordPower is the mean power of band, a signal of the reading's length,
// inside its words.
func (r Reading) WordPower(band []float64, rate int) float64 {
	words := make([]bool, len(band))
	r.mark(words, rate, Gap{r.StartS, r.EndS}, true)
	for _, g := range r.Gaps {
		r.mark(words, rate, g, false)
	}
	sum, n := 0.0, 0
	for i, v := range band {
		if words[i] {
			sum += v * v
			n++
		}
	}
	return sum / float64(max(n, 1))
}

func (r Reading) mark(words []bool, rate int, g Gap, v bool) {
	for i := max(0, int(g.StartS*float64(rate))); i < min(len(words), int(g.EndS*float64(rate))); i++ {
		words[i] = v
	}
}

// Own noise is looked for in silences of at least 150 ms, 50 ms away from
// words, because a word's last sound outlasts its label.
const (
	leastSilenceS = 0.15
	erosionS      = 0.05
	stepS         = 0.02
)

// Silences are the stretches of a recording of the given length that lie
// well outside all words, before and after them included.
func (r Reading) Silences(durationS float64) []Gap {
	all := append([]Gap{{-erosionS, r.StartS}}, r.Gaps...)
	all = append(all, Gap{r.EndS, durationS + erosionS})
	var out []Gap
	for _, g := range all {
		if g.Length() >= leastSilenceS {
			out = append(out, Gap{max(0, g.StartS+erosionS), min(durationS, g.EndS-erosionS)})
		}
	}
	return out
}

// OwnNoise is the power of the background a reading already has: the median
// of 20 ms steps of band in its silences. Without a tenth of a second of
// silence it is the power of the quietest step there is, which can only be
// too much.
func (r Reading) OwnNoise(band []float64, rate int) float64 {
	step := int(stepS * float64(rate))
	var quiet []float64
	for _, g := range r.Silences(float64(len(band)) / float64(rate)) {
		for i := int(g.StartS * float64(rate)); i+step <= min(len(band), int(g.EndS*float64(rate))); i += step {
			quiet = append(quiet, power(band[i:i+step]))
		}
	}
	if len(quiet) >= 5 {
		slices.Sort(quiet)
		return quiet[len(quiet)/2]
	}
	least := math.Inf(1)
	for i := 0; i+step <= len(band); i += step {
		least = min(least, power(band[i:i+step]))
	}
	return least
}

func power(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v * v
	}
	return sum / float64(max(len(x), 1))
}
