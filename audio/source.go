// Package audio moves PCM in and out: the Source contract, WAV files, the
// resampler to the analysis rate and the telephone line.
//
// Inside the program sound is one thing only: mono float32 samples, full
// scale at ±1. Channels are mixed and integers scaled at the door.
package audio

import (
	"math"
	"time"
)

// SampleRate is a number of samples per second, in Hz.
type SampleRate int

// Duration is the time n samples last at rate r.
func (r SampleRate) Duration(n int64) time.Duration {
	return time.Duration(math.Round(float64(n) / float64(r) * float64(time.Second)))
}

// Samples is the number of samples that fit d at rate r, rounded to the nearest.
func (r SampleRate) Samples(d time.Duration) int64 {
	return int64(math.Round(d.Seconds() * float64(r)))
}

// Source is a stream of mono samples, full scale ±1.
//
// Read fills dst with up to len(dst) samples and returns how many it wrote.
// It behaves like io.Reader with three additions that keep callers simple:
//
//  1. 0 < n <= len(dst), err == nil: n samples are in dst. n may be short of
//     len(dst) without the stream being at its end.
//  2. n == 0, err == io.EOF: the stream is over; every later call says the same.
//  3. n == 0, err != nil: the stream broke; every later call returns the same
//     error. Samples delivered before are good.
//
// Samples and an error never come in the same call, and a call with an empty
// dst returns 0, nil. dst belongs to the caller; a Source keeps no reference
// to it and writes nothing past n. Samples are finite. A Source is not safe
// for concurrent use.
type Source interface {
	Read(dst []float32) (n int, err error)
	SampleRate() SampleRate
}
