package analysis

import "gonum.org/v1/gonum/dsp/window"

// The short-time spectrum: a 16 ms Hann window every 10 ms, whose bins stand
// 62.5 Hz apart: short enough to show the dip between two quick syllables, and
// a power of two long, which the transform likes.
const (
	bandWindow = 256
	binHz      = float64(analysisRate) / float64(bandWindow)
	numBands   = 20
)

// bandEdgeHz bounds the bands, about one Bark each below 3 kHz; 300 and
// 3400 Hz are edges because the telephone has them.
var bandEdgeHz = [numBands + 1]float64{
	75, 175, 300, 400, 500, 650, 800, 950, 1100, 1300, 1500, 1750,
	2000, 2350, 2700, 3050, 3400, 4000, 5200, 6400, 7600,
}

// Bands by what they carry.
const (
	bandVoiceLow  = 2  // 300 Hz
	bandPhoneEnd  = 16 // one past 3400 Hz
	bandSpeechEnd = 17 // one past 4000 Hz
	bandHissStart = 12 // 2000 Hz
)

type bandAnalyzer struct {
	spectrum *powerSpectrum
	window   window.Values
	scale    float64
	firstBin [numBands + 1]int
	power    []float64 // per bin
}

func newBandAnalyzer() *bandAnalyzer {
	b := &bandAnalyzer{
		spectrum: newPowerSpectrum(bandWindow),
		window:   window.NewValues(window.Hann, bandWindow),
		power:    make([]float64, bandWindow/2+1),
	}
	var sumSq float64
	for _, w := range b.window {
		sumSq += w * w
	}
	// One-sided power: Parseval over the window, twice for the mirrored
	// half of the spectrum, so that the bands of a signal add up to its
	// mean square.
	b.scale = 2 / (float64(bandWindow) * sumSq)
	for i, hz := range bandEdgeHz {
		b.firstBin[i] = int(hz/binHz + 0.5)
	}
	return b
}

// analyze fills dst with the mean power of x, bandWindow samples, per band.
func (b *bandAnalyzer) analyze(dst *[numBands]float32, x []float32) {
	b.spectrum.transform(b.power, x, b.window)
	for i := range dst {
		var p float64
		for _, bin := range b.power[b.firstBin[i]:b.firstBin[i+1]] {
			p += bin
		}
		dst[i] = float32(p * b.scale)
	}
}

// between is the mean power of the bands [from, to).
func (f *frame) between(from, to int) float64 {
	var p float32
	for _, v := range f.band[from:to] {
		p += v
	}
	return float64(p)
}
