package device

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"rehearse/audio"
)

// clockwork delivers blocks of 10 ms at 48 kHz to a lossMeter. Times may be
// bent, blocks left out.
type clockwork struct {
	m     lossMeter
	at    time.Duration // when the next block is due
	late  func(due time.Duration) time.Duration
	speed float64 // the device's clock over ours
}

func newClockwork() *clockwork {
	return &clockwork{m: lossMeter{rate: 48000}, speed: 1,
		late: func(time.Duration) time.Duration { return 0 }}
}

// run lets d pass; heard says whether the sound of that time arrives.
func (c *clockwork) run(d time.Duration, heard, flag bool) {
	for end := c.at + d; c.at < end; c.at += 10 * time.Millisecond {
		if heard {
			arrival := time.Duration(float64(c.at)/c.speed) + c.late(c.at)
			c.m.add(arrival, 480, flag)
			flag = false
		}
	}
}

func TestLossIsFoundByTheClock(t *testing.T) {
	const ms = time.Millisecond
	jitter := rand.New(rand.NewPCG(1, 2))
	for _, tt := range []struct {
		name      string
		run       func(c *clockwork)
		want, tol time.Duration
	}{
		{"a steady device loses nothing", func(c *clockwork) { c.run(60*time.Second, true, false) }, 0, 0},
		{"one gap of 300 ms", func(c *clockwork) {
			c.run(5*time.Second, true, false)
			c.run(300*ms, false, false)
			c.run(5*time.Second, true, false)
		}, 300 * ms, 10 * ms},
		{"a gap longer than a window", func(c *clockwork) {
			c.run(5*time.Second, true, false)
			c.run(1700*ms, false, false)
			c.run(5*time.Second, true, false)
		}, 1700 * ms, 10 * ms},
		{"a gap of 20 ms the device reports", func(c *clockwork) {
			c.run(5*time.Second, true, false)
			c.run(20*ms, false, false)
			c.run(5*time.Second, true, true)
		}, 20 * ms, 5 * ms},
		{"overflow flags on everything mean nothing by themselves", func(c *clockwork) {
			for range 1000 {
				c.run(10*ms, true, true)
			}
		}, 0, 0},
		{"callbacks up to 30 ms late", func(c *clockwork) {
			c.late = func(time.Duration) time.Duration { return time.Duration(jitter.Int64N(int64(30 * ms))) }
			c.run(60*time.Second, true, false)
		}, 0, 0},
		{"a second late in one burst, nothing missing", func(c *clockwork) {
			c.late = func(due time.Duration) time.Duration { return max(0, 6*time.Second-due) * b2d(due > 5*time.Second) }
			c.run(20*time.Second, true, false)
		}, 0, 0},
		{"buffering grows and shrinks again", func(c *clockwork) {
			c.late = func(due time.Duration) time.Duration {
				return 200 * ms * b2d(due > 5*time.Second && due < 15*time.Second)
			}
			c.run(30*time.Second, true, false)
		}, 0, 10 * ms},
		{"ten minutes on a clock 500 ppm slow", func(c *clockwork) {
			c.speed = 1 - 500e-6
			c.run(10*time.Minute, true, false)
		}, 0, 0},
		{"ten minutes on a clock 500 ppm fast", func(c *clockwork) {
			c.speed = 1 + 500e-6
			c.run(10*time.Minute, true, false)
		}, 0, 0},
		{"a device that runs as fast as it is read", func(c *clockwork) {
			c.speed = 16000
			c.run(10*time.Minute, true, false)
		}, 0, 0},
		{"one block in fifty missing for a minute", func(c *clockwork) {
			for range 120 {
				c.run(490*ms, true, false)
				c.run(10*ms, false, false)
			}
		}, 1200 * ms, 100 * ms},
		{"a stream of three callbacks", func(c *clockwork) { c.run(30*ms, true, false) }, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := newClockwork()
			tt.run(c)
			c.m.finish()
			if got := c.m.total(); !within(got, tt.want, tt.tol) {
				t.Errorf("lost %v, want %v", got, tt.want)
			}
		})
	}
}

// b2d is 1 or 0, to switch a delay on and off.
func b2d(on bool) time.Duration {
	if on {
		return 1
	}
	return 0
}

func TestLossMeterStartsAtItsFirstSound(t *testing.T) {
	m := lossMeter{rate: audio.SampleRate(16000)}
	m.add(4*time.Second, 64000, false) // a headset that took long, and what it had buffered
	for i := range 300 {
		m.add(4*time.Second+time.Duration(i+1)*10*time.Millisecond, 160, false)
	}
	m.finish()
	if m.total() != 0 {
		t.Errorf("lost %v", m.total())
	}
	if math.IsNaN(m.lost) {
		t.Error("lost is not a number")
	}
}
