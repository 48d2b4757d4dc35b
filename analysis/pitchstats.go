package analysis

import (
	"math"
	"slices"
)

const (
	pvqWindow    = 10 * hopsPerS // hops
	leastVoicedS = 0.5           // of voice, for a range of pitch to mean something
	pvqVoicedS   = 1.0           // in a window, for its PVQ to count
)

// pitchTally collects the F0 of the voiced hops, in semitones above 100 Hz.
type pitchTally struct {
	st         histogram
	sum, sumSq float64
	windows    []struct{ n, sum, sumSq float64 } // of F0 in Hz, per 10 s
}

func newPitchTally() pitchTally { return pitchTally{st: newHistogram(-12, 30, 0.01)} }

func (p pitchTally) clone() pitchTally {
	p.st = p.st.clone()
	p.windows = slices.Clone(p.windows)
	return p
}

func (p *pitchTally) add(f0 []float32, startHop int) {
	for i, f := range f0 {
		if f == 0 {
			continue
		}
		hz := float64(f)
		st := 12 * math.Log2(hz/100)
		p.st.add(st)
		p.sum += st
		p.sumSq += st * st
		w := (startHop + i) / pvqWindow
		for len(p.windows) <= w {
			p.windows = append(p.windows, struct{ n, sum, sumSq float64 }{})
		}
		p.windows[w].n++
		p.windows[w].sum += hz
		p.windows[w].sumSq += hz * hz
	}
}

func (p *pitchTally) result() Pitch {
	n := float64(p.st.n)
	out := Pitch{VoicedS: Measured(n * hopS)}
	if n*hopS < leastVoicedS {
		return out
	}
	out.MedianHz = Measured(100 * math.Pow(2, p.st.quantile(0.5)/12))
	out.SDST = Measured(math.Sqrt(max(0, p.sumSq/n-p.sum/n*p.sum/n)))
	out.Range80ST = Measured(p.st.quantile(0.9) - p.st.quantile(0.1))
	var pvq, windows float64
	for _, w := range p.windows {
		if w.n*hopS >= pvqVoicedS {
			mean := w.sum / w.n
			pvq += math.Sqrt(max(0, w.sumSq/w.n-mean*mean)) / mean
			windows++
		}
	}
	if windows > 0 {
		out.PVQ = Measured(pvq / windows)
	}
	return out
}
