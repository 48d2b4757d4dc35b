package analysis

import (
	"math"
	"slices"
	"testing"
)

func TestVoiceReach(t *testing.T) {
	vowel := func(f0 []float32, from, to int) {
		for i := from; i < to; i++ {
			f0[i] = 120
		}
	}
	f0 := make([]float32, 400)
	vowel(f0, 10, 10+clearVowelHops-1) // a knock
	vowel(f0, 100, 130)
	vowel(f0, 200, 230)
	vowel(f0, 390, 394)
	if got, want := voiceReach(f0), (run{100 - reachBefore, 230 + reachAfter}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	if got := voiceReach(f0[:129]); got != (run{0, 129}) {
		t.Errorf("with little voice %v, want all of it", got)
	}
	if got := voiceReach(f0[95:240]); got != (run{0, 145}) {
		t.Errorf("near the ends %v, want all of it", got)
	}
}

// Keys pressed right up to the first word and from the last one on, loud and
// close together, move the beginning and the end no further than a consonant
// could reach.
func TestKeysAroundSpeechAreNotSpeech(t *testing.T) {
	const rate, room = 16000, 1.5 // seconds of room before and after
	x, phrases := reading(rate, 5, -20, -70, 0.6, 0.6)
	still := white(rate, room, -70, 2)
	x = slices.Concat(still, x, still)
	start, end := room+phrases[0].StartS, room+phrases[len(phrases)-1].EndS
	for at := 0.1; at < float64(len(x))/rate-0.1; at += 0.11 {
		if at < start-0.05 || at > end+0.05 {
			copy(x[int(at*rate):], white(rate, 0.03, -22, uint64(1000*at)))
		}
	}
	got := measure(rate, x).Speech
	if d := got.StartS.Or(0) - start; math.Abs(d) > 0.01*reachBefore+0.05 {
		t.Errorf("speech starts %+.2f s off", d)
	}
	if d := got.EndS.Or(0) - end; math.Abs(d) > 0.01*reachAfter+0.05 {
		t.Errorf("speech ends %+.2f s off", d)
	}
}
