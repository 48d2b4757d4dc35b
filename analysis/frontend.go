package analysis

import (
	"rehearse/audio"
)

// The analysis clock. Everything is computed on one grid of 10 ms hops of a
// 16 kHz signal: hop i covers the samples [i·160, (i+1)·160), and every
// feature of it is centred on the middle of the hop.
const (
	analysisRate = audio.SampleRate(16000)
	hopsPerS     = 100
	hopS         = 1.0 / hopsPerS
	hopLen       = int(analysisRate) / hopsPerS

	lowRate = 1000 // Hz; reaches the harmonics of mains hum
	lowHop  = lowRate / hopsPerS
)

// frame holds the features of one hop: all that the second pass needs.
type frame struct {
	band [numBands]float32 // mean power per band, full scale 1
	cand [numCandidates]pitchCandidate
}

// Hops kept at 16 kHz: the two the features look ahead, the hop itself, and
// what the spectrum and the decimator look back.
const (
	lookahead = 3 // hops; the longest pitch lag reaches 24 ms past the centre
	wideHops  = lookahead + 2
	voiceHops = 2*lookahead + 1
)

// frontEnd turns 16 kHz samples into frames. The signal is freed of its
// constant offset and mirrored at both ends of the take, so that the first
// and last frames stand on sound and not on an edge to silence.
type frontEnd struct {
	dc     offsetBlocker
	rumble biquad

	pending []float32 // samples short of a hop; at the start, of lookahead hops
	started bool
	wide    [wideHops * hopLen]float32    // the last hops at 16 kHz
	voice   [voiceHops * voiceHop]float32 // the last hops at 4 kHz
	pushed  int                           // hops pushed, the mirrored ones included

	bands  *bandAnalyzer
	narrow *decimator
	lower  *decimator
	pitch  *pitchTracker

	frames []frame      // of the section
	low    []float32    // the section at 1 kHz, for mains hum
	emit   func(*frame) // called with each new frame
	full   func()       // called when frames has reached sectionHops
}

func newFrontEnd() *frontEnd {
	return &frontEnd{
		rumble:  newHighPass(voiceRate, 55),
		pending: make([]float32, 0, lookahead*hopLen),
		bands:   newBandAnalyzer(),
		narrow:  newDecimator(int(analysisRate)/voiceRate, 1400.0/float64(analysisRate), 48),
		lower:   newDecimator(voiceRate/lowRate, 400.0/voiceRate, 48),
		pitch:   newPitchTracker(),
	}
}

// write takes 16 kHz samples.
func (f *frontEnd) write(x []float32) {
	for len(x) > 0 {
		want := hopLen
		if !f.started {
			want = lookahead * hopLen
		}
		n := min(want-len(f.pending), len(x))
		f.pending = append(f.pending, x[:n]...)
		x = x[n:]
		if len(f.pending) < want {
			return
		}
		if !f.started {
			f.start()
		} else {
			f.push(f.pending)
		}
		f.pending = f.pending[:0]
	}
}

// start pushes the mirror image of the first hops, then the hops themselves.
func (f *frontEnd) start() {
	f.started = true
	f.dc.reset(f.pending[len(f.pending)-1])
	f.pushMirrored(f.pending)
	for i := 0; i < len(f.pending); i += hopLen {
		f.push(f.pending[i : i+hopLen])
	}
}

// pushMirrored pushes x, whole hops, back to front.
func (f *frontEnd) pushMirrored(x []float32) {
	var hop [hopLen]float32
	for i := len(x); i > 0; i -= hopLen {
		for j := range hop {
			hop[j] = x[i-1-j]
		}
		f.push(hop[:])
	}
}

// push takes one hop and emits the frame of the hop lookahead before it.
func (f *frontEnd) push(hop []float32) {
	copy(f.wide[:], f.wide[hopLen:])
	newest := f.wide[len(f.wide)-hopLen:]
	for i, s := range hop {
		newest[i] = f.dc.step(s)
	}
	f.pushed++

	// The decimators need samples past the ones they make, so the 4 kHz
	// buffer ends one hop before the 16 kHz one and the 1 kHz signal one
	// hop before that.
	copy(f.voice[:], f.voice[voiceHop:])
	narrow := f.voice[len(f.voice)-voiceHop:]
	f.narrow.process(narrow, f.wide[:], len(f.wide)-2*hopLen)
	for i, s := range narrow {
		narrow[i] = f.rumble.step(s)
	}

	if f.pushed <= 2*lookahead {
		return // the mirrored start
	}
	var low [lowHop]float32
	f.lower.process(low[:], f.voice[:], len(f.voice)-2*voiceHop)
	f.low = append(f.low, low[:]...)

	f.frames = append(f.frames, frame{})
	fr := &f.frames[len(f.frames)-1]
	centre := len(f.wide) - lookahead*hopLen - hopLen/2
	f.bands.analyze(&fr.band, f.wide[centre-bandWindow/2:centre+bandWindow/2])
	f.pitch.candidates(&fr.cand, f.voice[:], len(f.voice)-(lookahead-1)*voiceHop-voiceHop/2)
	f.emit(fr)
	if len(f.frames) == sectionHops {
		f.full()
	}
}

// finish ends the take: the last hops are mirrored, samples short of a hop
// are dropped.
func (f *frontEnd) finish() {
	if f.started {
		tail := f.wide[len(f.wide)-lookahead*hopLen:]
		f.pushMirrored(append([]float32(nil), tail...))
	}
}

// drop forgets the first n hops of the section.
func (f *frontEnd) drop(n int) {
	f.frames = f.frames[:copy(f.frames, f.frames[n:])]
	f.low = f.low[:copy(f.low, f.low[n*lowHop:])]
}

// clone returns an independent copy. The stateless parts stay shared. A copy
// only lives for the end of the take and closes no section.
func (f *frontEnd) clone() *frontEnd {
	c := *f
	c.emit, c.full = func(*frame) {}, func() {}
	c.pending = append(make([]float32, 0, cap(f.pending)), f.pending...)
	c.frames = append(make([]frame, 0, len(f.frames)+2*lookahead), f.frames...)
	c.low = append(make([]float32, 0, len(f.low)+2*lookahead*lowHop), f.low...)
	return &c
}
