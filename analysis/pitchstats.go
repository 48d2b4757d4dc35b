package analysis

import "math"

const (
	pvqWindow    = 10 * hopsPerS // hops
	leastVoicedS = 0.5           // of voice, for a range of pitch to mean something
	pvqVoicedS   = 1.0           // in a window, for its PVQ to count
)

// pitchTally collects the F0 of the voiced hops.
type pitchTally struct {
	hz      []float32
	windows []struct{ n, sum, sumSq float64 } // of F0 in Hz per 10 s
}

func (p *pitchTally) add(f0 []float32, startHop int) {
	for i, hz := range f0 {
		if hz == 0 {
			continue
		}
		p.hz = append(p.hz, hz)
		w := (startHop + i) / pvqWindow
		for len(p.windows) <= w {
			p.windows = append(p.windows, struct{ n, sum, sumSq float64 }{})
		}
		p.windows[w].n++
		p.windows[w].sum += float64(hz)
		p.windows[w].sumSq += float64(hz) * float64(hz)
	}
}

func (p *pitchTally) result() Pitch {
	out := Pitch{VoicedS: Measured(float64(len(p.hz)) * hopS)}
	if out.VoicedS.Or(0) < leastVoicedS {
		return out
	}
	st := make([]float32, len(p.hz))
	var sum, sumSq float64
	for i, hz := range p.hz {
		v := 12 * math.Log2(float64(hz)/100)
		st[i] = float32(v)
		sum += v
		sumSq += v * v
	}
	n := float64(len(st))
	median := quantileOf(st, 0.5)
	out.MedianHz = Measured(100 * math.Pow(2, median/12))
	out.SDST = Measured(math.Sqrt(max(0, sumSq/n-sum/n*sum/n)))
	out.Range80ST = Measured(quantileOf(st, 0.9) - quantileOf(st, 0.1))
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
