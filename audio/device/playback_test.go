package device

import (
	"context"
	"errors"
	"io"
	"testing"
	"testing/synctest"
	"time"

	"rehearse/audio"
)

// countingSource gives 1, 2, 3, ... n and then ends with err.
type countingSource struct {
	rate     audio.SampleRate
	given, n int
	err      error
}

func (s *countingSource) SampleRate() audio.SampleRate { return s.rate }

func (s *countingSource) Read(dst []float32) (int, error) {
	n := min(len(dst), s.n-s.given)
	if n == 0 && len(dst) > 0 {
		return 0, s.err
	}
	for i := range dst[:n] {
		s.given++
		dst[i] = float32(s.given)
	}
	return n, nil
}

// listening is a loudspeaker that works and remembers what it played.
func listening(s *fakeStream, _ int) bool {
	out := make([]float32, fakePeriod)
	s.fill(out)
	s.played = append(s.played, out...)
	return true
}

func checkSilence(t *testing.T, samples []float32) {
	t.Helper()
	for i, x := range samples {
		if x != 0 {
			t.Fatalf("sample %d is %g, want silence", i, x)
		}
	}
}

func playFake(t *testing.T, behave func(*fakeStream, int) bool, test func(t *testing.T, f *fakeSystem, h *host)) {
	synctest.Test(t, func(t *testing.T) {
		f, h := newFake(t, healthy)
		f.out.behave = behave
		test(t, f, h)
	})
}

func TestPlayHandsOverEverySampleInOrderAndTime(t *testing.T) {
	playFake(t, listening, func(t *testing.T, f *fakeSystem, h *host) {
		began := time.Now()
		src := &countingSource{rate: fakeRate, n: 50_000, err: io.EOF}
		var last time.Duration
		calls := 0
		if err := play(t.Context(), h, "", src, func(d time.Duration) { last = d; calls++ }); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(began); !within(took, fakeRate.Duration(50_000)+lead+tail, 30*time.Millisecond) {
			t.Errorf("took %v", took)
		}
		first := int(fakeRate.Samples(lead))
		checkSilence(t, f.out.played[:first])
		checkCounting(t, f.out.played[first:first+50_000])
		checkSilence(t, f.out.played[first+50_000:])
		if calls < 25 || last < 3*time.Second {
			t.Errorf("progress came %d times, the last for %v", calls, last)
		}
		if !f.out.stopped || f.out.aborted || !f.out.closed || f.initialized != 0 {
			t.Errorf("end of the device: %+v", f.out)
		}
	})
}

func TestPlayResamplesForADeviceThatRefusesTheRate(t *testing.T) {
	playFake(t, listening, func(t *testing.T, f *fakeSystem, h *host) {
		f.refuse = map[audio.SampleRate]bool{8000: true}
		src := &countingSource{rate: 8000, n: 8000, err: io.EOF}
		began := time.Now()
		if err := play(t.Context(), h, "", src, nil); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(began); !within(took, time.Second+lead+tail, 30*time.Millisecond) {
			t.Errorf("a second of sound took %v", took)
		}
	})
}

func TestPlayEndsAtOnceWhenInterrupted(t *testing.T) {
	playFake(t, listening, func(t *testing.T, f *fakeSystem, h *host) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		err := play(ctx, h, "", &countingSource{rate: fakeRate, n: 1 << 20, err: io.EOF}, nil)
		if !errors.Is(err, context.DeadlineExceeded) || !f.out.aborted || f.initialized != 0 {
			t.Errorf("%v; %+v", err, f.out)
		}
	})
}

func TestPlayNoticesALoudspeakerThatIsGone(t *testing.T) {
	dies := func(s *fakeStream, period int) bool { return period < 100 && listening(s, period) }
	playFake(t, dies, func(t *testing.T, f *fakeSystem, h *host) {
		began := time.Now()
		err := play(t.Context(), h, "", &countingSource{rate: fakeRate, n: 1 << 20, err: io.EOF}, nil)
		if !errors.Is(err, ErrDeviceLost) || !within(time.Since(began), 6*time.Second, 150*time.Millisecond) {
			t.Errorf("%v after %v", err, time.Since(began))
		}
	})
}

func TestPlayPassesOnWhatBrokeTheSource(t *testing.T) {
	broken := errors.New("read take.wav: input/output error")
	playFake(t, listening, func(t *testing.T, f *fakeSystem, h *host) {
		for _, n := range []int{0, 50_000} {
			f.out.aborted = false
			err := play(t.Context(), h, "", &countingSource{rate: fakeRate, n: n, err: broken}, nil)
			if err != broken || !f.out.aborted || f.initialized != 0 {
				t.Errorf("after %d samples: %v; aborted %v", n, err, f.out.aborted)
			}
		}
	})
}
