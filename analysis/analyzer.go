// Package analysis measures a voice from its PCM stream: where speech is, how
// fast, how loud, how lively, and what stands behind it. It does no I/O and
// knows no text.
//
// The first pass streams: 10 ms hops of a 16 kHz version of the take become
// frames of band powers and pitch candidates, while clipping and loudness are
// taken at the take's own rate. The second pass runs over the frames of a
// section once it is complete, when its own noise and its own voice are
// known: pitch by dynamic programming, speech and pauses, syllable nuclei,
// background.
package analysis

import (
	"rehearse/audio"
)

// Analyzer measures a take while it streams by. Feed it with Write in chunks
// of any size: the result does not depend on how the stream was cut. Memory
// stays small however long the take. It is not safe for concurrent use.
type Analyzer struct {
	rate     audio.SampleRate
	n        int64
	clip     clipDetector
	meter    *meter
	live     *live
	loudness *kWeighting
	resample *audio.Resampler
	front    *frontEnd
	tally    *tally
	narrow   []float32 // the resampler's output
}

// New returns an Analyzer for mono samples at the given rate.
func New(rate audio.SampleRate) *Analyzer {
	a := &Analyzer{
		rate:     rate,
		meter:    newMeter(rate),
		live:     newLive(),
		loudness: newKWeighting(int(rate)),
		resample: audio.NewResampler(rate, analysisRate),
		front:    newFrontEnd(),
		tally:    newTally(),
	}
	a.front.emit, a.front.full = a.live.add, a.closeSection
	return a
}

// Write takes the next samples, full scale ±1. It keeps no reference to them.
func (a *Analyzer) Write(samples []float32) {
	const most = 4096 // bounds the buffers behind
	for len(samples) > 0 {
		x := samples[:min(most, len(samples))]
		samples = samples[len(x):]
		a.n += int64(len(x))
		a.clip.write(x)
		a.meter.write(x)
		a.loudness.write(x)
		a.narrow = a.resample.Process(a.narrow[:0], x)
		a.front.write(a.narrow)
	}
}

// closeSection moves the first part of a full section into the tally.
func (a *Analyzer) closeSection() {
	n := cutPlace(a.front.frames)
	a.tally.add(a.front.frames[:n], a.front.low[:n*lowHop], a.loudness.power[:n], middle)
	a.front.drop(n)
	a.loudness.drop(n)
}

// Measures returns what was heard so far. It may be called at any time and
// changes nothing: while recording it is the provisional picture, after the
// last Write it is the result.
func (a *Analyzer) Measures() Measures {
	m := a.finished(end).measures()
	m.DurationS = Measured(float64(a.n) / float64(a.rate))
	m.Clipping = a.clip.result()
	if m.Clipping.Samples > 0 && m.Clipping.Ratio >= clippedNote {
		m.Notes = append(m.Notes, "the recording is clipped: the loudest parts are cut off, so loudness figures are too even")
	}
	return m
}

// Room returns the background of everything heard so far, as if nobody had
// spoken: what a room check listens for.
func (a *Analyzer) Room() Noise {
	t := a.finished(endOfRoom)
	noise, _ := t.room.result(t.hum.result(), &t.room)
	return noise
}

// finished is the tally as if the take ended here.
func (a *Analyzer) finished(as place) *tally {
	front := a.front.clone()
	front.write(a.resample.Clone().Flush(nil))
	front.finish()
	n := min(len(front.frames), len(a.loudness.power))
	t := a.tally.clone()
	if n > 0 {
		t.add(front.frames[:n], front.low[:n*lowHop], a.loudness.power[:n], as)
	}
	return t
}
