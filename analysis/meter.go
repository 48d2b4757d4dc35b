package analysis

import "rehearse/audio"

// Level is the short-term picture for a live meter.
type Level struct {
	PeakDBFS float64 // highest sample magnitude of the last 100 ms; -120 at digital silence
	RMSDBFS  float64 // RMS of the last 100 ms; -120 at digital silence
	Speaking bool    // the voice was on in the last 100 ms, as far as can be told live
	SilentS  float64 // seconds since the voice was last on; counts from the start when it never was
	Clipped  bool    // a clipped run ended within the last second
}

// meter keeps peak and power of the last tenth of a second.
type meter struct {
	rate  int64
	n     int64 // samples
	hops  int64
	end   int64 // first sample of the next hop
	from  int64
	peak  float32
	sum   float64
	tenth [10]struct {
		peak  float32
		power float64
	}
}

func newMeter(rate audio.SampleRate) *meter {
	m := &meter{rate: int64(rate)}
	m.end = hopStart(1, m.rate)
	return m
}

func (m *meter) write(x []float32) {
	for len(x) > 0 {
		n := int(min(m.end-m.n, int64(len(x))))
		m.take(x[:n])
		m.n += int64(n)
		x = x[n:]
		if m.n == m.end {
			t := &m.tenth[m.hops%int64(len(m.tenth))]
			t.peak, t.power = m.peak, m.sum/float64(m.end-m.from)
			m.hops++
			m.from, m.end = m.end, hopStart(m.hops+1, m.rate)
			m.peak, m.sum = 0, 0
		}
	}
}

// take adds samples of one hop. Two sums side by side keep the processor from
// waiting for each addition.
func (m *meter) take(x []float32) {
	var even, odd float32
	high, low := m.peak, -m.peak
	for i, s := range x {
		if i&1 == 0 {
			even += s * s
		} else {
			odd += s * s
		}
		if s > high {
			high = s
		} else if s < low {
			low = s
		}
	}
	m.peak = max(high, -low)
	m.sum += float64(even) + float64(odd)
}

// Level returns the live meter's values at the end of what was written.
func (a *Analyzer) Level() Level {
	var peak float32
	var power float64
	for _, t := range a.meter.tenth {
		peak = max(peak, t.peak)
		power += t.power / float64(len(a.meter.tenth))
	}
	l := Level{
		PeakDBFS: powerDB(float64(peak) * float64(peak)),
		RMSDBFS:  powerDB(power),
		Clipped:  a.clip.lastEnd > 0 && a.clip.n-a.clip.lastEnd < int64(a.rate),
	}
	l.Speaking, l.SilentS = a.live.state()
	return l
}
