package analysis

import "slices"

// A take is analysed in sections: the second pass runs over whole sections,
// so that memory stays the same however long the file. Any take for a phone
// call is one section; a longer recording is cut in its quietest place.
const (
	sectionHops  = 150 * hopsPerS
	earliestCut  = 120 * hopsPerS
	cutSmoothing = 15 // hops to either side
)

// cutPlace is the hop of a full section at which to cut: the middle of the
// quietest 300 ms of its last half minute, on a tenth of a second.
func cutPlace(frames []frame) int {
	best, at := 0.0, 0
	for i := earliestCut; i+cutSmoothing < len(frames); i += tenthHops {
		sum := 0.0
		for k := i - cutSmoothing; k <= i+cutSmoothing; k++ {
			sum += frames[k].phone()
		}
		if at == 0 || sum < best {
			best, at = sum, i
		}
	}
	return at
}

// tally is what all closed sections together have given.
type tally struct {
	minPause  int // hops
	hops      int // of the closed sections
	talk      []run
	nuclei    []nucleus
	pitch     pitchTally
	noise     noiseTally
	room      noiseTally // all of the take taken as background
	hum       *humTally
	tenths    []float32
	syllables float64
}

func newTally() *tally {
	return &tally{minPause: minPauseHops, pitch: newPitchTally(), noise: newNoiseTally(), room: newNoiseTally(), hum: &humTally{}}
}

// clone returns a copy that can be added to without changing t.
func (t *tally) clone() *tally {
	c := *t
	c.talk = append([]run(nil), t.talk...)
	c.nuclei = t.nuclei[:len(t.nuclei):len(t.nuclei)]
	c.tenths = t.tenths[:len(t.tenths):len(t.tenths)]
	c.pitch = t.pitch.clone()
	c.noise, c.room = t.noise.clone(), t.room.clone()
	hum := *t.hum
	c.hum = &hum
	return &c
}

// place is where in a take a section lies.
type place int

const (
	middle    place = iota // another one follows
	end                    // the take ends with it
	endOfRoom              // the same, and what is in it is all taken for the room
)

// add runs the second pass over one section.
func (t *tally) add(frames []frame, low, kpower []float32, at place) {
	first, last := t.hops == 0, at != middle
	f0 := trackPitch(frames)
	on, contrast := segment(frames, f0)

	inSpeech := make([]float32, len(f0))
	for i, hz := range f0 {
		if on[i] {
			inSpeech[i] = hz
		}
	}
	t.pitch.add(inSpeech, t.hops)

	heard := findSyllables(frames, f0, on, contrast)
	for _, hop := range heard.nuclei {
		t.nuclei = append(t.nuclei, nucleus{int32(t.hops + hop), levelAt(kpower, hop)})
	}
	t.syllables += heard.count

	t.noise.addSpeech(frames, phonation(on))
	quiet, all := background(on, first, last), background(make([]bool, len(frames)), first, last)
	t.noise.addBackground(frames, f0, quiet)
	t.room.addBackground(frames, f0, all)
	if at == endOfRoom {
		t.hum.add(low, all)
	} else {
		t.hum.add(low, quiet)
	}
	t.tenths = tenths(t.tenths, kpower)

	for _, r := range runs(on, true) {
		r.from, r.to = r.from+t.hops, r.to+t.hops
		if n := len(t.talk); n > 0 && t.talk[n-1].to == r.from {
			t.talk[n-1].to = r.to
			continue
		}
		t.talk = append(t.talk, r)
	}
	t.hops += len(frames)
}

// phonation is on with the silences too short for a pause filled in.
func phonation(on []bool) []bool {
	out := slices.Clone(on)
	fillGaps(out, minPauseHops)
	return out
}
