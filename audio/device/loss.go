package device

import (
	"math"
	"time"

	"rehearse/audio"
)

// lossMeter finds out how much of the sound never arrived, by comparing the
// samples a device delivered with the time that passed. A device's own
// overflow flag can not be relied on: DirectSound never raises it and Core
// Audio almost always does (PortAudio issues 130 and 171).
//
// The deficit - samples that should have come minus samples that came - jumps
// up and down as callbacks come late and in bursts. Its lowest value within a
// window is steady as long as nothing is lost, apart from the small difference
// between the device's clock and the computer's. A step up of that floor is
// loss; when it steps down again, the sound was only late.
type lossMeter struct {
	rate  audio.SampleRate
	began bool

	firstAt  time.Duration // when the first samples came
	received int64         // samples since then

	windowAt  time.Duration // when this window began
	lastAt    time.Duration
	floor     float64 // lowest deficit of this window, seconds
	reference float64 // deficit that is accounted for, seconds
	settled   bool    // reference has been set by a first window
	flagged   bool    // the device raised its overflow flag since the last loss
	lost      float64 // seconds
}

const (
	lossWindow = time.Second
	// lossStep is the smallest step of the deficit taken for a loss, in
	// seconds. Sound servers change their buffering by one period, up to about
	// 25 ms, without losing anything.
	lossStep = 0.040
	// flaggedStep is the same when the device itself reported an overflow.
	flaggedStep = 0.010
	// clockDrift is how far a device's clock may be off, in seconds per window.
	// Consumer crystals are within 100 ppm; sound servers that resample, 1000.
	clockDrift = 0.001
)

// add takes note of n samples that arrived at time at, counted from any fixed
// moment.
func (m *lossMeter) add(at time.Duration, n int, overflow bool) {
	if !m.began {
		*m = lossMeter{rate: m.rate, began: true, firstAt: at, windowAt: at, floor: math.Inf(1)}
		return // the first samples were waiting: they do not count against the time
	}
	m.received += int64(n)
	m.flagged = m.flagged || overflow
	if at-m.windowAt >= lossWindow {
		m.settle()
		m.windowAt = at
	}
	m.lastAt = at
	due := (at - m.firstAt).Seconds()
	m.floor = min(m.floor, due-float64(m.received)/float64(m.rate))
}

// settle judges the window that just ended.
func (m *lossMeter) settle() {
	floor := m.floor
	m.floor = math.Inf(1)
	if math.IsInf(floor, 1) {
		return
	}
	if !m.settled {
		m.settled, m.reference = true, floor
		return
	}
	threshold := lossStep
	if m.flagged {
		threshold = flaggedStep
	}
	switch step := floor - m.reference; {
	case step > threshold:
		m.lost += step
		m.reference = floor
		m.flagged = false
	case step < -threshold:
		m.lost = max(0, m.lost+step) // it was late, not lost
		m.reference = floor
	default:
		m.reference = min(floor, m.reference+clockDrift)
	}
}

// finish judges what came since the last full window, when the stream ended.
// A rest of a few callbacks is left alone: it need not hold the floor.
func (m *lossMeter) finish() {
	if m.lastAt-m.windowAt >= lossWindow/2 {
		m.settle()
	}
}

// total is the loss found so far.
func (m *lossMeter) total() time.Duration {
	return time.Duration(m.lost * float64(time.Second))
}
