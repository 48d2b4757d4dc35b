package device

import (
	"fmt"
	"time"

	"rehearse/audio"
)

const (
	// openLimit is how long opening or starting a device may take. A Bluetooth
	// headset needs seconds to switch its microphone on.
	openLimit = 15 * time.Second
	// stopLimit is how long stopping may take. Core Audio can hang in it
	// (PortAudio issue 1174).
	stopLimit = 3 * time.Second
	// watchdog is how long a microphone may go without delivering before it
	// counts as lost. PortAudio has no other way to
	// say that a device was unplugged.
	watchdog = 2 * time.Second
	// firstSound is the same for the time after the start, and for loudspeakers.
	firstSound = 5 * time.Second
	// inputLatency and outputLatency are what a device buffers at least. Nobody
	// hears themselves live here, so what counts is that a busy computer loses
	// nothing.
	inputLatency  = 100 * time.Millisecond
	outputLatency = 200 * time.Millisecond
)

// session is one device in use, between initialising the sound system, which
// takes a fresh list of devices, and terminating it.
type session struct {
	host   *host
	way    direction
	info   Info
	rate   audio.SampleRate
	stream stream
}

// wish is what a session is opened for.
type wish struct {
	way  direction
	name string // see pick
	rate audio.SampleRate
	// anyRate accepts another rate when the device refuses the wished one.
	anyRate bool
	// open opens the stream, on the host's goroutine.
	open func(sys system, i Info, rate audio.SampleRate) (stream, error)
}

// openSession opens a device; its stream is not started yet.
func openSession(h *host, w wish) (*session, error) {
	s := &session{host: h, way: w.way}
	var openErr error
	err := h.do(openLimit,
		func(sys system) { openErr = s.open(sys, w) },
		func(sys system) {
			if openErr == nil {
				s.release(sys, s.stream.abort)
			}
		})
	if err == nil {
		err = openErr
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// open runs on the host's goroutine.
func (s *session) open(sys system, w wish) (err error) {
	if err := sys.initialize(); err != nil {
		return fmt.Errorf("start the sound system: %w", err)
	}
	defer func() {
		if err != nil {
			sys.terminate()
		}
	}()
	devices, err := sys.devices()
	if err != nil {
		return fmt.Errorf("list sound devices: %w", err)
	}
	if s.info, err = pick(devices, w.name, w.way); err != nil {
		return err
	}
	if s.rate, err = chooseRate(sys, s.info, w); err != nil {
		return err
	}
	if s.stream, err = w.open(sys, s.info, s.rate); err != nil {
		return hinted(s.errorf("open", err), inUseHints...)
	}
	return nil
}

// start sets the stream going.
func (s *session) start() error {
	var startErr error
	err := s.host.do(openLimit, func(system) { startErr = s.stream.start() }, nil)
	if err == nil {
		err = startErr
	}
	if err != nil {
		s.abort()
		return hinted(s.errorf("start", err), inUseHints...)
	}
	return nil
}

// stop ends the stream after what is queued in the device, and the session. It
// returns nil only if the device's thread is gone.
func (s *session) stop() error { return s.end(s.stream.stop) }

// abort ends the stream at once, and the session.
func (s *session) abort() error { return s.end(s.stream.abort) }

func (s *session) end(how func() error) error {
	var releaseErr error
	err := s.host.do(stopLimit, func(sys system) { releaseErr = s.release(sys, how) }, nil)
	if err == nil {
		err = releaseErr
	}
	if err != nil {
		return s.errorf("stop", err)
	}
	return nil
}

// release runs on the host's goroutine. It lets go of everything, whatever
// fails on the way, and returns the first thing that did.
func (s *session) release(sys system, how func() error) error {
	err := how()
	if closeErr := s.stream.close(); err == nil {
		err = closeErr
	}
	if endErr := sys.terminate(); err == nil {
		err = endErr
	}
	return err
}

// lost is the error for a device that is gone, or never was there; symptom is
// how that shows.
func (s *session) lost(symptom string) error {
	text := fmt.Sprintf("%s %q %s", s.way, s.info.Name, symptom)
	return hinted(&ownWords{text, ErrDeviceLost}, "check that it is connected; see rehearse devices")
}

func (s *session) errorf(doing string, err error) error {
	return fmt.Errorf("%s %s %q: %w", doing, s.way, s.info.Name, err)
}

var inUseHints = []string{
	"close other programs that use it, or choose another with --device; see rehearse devices",
}
