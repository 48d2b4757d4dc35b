package main

import (
	"io"
	"sync"
	"sync/atomic"
	"time"

	"rehearse/analysis"
	"rehearse/audio"
	"rehearse/audio/device"
)

// microphone is what a recording needs of a device.Capture.
type microphone interface {
	audio.Source
	Stop() error
	Health() device.Health
	Device() device.Info
}

// takeFile is what a recording needs of an audio.WAVWriter.
type takeFile interface {
	Write([]float32) error
}

// recording moves sound from the microphone to the file and the analyzer, on
// a goroutine of its own so that neither a prompt nor the terminal can hold
// it up. Sound before begin is thrown away.
type recording struct {
	mic microphone
	max int64 // samples; it ends by itself then

	// over, unless nil, says that the reader has come to the end. It is called
	// for each chunk of the take, with the time since its beginning.
	over func(*analysis.Analyzer, time.Duration) bool

	file     takeFile
	analyzer *analysis.Analyzer
	samples  int64

	rolling atomic.Bool   // begin was called
	alive   chan struct{} // closed when the first sound came
	done    chan struct{} // closed at the end

	mu    sync.Mutex
	level analysis.Level
	taken time.Duration

	err error // why it ended early; set before done is closed
}

// chunkTime is how much is read at a time.
const chunkTime = 50 * time.Millisecond

// startRecording begins to read. What comes before begin is thrown away, and
// over is set before begin, if at all.
func startRecording(mic microphone, limit time.Duration) *recording {
	r := &recording{
		mic: mic, max: mic.SampleRate().Samples(limit),
		alive: make(chan struct{}), done: make(chan struct{}),
	}
	go r.run()
	return r
}

// begin starts the take: from here on sound is kept. It is called once, after
// alive is closed.
func (r *recording) begin(file takeFile) {
	r.file = file
	r.analyzer = analysis.New(r.mic.SampleRate())
	r.rolling.Store(true)
}

// run reads until the microphone ends, fails, or there is enough.
func (r *recording) run() {
	defer close(r.done)
	buf := make([]float32, r.mic.SampleRate().Samples(chunkTime))
	for first := true; ; first = false {
		n, err := r.mic.Read(buf)
		if err == io.EOF {
			return
		}
		if err != nil {
			r.err = err
			return
		}
		if first {
			close(r.alive)
		}
		if !r.rolling.Load() {
			continue
		}
		enough, err := r.keep(buf[:n])
		if err != nil {
			r.err = err
			return
		}
		if enough {
			return
		}
	}
}

// keep writes and measures the next samples and reports whether the take has
// come to its own end.
func (r *recording) keep(samples []float32) (enough bool, err error) {
	if left := r.max - r.samples; int64(len(samples)) >= left {
		samples, enough = samples[:left], true
	}
	if err := r.file.Write(samples); err != nil {
		return true, err
	}
	r.samples += int64(len(samples))
	r.analyzer.Write(samples)
	taken := r.mic.SampleRate().Duration(r.samples)
	r.mu.Lock()
	r.level, r.taken = r.analyzer.Level(), taken
	r.mu.Unlock()
	if r.over != nil && r.over(r.analyzer, taken) {
		enough = true
	}
	return enough, nil
}

// now is the picture for the meter.
func (r *recording) now() (time.Duration, analysis.Level) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.taken, r.level
}

// stop ends the recording, keeps what the device already delivered, and
// returns why it ended early, if it did. A device that does not let go as it
// should is no reason: the sound is there.
func (r *recording) stop() error {
	r.mic.Stop()
	<-r.done
	return r.err
}
