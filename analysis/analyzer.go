// Package analysis measures a voice from its PCM stream: where speech is, how
// fast, how loud, how lively, and what stands behind it. It does no I/O and
// knows no text.
package analysis

import (
	"rehearse/audio"
)

// Analyzer measures a take while it streams by. Feed it with Write in chunks
// of any size: the result does not depend on how the stream was cut. It is not
// safe for concurrent use.
type Analyzer struct {
	rate     audio.SampleRate
	n        int64
	clip     clipDetector
	k        *kWeighting
	resample *audio.Resampler
	front    *frontEnd
	scratch  []float32
	meter    meter
}

// New returns an Analyzer for mono samples at the given rate.
func New(rate audio.SampleRate) *Analyzer {
	return &Analyzer{
		rate:     rate,
		k:        newKWeighting(int(rate)),
		resample: audio.NewResampler(rate, analysisRate),
		front:    newFrontEnd(),
		meter:    newMeter(rate),
	}
}

// Write takes the next samples, full scale ±1. It keeps no reference to them.
func (a *Analyzer) Write(samples []float32) {
	a.n += int64(len(samples))
	a.clip.write(samples)
	a.k.write(samples)
	a.meter.write(samples)
	a.scratch = a.resample.Process(a.scratch[:0], samples)
	a.front.write(a.scratch)
}

// Measures returns what was heard so far. It may be called at any time and
// changes nothing: while recording it is the provisional picture, after the
// last Write it is the result.
func (a *Analyzer) Measures() Measures {
	front := a.front
	if rest := a.resample.Clone().Flush(nil); len(rest) > 0 {
		front = front.clone()
		front.write(rest)
	}
	front = front.finished()
	m := measure(front.frames, front.low, a.k.power)
	m.DurationS = Measured(float64(a.n) / float64(a.rate))
	m.Clipping = a.clip.result()
	return m
}
