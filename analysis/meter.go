package analysis

import (
	"math"

	"rehearse/audio"
)

// Level is the short-term picture for a live meter.
type Level struct {
	PeakDBFS float64 // highest sample magnitude of the last 100 ms; -120 at digital silence
	RMSDBFS  float64 // RMS of the last 100 ms; -120 at digital silence
	Speaking bool    // the voice was on in the last 100 ms, as far as can be told live
	SilentS  float64 // seconds since the voice was last on; counts from the start when it never was
	Clipped  bool    // a clipped run ended within the last second
}

// meter keeps peak and power of the last tenth of a second, and a first guess
// whether someone speaks: the level stands well above the quietest that was
// heard so far.
type meter struct {
	blockLen int
	n        int
	peak     float32
	sum      float64
	tenths   [10]struct{ peak, power float64 }
	at       int
}

func newMeter(rate audio.SampleRate) *meter {
	return &meter{blockLen: max(1, int(rate)/hopsPerS)}
}

func (m *meter) write(x []float32) {
	for _, s := range x {
		m.peak = max(m.peak, float32(math.Abs(float64(s))))
		m.sum += float64(s) * float64(s)
		m.n++
		if m.n == m.blockLen {
			t := &m.tenths[m.at]
			t.peak, t.power = float64(m.peak), m.sum/float64(m.n)
			m.at = (m.at + 1) % len(m.tenths)
			m.n, m.peak, m.sum = 0, 0, 0
		}
	}
}

// Level returns the live meter's values at the end of what was written.
func (a *Analyzer) Level() Level {
	var peak, power float64
	for _, t := range a.meter.tenths {
		peak = max(peak, t.peak)
		power += t.power / float64(len(a.meter.tenths))
	}
	return Level{PeakDBFS: powerDB(peak * peak), RMSDBFS: powerDB(power)}
}
