package main

import (
	"errors"
	"io"
	"math"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"rehearse/audio"
	"rehearse/audio/device"
	"rehearse/rehearsal"
)

// fakeMic delivers 10 ms of sound every 10 ms of virtual time.
type fakeMic struct {
	sound   func(at time.Duration) float32
	dies    time.Duration // not 0: delivers no more from then on
	samples int64
	stopped chan struct{}
	quit    bool
}

func newFakeMic(sound func(time.Duration) float32) *fakeMic {
	return &fakeMic{sound: sound}
}

func (m *fakeMic) SampleRate() audio.SampleRate { return 16000 }
func (m *fakeMic) Device() device.Info          { return device.Info{Name: "fake"} }
func (m *fakeMic) Health() device.Health        { return device.Health{Heard: true} }

func (m *fakeMic) Stop() error {
	if !m.quit {
		m.quit = true
		close(m.stopped)
	}
	return nil
}

func (m *fakeMic) Read(dst []float32) (int, error) {
	at := m.SampleRate().Duration(m.samples)
	if m.dies != 0 && at >= m.dies {
		return 0, device.ErrDeviceLost
	}
	select {
	case <-m.stopped:
		return 0, io.EOF
	case <-time.After(10 * time.Millisecond):
	}
	n := min(len(dst), 160)
	for i := range dst[:n] {
		dst[i] = m.sound(m.SampleRate().Duration(m.samples))
		m.samples++
	}
	return n, nil
}

// speech is a buzz in syllables from one time to another, over a faint noise.
func speech(from, to time.Duration) func(time.Duration) float32 {
	return func(at time.Duration) float32 {
		s := at.Seconds()
		noise := 1e-4 * math.Sin(2*math.Pi*1234.5*s)
		if at < from || at >= to {
			return float32(noise)
		}
		envelope := math.Pow(math.Sin(2*math.Pi*2*s), 2) // four syllables a second
		voice := 0.0
		for k := 1.0; k < 20; k++ {
			voice += math.Sin(2*math.Pi*120*k*s) / k
		}
		return float32(noise + 0.1*envelope*voice)
	}
}

// memoryFile keeps what is written, until it is full.
type memoryFile struct {
	samples []float32
	full    int
}

func (f *memoryFile) Write(samples []float32) error {
	if f.full > 0 && len(f.samples)+len(samples) > f.full {
		return syscall.ENOSPC
	}
	f.samples = append(f.samples, samples...)
	return nil
}

// record runs a recording in virtual time: warm up, begin, and then until it
// ends or after is over.
func record(t *testing.T, mic *fakeMic, file *memoryFile, limit time.Duration, autoStop bool, after time.Duration) (took time.Duration, err error) {
	synctest.Test(t, func(t *testing.T) {
		mic.stopped = make(chan struct{}) // of this bubble
		r := startRecording(mic, limit)
		if autoStop {
			r.over = rehearsal.NewListener(nil).Hear
		}
		<-r.alive
		time.Sleep(time.Second) // a countdown
		r.begin(file)
		began := time.Now()
		select {
		case <-r.done:
		case <-time.After(after):
		}
		err = r.stop()
		took = time.Since(began)
		if length, _ := r.now(); length != mic.SampleRate().Duration(int64(len(file.samples))) {
			t.Errorf("says %v, wrote %d samples", length, len(file.samples))
		}
	})
	return took, err
}

func TestRecordingKeepsWhatComesAfterTheCountdown(t *testing.T) {
	mic := newFakeMic(func(at time.Duration) float32 { return float32(at.Seconds()) })
	var file memoryFile
	if _, err := record(t, mic, &file, time.Minute, false, 2*time.Second); err != nil {
		t.Fatal(err)
	}
	if n := len(file.samples); n < 31_500 || n > 32_500 {
		t.Errorf("%d samples in 2 s", n)
	}
	if first := file.samples[0]; first < 0.95 || first > 1.1 {
		t.Errorf("begins with the sound of %g s, want 1 s", first)
	}
}

func TestRecordingEndsAtItsLimitToTheSample(t *testing.T) {
	mic := newFakeMic(speech(0, time.Hour))
	var file memoryFile
	if _, err := record(t, mic, &file, 1500*time.Millisecond, false, time.Minute); err != nil {
		t.Fatal(err)
	}
	if len(file.samples) != 24_000 {
		t.Errorf("%d samples, want 24000", len(file.samples))
	}
}

func TestRecordingKeepsWhatWasThereWhenTheDeviceIsLost(t *testing.T) {
	mic := newFakeMic(speech(0, time.Hour))
	mic.dies = 3 * time.Second
	var file memoryFile
	_, err := record(t, mic, &file, time.Minute, false, time.Minute)
	if !errors.Is(err, device.ErrDeviceLost) || len(file.samples) < 31_500 {
		t.Errorf("%v after %d samples", err, len(file.samples))
	}
}

func TestRecordingStopsWhenTheDiskIsFull(t *testing.T) {
	var file = memoryFile{full: 16_000}
	took, err := record(t, newFakeMic(speech(0, time.Hour)), &file, time.Minute, false, time.Minute)
	if !errors.Is(err, syscall.ENOSPC) || took > 2*time.Second {
		t.Errorf("%v after %v", err, took)
	}
	if len(file.samples) < 15_000 {
		t.Errorf("kept %d samples", len(file.samples))
	}
}

func TestAutoStopWaitsForTheEndOfSpeech(t *testing.T) {
	for _, tt := range []struct {
		name  string
		sound func(time.Duration) float32
		want  time.Duration // length of the take; times of sound are 1 s later
	}{
		{"after speech", speech(2*time.Second, 6*time.Second), 7500 * time.Millisecond},
		{"not without speech", speech(0, 0), 20 * time.Second},
		{"not while someone speaks", speech(0, time.Hour), 20 * time.Second},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var file memoryFile
			mic := newFakeMic(tt.sound)
			if _, err := record(t, mic, &file, time.Minute, true, 20*time.Second); err != nil {
				t.Fatal(err)
			}
			got := mic.SampleRate().Duration(int64(len(file.samples)))
			if (got - tt.want).Abs() > 300*time.Millisecond {
				t.Errorf("take of %v, want %v", got, tt.want)
			}
		})
	}
}
