package analysis

import (
	"fmt"
	"math"
	"testing"
)

// train is phrases of syllable-like bursts at a rate: voice for 70 % of each
// period, a closure for the rest.
func train(perSecond float64, phrases, each int, roomDB float64) []float32 {
	period := 1 / perSecond
	long := float64(each) * period
	x := white(16000, 0.5+float64(phrases)*(long+0.6), roomDB, 1)
	for p := range phrases {
		at := 0.5 + float64(p)*(long+0.6)
		for i, b := range phrase(at, each, -20) {
			b.startS = at + float64(i)*period
			b.endS = b.startS + 0.7*period
			say(x, 16000, b)
		}
	}
	return x
}

// Bursts that stand apart are found one by one, however fast they come. A
// burst may be lost or split where a phrase begins or ends.
func TestNucleiAreTheBurstsOfVoice(t *testing.T) {
	const phrases, each = 4, 9
	for _, perSecond := range []float64{3, 4, 5, 6} {
		for _, roomDB := range []float64{-80, -50} {
			t.Run(fmt.Sprintf("%v a second, room at %v dBFS", perSecond, roomDB), func(t *testing.T) {
				frames := framesIn(train(perSecond, phrases, each, roomDB))
				f0 := trackPitch(frames)
				on, c := segment(frames, f0)
				if got := len(findSyllables(frames, f0, on, c).nuclei); math.Abs(float64(got-phrases*each)) > 2 {
					t.Errorf("%d nuclei in %d bursts", got, phrases*each)
				}
			})
		}
	}
}

// At the rates of slow, careful speech the count is that of the bursts within ten per
// cent, half the width of a verdict's band. Faster ones are taken to have
// swallowed syllables, which bursts do not.
func TestSyllablesAreCounted(t *testing.T) {
	const phrases, each = 4, 9
	for _, perSecond := range []float64{3, 3.5} {
		for _, roomDB := range []float64{-80, -50} {
			t.Run(fmt.Sprintf("%v a second, room at %v dBFS", perSecond, roomDB), func(t *testing.T) {
				r := measure(16000, train(perSecond, phrases, each, roomDB)).Rate
				if got := r.AcousticSyllables.Or(0); math.Abs(got-phrases*each) > 0.1*phrases*each {
					t.Errorf("%v syllables heard of %d", got, phrases*each)
				}
			})
		}
	}
}

// Two vowels with a dip of 6 dB between them, as an l or r makes, are two
// syllables; a vowel that does not swell is one.
func TestDipBetweenVowelsSplitsThem(t *testing.T) {
	take := func(dipDB float64) []float32 {
		const rate = 16000
		x := silence(rate, 9)
		for i, at := range []float64{0.625, 3.375, 6.125} { // from dip to dip
			hz := 130 + 10*float64(i)
			say(x, rate, burst{at, at + 2, hz, hz, -20})
		}
		for i := range x { // four syllables a second
			t := float64(i) / rate
			x[i] *= float32(dbfs(dipDB * (math.Cos(2*math.Pi*4*t) - 1) / 2))
		}
		return sum(x, white(rate, 9, -80, 1))
	}
	// Eight in each of three stretches. The mean of four counts is scaled by
	// 1.02.
	if got := measure(16000, take(6)).Rate.AcousticSyllables.Or(0); math.Abs(got-24) > 1.5 {
		t.Errorf("%v syllables in 24 swells of 6 dB", got)
	}
	if got := measure(16000, take(0)).Rate.AcousticSyllables.Or(0); math.Abs(got-3) > 1 {
		t.Errorf("%v syllables in three steady vowels", got)
	}
}

func TestRatesAreTheCountOverTheTimes(t *testing.T) {
	x, _ := reading(16000, 9, -20, -70, 0.5, 0.5, 0.5)
	m := measure(16000, x)
	n := m.Rate.Syllables.Or(0)
	if n != m.Rate.AcousticSyllables.Or(-1) || m.Rate.Source != FromAcoustic {
		t.Errorf("%v syllables from %q, %v heard", n, m.Rate.Source, m.Rate.AcousticSyllables.Or(-1))
	}
	if got, want := m.Rate.SyllablesPerSecond.Or(0), n/m.Speech.SpanS.Or(1); math.Abs(got-want) > 1e-9 {
		t.Errorf("%v a second over the span, want %v", got, want)
	}
	if got, want := m.Rate.ArticulationRate.Or(0), n/m.Speech.PhonationS.Or(1); math.Abs(got-want) > 1e-9 {
		t.Errorf("%v a second of phonation, want %v", got, want)
	}
	if m.Rate.WordsPerMinute.OK() {
		t.Error("words per minute without a text")
	}
}

// Without voice there are no vowels: hiss in bursts is no syllables.
func TestBurstsOfHissAreNoSyllables(t *testing.T) {
	x, _ := reading(16000, 9, -20, -75, 2.5)
	want := measure(16000, x).Rate.Syllables.Or(0)
	for i := range 8 {
		at := int((0.5 + phraseS(9) + 0.3 + 0.25*float64(i)) * 16000)
		copy(x[at:], white(16000, 0.1, -30, uint64(i)))
	}
	if got := measure(16000, x).Rate.Syllables.Or(0); math.Abs(got-want) > 1 {
		t.Errorf("%v syllables, without the hiss %v", got, want)
	}
}
