package device

import (
	"runtime"
	"sync/atomic"
	"time"

	"rehearse/audio"
)

// system is what this package needs of PortAudio. Tests put a fake in its
// place. Its methods are called by one goroutine only, always the same.
type system interface {
	initialize() error
	terminate() error
	devices() ([]Info, error)
	// openInput opens a mono stream that is not started yet. deliver is called
	// by the device's own thread and must not wait; it must not keep in.
	openInput(i Info, rate audio.SampleRate, deliver func(in []float32, overflow bool)) (stream, error)
	// openOutput opens a mono stream that is not started yet. fill is called by
	// the device's own thread, must not wait and must fill all of out.
	openOutput(i Info, rate audio.SampleRate, fill func(out []float32)) (stream, error)
	// supports reports whether the device can work at rate in direction d.
	supports(i Info, d direction, rate audio.SampleRate) bool
}

// stream is an open device.
type stream interface {
	start() error
	stop() error // waits until what is queued in the device has been played
	abort() error
	close() error
}

// host makes every call to the sound system on one goroutine, and lets no
// caller wait for ever: a driver may hang when its device is gone.
type host struct {
	sys   system
	calls chan *call
}

// call is one piece of work for the host's goroutine. Whoever moves it out of
// pending first decides: the host that it is done, the caller that it is
// abandoned and to be undone.
type call struct {
	work, undo func(system)
	state      atomic.Int32
	done       chan struct{}
}

const (
	pending int32 = iota
	finished
	abandoned
)

func newHost(sys system) *host {
	h := &host{sys: sys, calls: make(chan *call)}
	go h.run()
	return h
}

// run is the goroutine that owns the sound system. It keeps to one thread of
// the operating system: on Windows COM is initialised by thread.
func (h *host) run() {
	runtime.LockOSThread()
	for c := range h.calls {
		c.work(h.sys)
		if c.state.CompareAndSwap(pending, finished) {
			close(c.done)
		} else if c.undo != nil {
			c.undo(h.sys)
		}
	}
}

// do runs work on the host's goroutine and waits for it, but not longer than
// limit: then it returns ErrStuck, and when work should end after all, undo
// is run. Results of work may be used only when do returns nil.
func (h *host) do(limit time.Duration, work, undo func(system)) error {
	c := &call{work: work, undo: undo, done: make(chan struct{})}
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case h.calls <- c:
	case <-timer.C:
		return ErrStuck
	}
	select {
	case <-c.done:
		return nil
	case <-timer.C:
		if c.state.CompareAndSwap(pending, abandoned) {
			return ErrStuck
		}
		return nil
	}
}

// close ends the host's goroutine after the call it is working on.
func (h *host) close() { close(h.calls) }
