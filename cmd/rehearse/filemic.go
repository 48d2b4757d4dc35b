package main

import (
	"io"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"rehearse/audio"
	"rehearse/audio/device"
)

// fileMic is a file that stands for the microphone: it speaks in real time,
// from its beginning when the take begins. Before that it is silent, and at
// its end the take is over.
type fileMic struct {
	name string
	wav  *audio.WAVReader

	speaking atomic.Bool
	began    time.Time
	samples  int64 // delivered since then

	stop    sync.Once
	stopped chan struct{}
}

func openFileMic(path string) (*fileMic, error) {
	wav, err := audio.OpenWAV(path)
	if err != nil {
		return nil, err
	}
	return &fileMic{name: filepath.Base(path), wav: wav, stopped: make(chan struct{}), began: time.Now()}, nil
}

func (m *fileMic) SampleRate() audio.SampleRate { return m.wav.SampleRate() }

// Device names the file as the microphone.
func (m *fileMic) Device() device.Info { return device.Info{Name: m.name} }

// Health is always good.
func (m *fileMic) Health() device.Health { return device.Health{Heard: true} }

// begin lets it speak.
func (m *fileMic) begin() { m.speaking.Store(true) }

// Read gives what is due, and waits until it is.
func (m *fileMic) Read(dst []float32) (int, error) {
	n := min(len(dst), int(m.SampleRate().Samples(chunkTime)))
	if m.speaking.Load() {
		k, err := m.wav.Read(dst[:n])
		if err != nil {
			m.wav.Close()
			return 0, err
		}
		n = k
	} else {
		clear(dst[:n])
	}
	m.samples += int64(n)
	due := m.began.Add(m.SampleRate().Duration(m.samples))
	select {
	case <-time.After(time.Until(due)):
	case <-m.stopped:
		m.wav.Close()
		return 0, io.EOF
	}
	return n, nil
}

// Stop ends it.
func (m *fileMic) Stop() error {
	m.stop.Do(func() { close(m.stopped) })
	return nil
}
