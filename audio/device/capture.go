package device

import (
	"errors"
	"io"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"rehearse/audio"
)

// ringTime is how long the reader may stall, on a slow disk or a garbage
// collection, before sound is lost.
const ringTime = 5 * time.Second

// Capture is a running recording from a microphone: an audio.Source at the
// device's own rate. The device's callback fills a ring that holds at least
// ringTime, so Read may be late by that much. Read is for one goroutine; Stop
// and Health may be called from any.
type Capture struct {
	session *session

	ring  *ring
	wake  chan struct{} // holds a token when the ring has got something new
	began time.Time

	// Written by the device's callback only.
	loss      lossMeter
	lastAt    atomic.Int64 // time of the last callback since began, ns
	received  atomic.Int64 // samples the device delivered
	dropped   atomic.Int64 // samples that found the ring full
	overflows atomic.Int64 // callbacks with the overflow flag
	lost      atomic.Int64 // by the clock, ns

	// Written by Read only.
	err      error
	heard    atomic.Bool  // a sample that is not zero has come
	zeroRun  atomic.Int64 // exact zeros at the end of what was read
	timer    *time.Timer
	ended    atomic.Bool // a device that goes on after Stop is not listened to
	stopOnce sync.Once
	stopped  chan struct{} // closed when the device delivers no more
	stopErr  error
}

// Health is how a recording is going.
type Health struct {
	Received  time.Duration // sound the device delivered
	Lost      time.Duration // sound that never arrived or was not read in time, to about 10 ms
	Overflows int           // times the device itself reported losing some
	ZeroFor   time.Duration // length of the run of exact zeros that lasts until now
	Heard     bool          // anything but exact zeros has come since the start
}

// Withheld reports whether the input is so silent that no microphone can be
// behind it: operating systems deliver exact zeros, and no error, to programs
// that may not listen. A second of it at the start is enough; later a gated or
// muted headset may fall silent for a while.
func (h Health) Withheld() bool {
	if h.Heard {
		return h.ZeroFor >= 3*time.Second
	}
	return h.ZeroFor >= time.Second
}

// Open starts recording from the device called name, see pick; "" is the
// system's default. A rate of 0 is the device's own, which is the best choice:
// many devices refuse others.
func Open(name string, rate audio.SampleRate) (*Capture, error) {
	h, err := theHost()
	if err != nil {
		return nil, err
	}
	return openCapture(h, name, rate)
}

func openCapture(h *host, name string, rate audio.SampleRate) (*Capture, error) {
	c := &Capture{wake: make(chan struct{}, 1), stopped: make(chan struct{}), timer: time.NewTimer(0)}
	var err error
	c.session, err = openSession(h, wish{way: input, name: name, rate: rate,
		open: func(sys system, i Info, rate audio.SampleRate) (stream, error) {
			c.ring = newRing(int(rate.Samples(ringTime)))
			c.loss.rate = rate
			return sys.openInput(i, rate, c.deliver)
		}})
	if err != nil {
		return nil, err
	}
	c.began = time.Now()
	if err := c.session.start(); err != nil {
		return nil, err
	}
	return c, nil
}

// deliver is called by the device's thread. It copies and counts; it never
// waits, allocates or prints.
func (c *Capture) deliver(in []float32, overflow bool) {
	if c.ended.Load() {
		return
	}
	at := time.Since(c.began)
	c.dropped.Add(int64(len(in) - c.ring.write(in)))
	c.received.Add(int64(len(in)))
	if overflow {
		c.overflows.Add(1)
	}
	c.loss.add(at, len(in), overflow)
	c.lost.Store(int64(c.loss.total()))
	c.lastAt.Store(int64(at))
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// SampleRate is the rate the device records at.
func (c *Capture) SampleRate() audio.SampleRate { return c.session.rate }

// Device is the device that records.
func (c *Capture) Device() Info { return c.session.info }

// Read waits for sound. After Stop it returns what is still queued and then
// io.EOF; when the device stopped delivering, what is queued and then
// ErrDeviceLost.
func (c *Capture) Read(dst []float32) (int, error) {
	if len(dst) == 0 {
		return 0, nil
	}
	for {
		if n := c.ring.read(dst); n > 0 {
			c.inspect(dst[:n])
			return n, nil
		}
		if c.err != nil {
			return 0, c.err
		}
		patience := c.patience()
		if patience <= 0 {
			c.err = c.session.lost(c.symptom())
			continue
		}
		c.timer.Reset(patience)
		select {
		case <-c.wake:
		case <-c.timer.C:
		case <-c.stopped:
			if c.ring.queued() == 0 {
				c.err = io.EOF
			}
		}
	}
}

// patience is how much longer the device may be silent before it is lost.
func (c *Capture) patience() time.Duration {
	now := time.Since(c.began)
	if c.received.Load() == 0 {
		return firstSound - now
	}
	return time.Duration(c.lastAt.Load()) + watchdog - now
}

// symptom is how it shows that the device is lost.
func (c *Capture) symptom() string {
	if c.received.Load() == 0 {
		return "delivers no sound"
	}
	return "stopped delivering sound"
}

// inspect keeps count of exact zeros and replaces what is no number: a driver
// that delivers floats may deliver anything.
func (c *Capture) inspect(samples []float32) {
	zeros := c.zeroRun.Load()
	for i, x := range samples {
		if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
			x, samples[i] = 0, 0
		}
		if x == 0 {
			zeros++
			continue
		}
		zeros = 0
		c.heard.Store(true)
	}
	c.zeroRun.Store(zeros)
}

// Health tells how the recording is going, as far as it has been read.
func (c *Capture) Health() Health {
	return Health{
		Received:  c.session.rate.Duration(c.received.Load()),
		Lost:      time.Duration(c.lost.Load()) + c.session.rate.Duration(c.dropped.Load()),
		Overflows: int(c.overflows.Load()),
		ZeroFor:   c.session.rate.Duration(c.zeroRun.Load()),
		Heard:     c.heard.Load(),
	}
}

// Stop ends the recording. What the device delivered before can still be read.
// An error means that the device could not be let go of properly; the recorded
// sound is not affected. Stop waits stopLimit at most; later calls return what
// the first did.
func (c *Capture) Stop() error {
	c.stopOnce.Do(func() {
		if c.stopErr = c.session.stop(); !errors.Is(c.stopErr, ErrStuck) {
			// The device's thread is gone: its counters may be used here.
			c.loss.finish()
			c.lost.Store(int64(c.loss.total()))
		}
		c.ended.Store(true)
		close(c.stopped)
	})
	return c.stopErr
}
