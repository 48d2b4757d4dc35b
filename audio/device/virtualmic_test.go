//go:build cgo && unix

package device

import (
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rehearse/audio"
	"rehearse/internal/virtualmic"
)

// tone is d of a sine at -20 dBFS peak.
type tone struct {
	rate audio.SampleRate
	n, N int64
}

func newTone(rate audio.SampleRate, d time.Duration) *tone {
	return &tone{rate: rate, N: rate.Samples(d)}
}

func (s *tone) SampleRate() audio.SampleRate { return s.rate }

func (s *tone) Read(dst []float32) (int, error) {
	n := min(int64(len(dst)), s.N-s.n)
	if n == 0 && len(dst) > 0 {
		return 0, io.EOF
	}
	for i := range dst[:n] {
		dst[i] = float32(0.1 * math.Sin(2*math.Pi*440*float64(s.n)/float64(s.rate)))
		s.n++
	}
	return int(n), nil
}

// loud is the stretch of samples from the first to the last above -40 dBFS,
// and its RMS level in dBFS.
func loud(samples []float32, rate audio.SampleRate) (time.Duration, float64) {
	first, last := -1, -1
	for i, x := range samples {
		if math.Abs(float64(x)) > 0.01 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return 0, math.Inf(-1)
	}
	sum := 0.0
	for _, x := range samples[first : last+1] {
		sum += float64(x) * float64(x)
	}
	n := int64(last + 1 - first)
	return rate.Duration(n), 10 * math.Log10(sum/float64(n))
}

func TestVirtualMicPlaysATakeWhole(t *testing.T) {
	room := virtualmic.Open(t)
	room.Enter(t)
	for _, rate := range []audio.SampleRate{16000, 44100} {
		ear := room.Listen()
		if err := Play(t.Context(), "", newTone(rate, 2*time.Second), nil); err != nil {
			t.Fatal(err)
		}
		// A busy computer makes the sound server skip some; a driver that swallows
		// an end of the take, as seen without Play's silences, takes 250 ms.
		length, level := loud(ear.Heard(), virtualmic.Rate)
		if !within(length, 2*time.Second, 200*time.Millisecond) || math.Abs(level+23.01) > 0.5 {
			t.Errorf("%d Hz: heard %v at %.2f dBFS, want 2 s at -23.01", rate, length, level)
		}
	}
}

func TestVirtualMicTwice(t *testing.T) {
	room := virtualmic.Open(t)
	room.Enter(t)
	for range 2 {
		c, err := Open("default", 0)
		if err != nil {
			t.Fatal(err)
		}
		buf := make([]float32, 4096)
		for read := 0; read < 20000; {
			n, err := c.Read(buf)
			if err != nil {
				t.Fatal(err)
			}
			read += n
		}
		if err := c.Stop(); err != nil {
			t.Error(err)
		}
		if h := c.Health(); h.Lost != 0 || h.Heard || h.Received < 400*time.Millisecond {
			t.Errorf("a silent room: %+v", h)
		}
	}
}

func TestVirtualMicThatDiesEndsTheTake(t *testing.T) {
	room := virtualmic.Open(t)
	room.Enter(t)
	c, err := Open("", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Stop()
	buf := make([]float32, 4096)
	if _, err := c.Read(buf); err != nil {
		t.Fatal(err)
	}
	room.Close()
	for err == nil {
		_, err = c.Read(buf)
	}
	if !errors.Is(err, ErrDeviceLost) {
		t.Errorf("ended with %v", err)
	}
}

// TestFreeRunningDevice records from ALSA's file plugin, which delivers as
// fast as it is read: far more than the ring takes. What is kept must be
// whole, and the rest counted.
func TestFreeRunningDevice(t *testing.T) {
	home := t.TempDir()
	raw := filepath.Join(home, "mic.raw")
	if err := os.WriteFile(raw, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	asoundrc := `pcm.!default { type plug slave.pcm "fakemic" }
pcm.fakemic { type file slave.pcm "null" file "/dev/null" infile "` + raw + `" format "raw" }`
	if err := os.WriteFile(filepath.Join(home, ".asoundrc"), []byte(asoundrc), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	c, err := Open("default", 0)
	if err != nil {
		virtualmic.Skip(t, "ALSA's file plugin: "+err.Error())
	}
	for c.Health().Lost == 0 {
		time.Sleep(time.Millisecond)
	}
	if err := c.Stop(); err != nil {
		t.Error(err)
	}
	samples, err := drain(c)
	if err != io.EOF {
		t.Error(err)
	}
	h := c.Health()
	if kept := c.SampleRate().Duration(int64(len(samples))); !within(h.Received-h.Lost, kept, time.Millisecond) {
		t.Errorf("kept %v: %+v", kept, h)
	}
}

func TestListIsQuietAndWorksRepeatedly(t *testing.T) {
	got := stderrOf(t, func() {
		for range 2 {
			if _, err := List(); err != nil {
				t.Error(err)
			}
		}
	})
	if got != "" {
		t.Errorf("looking for devices wrote %q", got)
	}
}
