package analysis

import (
	"math"

	"gonum.org/v1/gonum/dsp/fourier"
	"gonum.org/v1/gonum/dsp/window"
)

// Mains hum is a comb of steady lines at 50 or 60 Hz and multiples. It is
// looked for in a slow spectrum (a Hann window of one second) of which each bin
// keeps its quiet moments only: a voice moves on, hum stays.
const (
	humWindow    = 1024 // samples of the 1 kHz signal; a power of two is quickest
	humStep      = humWindow / 2
	humHarmonics = 6
	humQuantile  = 0.2  // of a bin's levels over time
	humLineDB    = 8.0  // over the neighbourhood, for a line to count
	humSumDB     = 18.0 // of the lines together, for hum
)

// humBins covers the highest harmonic of 60 Hz and its neighbourhood.
const humBins = 400

// humTally keeps the levels of the slow spectrum, per bin.
type humTally struct {
	bins [humBins]histogram
}

func newHumTally() *humTally {
	var h humTally
	for k := range h.bins {
		h.bins[k] = newLevels(0.5)
	}
	return &h
}

func (h *humTally) clone() *humTally {
	c := *h
	for k := range c.bins {
		c.bins[k] = c.bins[k].clone()
	}
	return &c
}

// add takes the 1 kHz signal of a section. Only windows inside it are used.
func (h *humTally) add(low []float32) {
	fft := fourier.NewFFT(humWindow)
	win := window.NewValues(window.Hann, humWindow)
	seq := make([]float64, humWindow)
	coeff := make([]complex128, humWindow/2+1)
	for at := 0; at+humWindow <= len(low); at += humStep {
		for i, w := range win {
			seq[i] = float64(low[at+i]) * w
		}
		fft.Coefficients(coeff, seq)
		for k := range h.bins {
			c := coeff[k]
			h.bins[k].add(powerDB((real(c)*real(c) + imag(c)*imag(c)) * 4 / (humWindow * humWindow)))
		}
	}
}

// result is 50 or 60 where there is hum, else nil.
func (h *humTally) result() *int {
	if h.bins[0].n < 4 {
		return nil
	}
	var quiet [humBins]float64
	for k := range quiet {
		quiet[k] = h.bins[k].quantile(humQuantile)
	}
	score50, score60 := humScore(&quiet, 50), humScore(&quiet, 60)
	hz := 50
	if score60 > score50 {
		hz = 60
	}
	if max(score50, score60) < humSumDB {
		return nil
	}
	return &hz
}

// humScore adds up how far the lines at multiples of hz stand above their
// neighbourhood, in dB. 300 Hz belongs to both combs and decides nothing.
func humScore(level *[humBins]float64, hz int) float64 {
	var sum float64
	for n := 1; n <= humHarmonics; n++ {
		if n*hz == 300 {
			continue
		}
		if d := lineDB(level, n*hz*humWindow/lowRate); d >= humLineDB {
			sum += min(d, 20)
		}
	}
	return sum
}

// lineDB is how far the bin, or the one beside it, stands above the median of
// its neighbourhood of 10 Hz to either side.
func lineDB(level *[humBins]float64, k int) float64 {
	var around []float64
	for d := 4; d <= 12; d++ {
		if k-d > 20 {
			around = append(around, level[k-d])
		}
		around = append(around, level[k+d])
	}
	line := max(level[k-1], level[k], level[k+1])
	return math.Max(0, line-quantileOf(around, 0.5))
}
