package device

import (
	"errors"
	"sync"
	"testing"
	"time"

	"rehearse/audio"
)

const fakeRate = audio.SampleRate(16000)

// fakeSystem is a sound system with one microphone and one loudspeaker. Its
// counters are not guarded: calls from two goroutines show up under -race.
type fakeSystem struct {
	list        []Info
	refuse      map[audio.SampleRate]bool
	openErr     error
	hangOpen    chan struct{} // not nil: opening blocks until it is closed
	in          *fakeStream
	out         *fakeStream
	initialized int
}

var fakeDevices = []Info{
	{Number: 0, Name: "Built-in", Host: "ALSA", Inputs: 2, Rate: fakeRate, DefaultInput: true},
	{Number: 1, Name: "Speaker", Host: "ALSA", Outputs: 2, Rate: fakeRate, DefaultOutput: true},
}

func (f *fakeSystem) initialize() error        { f.initialized++; return nil }
func (f *fakeSystem) terminate() error         { f.initialized--; return nil }
func (f *fakeSystem) devices() ([]Info, error) { return f.list, nil }

func (f *fakeSystem) supports(_ Info, _ direction, rate audio.SampleRate) bool {
	return !f.refuse[rate]
}

func (f *fakeSystem) openInput(_ Info, _ audio.SampleRate, deliver func([]float32, bool)) (stream, error) {
	if f.hangOpen != nil {
		<-f.hangOpen
	}
	if f.openErr != nil {
		return nil, f.openErr
	}
	f.in.deliver = deliver
	return f.in, nil
}

func (f *fakeSystem) openOutput(_ Info, _ audio.SampleRate, fill func([]float32)) (stream, error) {
	if f.openErr != nil {
		return nil, f.openErr
	}
	f.out.fill = fill
	return f.out, nil
}

// fakeStream is a device whose thread works every 10 ms for as long as behave
// lets it: behave is called with the number of the period and does one period
// of the device's work; it returns false when the device dies.
type fakeStream struct {
	behave  func(s *fakeStream, period int) bool
	deliver func([]float32, bool)
	fill    func([]float32)
	hang    chan struct{} // not nil: stop and abort block until it is closed

	next    float32   // a microphone's samples count up from 1
	played  []float32 // what a loudspeaker was given
	thread  sync.WaitGroup
	quit    chan struct{}
	stopped bool // ended after what was queued
	aborted bool // ended at once
	closed  bool
}

const fakePeriod = 160 // samples in 10 ms

// counting is the next n samples of a microphone in which every sample tells
// its place. They are whole numbers, far from full scale: nothing here minds.
func (s *fakeStream) counting(n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		s.next++
		out[i] = s.next
	}
	return out
}

func (s *fakeStream) start() error {
	s.quit = make(chan struct{})
	s.thread.Go(func() {
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for period := 0; s.behave(s, period); period++ {
			select {
			case <-tick.C:
			case <-s.quit:
				return
			}
		}
	})
	return nil
}

func (s *fakeStream) end() error {
	if s.hang != nil {
		<-s.hang
	}
	if s.quit == nil {
		return errors.New("stream is stopped")
	}
	close(s.quit)
	s.thread.Wait()
	s.quit = nil
	return nil
}

func (s *fakeStream) stop() error  { s.stopped = true; return s.end() }
func (s *fakeStream) abort() error { s.aborted = true; return s.end() }
func (s *fakeStream) close() error { s.closed = true; return nil }

// healthy is a microphone that works.
func healthy(s *fakeStream, _ int) bool {
	s.deliver(s.counting(fakePeriod), false)
	return true
}

// newFake returns a host on a fake system whose microphone behaves so.
func newFake(t *testing.T, behave func(*fakeStream, int) bool) (*fakeSystem, *host) {
	f := &fakeSystem{list: fakeDevices, in: &fakeStream{behave: behave}, out: &fakeStream{}}
	h := newHost(f)
	t.Cleanup(h.close)
	return f, h
}
