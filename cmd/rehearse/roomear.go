package main

import (
	"sync"

	"rehearse/analysis"
)

// roomEar is a microphone that measures what it hears until a take begins.
type roomEar struct {
	microphone

	mu   sync.Mutex
	room *analysis.Analyzer // nil from the beginning of the take on
	skip int64              // samples not to be measured
}

func newRoomEar(mic microphone) *roomEar {
	return &roomEar{microphone: mic, room: analysis.New(mic.SampleRate()), skip: mic.SampleRate().Samples(settleTime)}
}

// Read reads from the microphone.
func (e *roomEar) Read(dst []float32) (int, error) {
	n, err := e.microphone.Read(dst)
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.room != nil {
		skipped := min(e.skip, int64(n))
		e.skip -= skipped
		e.room.Write(dst[skipped:n])
	}
	return n, err
}

// begin ends the measuring. A file that stands for the microphone begins to
// speak.
func (e *roomEar) begin() {
	if file, ok := e.microphone.(*fileMic); ok {
		file.begin()
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.room = nil
}

// level is what is heard now, before the take.
func (e *roomEar) level() analysis.Level {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.room == nil {
		return analysis.Level{}
	}
	return e.room.Level()
}

// measures are those of the room until now.
func (e *roomEar) measures() analysis.Measures {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.room == nil {
		return analysis.Measures{}
	}
	return e.room.Measures()
}
