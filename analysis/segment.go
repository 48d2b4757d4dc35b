package analysis

import "math"

// Durations that shape speech and pauses, in hops.
const (
	minBurst = 6  // 60 ms: a shorter sound on its own is a click, not speech
	minGap   = 15 // 150 ms: a shorter silence is a closure inside speech
)

// levels is the picture of a take that decides what is speech: the level of
// each hop and the two ends it moves between.
type levels struct {
	speechDB []float64 // 200-4000 Hz
	hissDB   []float64 // 2000-7600 Hz
	noise    float64   // of speechDB in the pauses
	hiss     float64   // of hissDB in the pauses
	voice    float64   // of speechDB where the voice is strong
}

func newLevels(frames []frame) levels {
	l := levels{
		speechDB: make([]float64, len(frames)),
		hissDB:   make([]float64, len(frames)),
	}
	for i := range frames {
		l.speechDB[i] = powerDB(frames[i].between(1, bandSpeechEnd))
		l.hissDB[i] = powerDB(frames[i].between(bandHissStart, numBands))
	}
	return l
}

// segment marks the hops that are speech.
func segment(frames []frame, f0 []float32) ([]bool, levels) {
	l := newLevels(frames)
	if len(frames) == 0 {
		return nil, l
	}
	l.voice = quantileOf(l.speechDB, 0.95)
	l.noise = quantileOf(l.speechDB, 0.05)
	l.hiss = quantileOf(l.hissDB, 0.05)
	var on []bool
	for range 3 {
		thr := l.noise + max(4, 0.35*(l.voice-l.noise))
		on = make([]bool, len(frames))
		for i, v := range l.speechDB {
			on[i] = v > thr
		}
		fillGaps(on, minGap)
		dropBursts(on, minBurst)
		var pause, hiss []float64
		for _, r := range runs(on, false) {
			for i := r.from + 5; i < r.to-5; i++ {
				pause = append(pause, l.speechDB[i])
				hiss = append(hiss, l.hissDB[i])
			}
		}
		if len(pause) < 20 {
			break
		}
		l.noise = quantileOf(pause, 0.5)
		l.hiss = quantileOf(hiss, 0.5)
	}
	_ = f0
	_ = math.Pi
	return on, l
}

// run is a stretch of hops [from, to).
type run struct{ from, to int }

// runs lists the maximal stretches of on that equal value.
func runs(on []bool, value bool) []run {
	var out []run
	start := -1
	for i, v := range on {
		if v == value && start < 0 {
			start = i
		}
		if v != value && start >= 0 {
			out = append(out, run{start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, run{start, len(on)})
	}
	return out
}

// fillGaps turns silences shorter than least hops between speech into speech.
func fillGaps(on []bool, least int) {
	for _, r := range runs(on, false) {
		if r.from > 0 && r.to < len(on) && r.to-r.from < least {
			for i := r.from; i < r.to; i++ {
				on[i] = true
			}
		}
	}
}

// dropBursts turns speech shorter than least hops into silence.
func dropBursts(on []bool, least int) {
	for _, r := range runs(on, true) {
		if r.to-r.from < least {
			for i := r.from; i < r.to; i++ {
				on[i] = false
			}
		}
	}
}
