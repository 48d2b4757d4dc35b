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
// waiting for each addition, and magnitudes are compared as whole numbers, for
// which it need not guess the outcome: the bits of floats without their sign
// are in the order of their magnitudes.
func (m *meter) take(x []float32) {
	var even, odd float32
	peak := math.Float32bits(m.peak)
	for len(x) >= 2 {
		a, b := x[0], x[1]
		even += a * a
		odd += b * b
		peak = max(peak, math.Float32bits(a)&^signBit, math.Float32bits(b)&^signBit)
		x = x[2:]
	}
	for _, a := range x {
		even += a * a
		peak = max(peak, math.Float32bits(a)&^signBit)
	}
	m.peak = math.Float32frombits(peak)
	m.sum += float64(even) + float64(odd)
}

const signBit = 1 << 31

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
