package device

import (
	"errors"
	"io"
	"math"
	"testing"
	"testing/synctest"
	"time"

	"rehearse/audio"
	"rehearse/audio/audiotest"
)

// within reports whether got is want up to tolerance.
func within(got, want, tolerance time.Duration) bool {
	return (got - want).Abs() <= tolerance
}

// mustOpen starts a capture from the fake.
func mustOpen(t *testing.T, h *host) *Capture {
	t.Helper()
	c, err := openCapture(h, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// drain reads until the stream ends and returns all samples and why it ended.
func drain(c *Capture) ([]float32, error) {
	var all []float32
	buf := make([]float32, 1000)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return all, err
		}
		all = append(all, buf[:n]...)
	}
}

// checkCounting fails unless samples are 1, 2, 3, ...
func checkCounting(t *testing.T, samples []float32) {
	t.Helper()
	for i, x := range samples {
		if x != float32(i+1) {
			t.Fatalf("sample %d is %g: something was lost or doubled before it", i, x)
		}
	}
}

// bubble runs test in virtual time with a microphone that behaves so.
func bubble(t *testing.T, behave func(*fakeStream, int) bool, test func(t *testing.T, f *fakeSystem, h *host)) {
	synctest.Test(t, func(t *testing.T) {
		f, h := newFake(t, behave)
		test(t, f, h)
	})
}

func TestStopDeliversWhatWasRecordedAndThenEOF(t *testing.T) {
	bubble(t, healthy, func(t *testing.T, f *fakeSystem, h *host) {
		c := mustOpen(t, h)
		time.Sleep(1005 * time.Millisecond)
		if err := c.Stop(); err != nil {
			t.Fatal(err)
		}
		samples, err := drain(c)
		if err != io.EOF {
			t.Errorf("ended with %v, want EOF", err)
		}
		if got := fakeRate.Duration(int64(len(samples))); !within(got, time.Second, 20*time.Millisecond) {
			t.Errorf("recorded %v in 1 s", got)
		}
		checkCounting(t, samples)
		if n, err := c.Read(make([]float32, 1)); n != 0 || err != io.EOF {
			t.Errorf("after EOF: %d, %v", n, err)
		}
		if err := c.Stop(); err != nil {
			t.Errorf("second stop: %v", err)
		}
		if !f.in.closed || f.initialized != 0 {
			t.Errorf("device closed %v, initialised %d times too often", f.in.closed, f.initialized)
		}
	})
}

func TestCaptureKeepsTheContractOfASource(t *testing.T) {
	const periods = 51
	var want []float32
	for i := range periods * fakePeriod {
		want = append(want, float32(i+1))
	}
	stops := func(s *fakeStream, _ int) bool { return healthy(s, 0) }
	dies := func(s *fakeStream, period int) bool { return period < periods && healthy(s, period) }
	bubble(t, stops, func(t *testing.T, f *fakeSystem, h *host) {
		audiotest.CheckSource(t, func() audio.Source {
			f.in = &fakeStream{behave: stops}
			c := mustOpen(t, h)
			time.Sleep((periods-1)*10*time.Millisecond + time.Millisecond)
			c.Stop()
			return c
		}, want)
	})
	bubble(t, dies, func(t *testing.T, f *fakeSystem, h *host) {
		audiotest.CheckFailing(t, func() audio.Source {
			f.in = &fakeStream{behave: dies}
			c := mustOpen(t, h)
			t.Cleanup(func() { c.Stop() })
			return c
		}, want, ErrDeviceLost)
	})
}

func TestNothingIsLostWhileTheReaderStalls(t *testing.T) {
	for _, stall := range []time.Duration{2 * time.Second, 4900 * time.Millisecond} {
		bubble(t, healthy, func(t *testing.T, _ *fakeSystem, h *host) {
			c := mustOpen(t, h)
			go func() {
				time.Sleep(stall + time.Second)
				c.Stop()
			}()
			time.Sleep(stall) // a disk, a collection of garbage
			samples, _ := drain(c)
			checkCounting(t, samples)
			if got := fakeRate.Duration(int64(len(samples))); !within(got, stall+time.Second, 20*time.Millisecond) {
				t.Errorf("stall of %v: recorded %v", stall, got)
			}
			if lost := c.Health().Lost; lost != 0 {
				t.Errorf("stall of %v: %v lost", stall, lost)
			}
		})
	}
}

func TestStallLongerThanTheRingIsCounted(t *testing.T) {
	bubble(t, healthy, func(t *testing.T, _ *fakeSystem, h *host) {
		c := mustOpen(t, h)
		time.Sleep(20 * time.Second)
		c.Stop()
		samples, _ := drain(c)
		checkCounting(t, samples) // what is kept is the beginning, without holes
		health := c.Health()
		kept := fakeRate.Duration(int64(len(samples)))
		if health.Lost != health.Received-kept {
			t.Errorf("received %v, kept %v, lost %v", health.Received, kept, health.Lost)
		}
		if kept < 4*time.Second {
			t.Errorf("the ring held only %v", kept)
		}
	})
}

func TestDeviceThatDiesIsNoticedAndTheTakeKept(t *testing.T) {
	dies := func(s *fakeStream, period int) bool { return period < 300 && healthy(s, period) }
	bubble(t, dies, func(t *testing.T, f *fakeSystem, h *host) {
		c := mustOpen(t, h)
		began := time.Now()
		samples, err := drain(c)
		if !errors.Is(err, ErrDeviceLost) {
			t.Fatalf("ended with %v", err)
		}
		if took := time.Since(began); !within(took, 5*time.Second, 50*time.Millisecond) {
			t.Errorf("noticed after %v, want 2 s after the last sound at 3 s", took)
		}
		if len(samples) != 300*fakePeriod {
			t.Errorf("kept %d samples of %d", len(samples), 300*fakePeriod)
		}
		checkCounting(t, samples)
		if _, again := c.Read(make([]float32, 1)); again != err {
			t.Errorf("second error is %v, want the same", again)
		}
		if err := c.Stop(); err != nil || f.initialized != 0 {
			t.Errorf("stop: %v, initialised %d", err, f.initialized)
		}
	})
}

func TestDeviceThatNeverDeliversIsNoticed(t *testing.T) {
	dead := func(*fakeStream, int) bool { return false }
	bubble(t, dead, func(t *testing.T, _ *fakeSystem, h *host) {
		c := mustOpen(t, h)
		began := time.Now()
		_, err := drain(c)
		if !errors.Is(err, ErrDeviceLost) || !within(time.Since(began), 5*time.Second, 50*time.Millisecond) {
			t.Errorf("%v after %v", err, time.Since(began))
		}
		c.Stop()
	})
}

func TestDeviceThatHangsInStopDoesNotHangUs(t *testing.T) {
	bubble(t, healthy, func(t *testing.T, f *fakeSystem, h *host) {
		f.in.hang = make(chan struct{})
		c := mustOpen(t, h)
		time.Sleep(505 * time.Millisecond)
		began := time.Now()
		err := c.Stop()
		if !errors.Is(err, ErrStuck) || time.Since(began) > stopLimit {
			t.Errorf("stop: %v after %v", err, time.Since(began))
		}
		// What came until now can still be read, though the device goes on.
		samples, err := drain(c)
		checkCounting(t, samples)
		if err != io.EOF || len(samples) < 51*fakePeriod {
			t.Errorf("read %d samples, then %v", len(samples), err)
		}
		close(f.in.hang)
	})
}

func TestSystemThatHangsInOpenIsGivenUpAndUndone(t *testing.T) {
	bubble(t, healthy, func(t *testing.T, f *fakeSystem, h *host) {
		f.hangOpen = make(chan struct{})
		if _, err := openCapture(h, "", 0); !errors.Is(err, ErrStuck) {
			t.Fatalf("open: %v", err)
		}
		if _, err := list(h); !errors.Is(err, ErrStuck) {
			t.Errorf("list behind a hanging call: %v", err)
		}
		close(f.hangOpen)
		if _, err := list(h); err != nil {
			t.Errorf("list after the call came back: %v", err)
		}
		if !f.in.closed || f.initialized != 0 {
			t.Errorf("late stream closed %v, initialised %d", f.in.closed, f.initialized)
		}
	})
}

func TestZerosAreNoticedWithinASecond(t *testing.T) {
	zeros := func(s *fakeStream, _ int) bool {
		s.deliver(make([]float32, fakePeriod), false)
		return true
	}
	bubble(t, zeros, func(t *testing.T, _ *fakeSystem, h *host) {
		c := mustOpen(t, h)
		defer c.Stop()
		buf := make([]float32, fakePeriod)
		for n := 0; n < 99; n++ {
			c.Read(buf)
		}
		if c.Health().Withheld() {
			t.Error("withheld before a second has passed")
		}
		c.Read(buf)
		if h := c.Health(); !h.Withheld() || h.Heard {
			t.Errorf("after a second of zeros: %+v", h)
		}
	})
}

func TestSilenceAfterSoundIsNotTakenForAWithheldMicrophone(t *testing.T) {
	muted := func(s *fakeStream, period int) bool {
		block := make([]float32, fakePeriod)
		if period == 0 {
			block[0] = 0.001
		}
		s.deliver(block, false)
		return true
	}
	bubble(t, muted, func(t *testing.T, _ *fakeSystem, h *host) {
		c := mustOpen(t, h)
		defer c.Stop()
		buf := make([]float32, fakePeriod)
		read := func(d time.Duration) Health {
			for n := int64(0); n < fakeRate.Samples(d); n += fakePeriod {
				c.Read(buf)
			}
			return c.Health()
		}
		if h := read(2500 * time.Millisecond); h.Withheld() || !h.Heard {
			t.Errorf("2.5 s: %+v", h)
		}
		if h := read(time.Second); !h.Withheld() {
			t.Errorf("3.5 s: %+v", h)
		}
	})
}

func TestWhatIsNoNumberBecomesSilence(t *testing.T) {
	odd := func(s *fakeStream, period int) bool {
		s.deliver([]float32{float32(math.NaN()), float32(math.Inf(-1)), 0.5}, false)
		return period < 0
	}
	bubble(t, odd, func(t *testing.T, _ *fakeSystem, h *host) {
		c := mustOpen(t, h)
		synctest.Wait()
		c.Stop()
		samples, _ := drain(c)
		if len(samples) != 3 || samples[0] != 0 || samples[1] != 0 || samples[2] != 0.5 {
			t.Errorf("got %v", samples)
		}
	})
}

func TestOpenErrorsNameTheDeviceAndLeaveNothingBehind(t *testing.T) {
	bubble(t, healthy, func(t *testing.T, f *fakeSystem, h *host) {
		f.openErr = errors.New("device unavailable")
		_, err := openCapture(h, "built", 0)
		if err == nil || err.Error() != `open microphone "Built-in": device unavailable` {
			t.Errorf("got %v", err)
		}
		if _, ok := errors.AsType[*hintedError](err); !ok {
			t.Error("no hint")
		}
		if f.initialized != 0 {
			t.Errorf("initialised %d", f.initialized)
		}
	})
}

func TestRateIsTheDevicesOwnUnlessRefused(t *testing.T) {
	bubble(t, healthy, func(t *testing.T, f *fakeSystem, h *host) {
		c := mustOpen(t, h)
		if c.SampleRate() != fakeRate {
			t.Errorf("rate %d, want the device's %d", c.SampleRate(), fakeRate)
		}
		c.Stop()
		f.refuse = map[audio.SampleRate]bool{fakeRate: true, 48000: true, 8000: true}
		f.in.next = 0
		c = mustOpen(t, h)
		if c.SampleRate() != 44100 {
			t.Errorf("rate %d, want 44100: the device's own and 48000 are refused", c.SampleRate())
		}
		c.Stop()
		if _, err := openCapture(h, "", 8000); err == nil || err.Error() != `microphone "Built-in" does not work at 8000 Hz` {
			t.Errorf("got %v", err)
		}
	})
}

func TestDeliverAllocatesNothing(t *testing.T) {
	c := &Capture{ring: newRing(1 << 16), wake: make(chan struct{}, 1), began: time.Now()}
	c.loss.rate = fakeRate
	block := make([]float32, fakePeriod)
	if n := testing.AllocsPerRun(1000, func() { c.deliver(block, true) }); n != 0 {
		t.Errorf("%v allocations per callback", n)
	}
}

func BenchmarkDeliver(b *testing.B) {
	c := &Capture{ring: newRing(1 << 18), wake: make(chan struct{}, 1), began: time.Now()}
	c.loss.rate = 48000
	block := make([]float32, 480)
	b.ReportAllocs()
	for b.Loop() {
		c.deliver(block, false)
		c.ring.tail.Store(c.ring.head.Load())
	}
}
