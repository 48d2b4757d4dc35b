package analysis

import (
	"fmt"
	"math"
	"testing"

	"rehearse/audio"
)

// boundaryS is how far the edges of speech may be off: the grid of 10 ms, half
// a window of 16 ms, and the 10 ms over which a burst rises.
const boundaryS = 0.03

func near(got, want float64) bool { return math.Abs(got-want) <= boundaryS+1e-9 }

// checkPauses compares the speech of a take with the phrases it was made of
// and the gaps between them that count as pauses.
func checkPauses(t *testing.T, m Measures, phrases []Interval) {
	t.Helper()
	start, end := phrases[0].StartS, phrases[len(phrases)-1].EndS
	if got := m.Speech.StartS.Or(-1); !near(got, start) {
		t.Errorf("speech starts at %.2f s, want %.2f", got, start)
	}
	if got := m.Speech.EndS.Or(-1); !near(got, end) {
		t.Errorf("speech ends at %.2f s, want %.2f", got, end)
	}
	var pauses []Interval
	total, longest := 0.0, 0.0
	for i := 1; i < len(phrases); i++ {
		if p := (Interval{phrases[i-1].EndS, phrases[i].StartS}); p.Length() >= minPauseS {
			pauses = append(pauses, p)
			total += p.Length()
			longest = max(longest, p.Length())
		}
	}
	if m.Pauses.Count != len(pauses) || len(m.Pauses.List) != len(pauses) {
		t.Fatalf("%d pauses, %d listed: %v; want %v", m.Pauses.Count, len(m.Pauses.List), m.Pauses.List, pauses)
	}
	for i, p := range m.Pauses.List {
		if !near(p.StartS, pauses[i].StartS) || !near(p.EndS, pauses[i].EndS) {
			t.Errorf("pause %d is %.2f to %.2f s, want %.2f to %.2f", i, p.StartS, p.EndS, pauses[i].StartS, pauses[i].EndS)
		}
	}
	both := 2 * boundaryS // of a pause
	n := float64(len(pauses))
	for _, c := range []struct {
		name              string
		got, want, within float64
	}{
		{"span", m.Speech.SpanS.Or(-1), end - start, both},
		{"total of pauses", m.Pauses.TotalS.Or(-1), total, both * n},
		{"ratio of pauses", m.Pauses.Ratio.Or(-1), total / (end - start), both * (n + 1) / (end - start)},
		{"phonation", m.Speech.PhonationS.Or(-1), end - start - total, both * (n + 1)},
	} {
		if math.Abs(c.got-c.want) > c.within+1e-9 {
			t.Errorf("%s %.3f, want %.3f", c.name, c.got, c.want)
		}
	}
	if n == 0 {
		if m.Pauses.MeanS.OK() || m.Pauses.LongestS.OK() {
			t.Error("no pauses have a mean or a longest")
		}
		return
	}
	if got := m.Pauses.MeanS.Or(-1); math.Abs(got-total/n) > both {
		t.Errorf("mean pause %.3f s, want %.3f", got, total/n)
	}
	if got := m.Pauses.LongestS.Or(-1); math.Abs(got-longest) > both {
		t.Errorf("longest pause %.3f s, want %.3f", got, longest)
	}
}

func TestPhrasesAndPausesAreWhereTheyWereMade(t *testing.T) {
	for _, c := range []struct {
		rate   audio.SampleRate
		roomDB float64
	}{{16000, -90}, {16000, -70}, {16000, -55}, {8000, -70}, {44100, -65}} {
		t.Run(fmt.Sprintf("%s, room at %v dBFS", rateName(c.rate), c.roomDB), func(t *testing.T) {
			x, phrases := reading(c.rate, 7, -20, c.roomDB, 0.5, 0.8, 0.4, 1.3)
			checkPauses(t, measure(c.rate, x), phrases)
		})
	}
}

// A quarter of a second is the line between a closure and a pause (Goldman-
// Eisler 1968): 50 ms to either side of it must fall on the right side.
func TestShortGapsAreNoPauses(t *testing.T) {
	for _, c := range []struct {
		gapS  float64
		count int
	}{{0.10, 0}, {0.20, 0}, {0.30, 3}, {0.40, 3}} {
		t.Run(fmt.Sprint(c.gapS), func(t *testing.T) {
			x, phrases := reading(16000, 9, -20, -70, c.gapS, c.gapS, c.gapS)
			m := measure(16000, x)
			if m.Pauses.Count != c.count {
				t.Fatalf("%d pauses in gaps of %v s, want %d: %v", m.Pauses.Count, c.gapS, c.count, m.Pauses.List)
			}
			checkPauses(t, m, phrases)
		})
	}
}

// However long one waits before and after, it is no pause: times move, nothing
// else does.
func TestSilenceAroundSpeechIsNoPause(t *testing.T) {
	x, phrases := reading(16000, 9, -20, -70, 0.5, 0.5)
	want := measure(16000, x)
	long := joined(white(16000, 7, -70, 8), x, white(16000, 9, -70, 9))
	got := measure(16000, long)
	for i := range phrases {
		phrases[i].StartS += 7
		phrases[i].EndS += 7
	}
	checkPauses(t, got, phrases)
	if d := math.Abs(got.Pauses.Ratio.Or(9) - want.Pauses.Ratio.Or(0)); d > 0.01 {
		t.Errorf("the ratio moved by %.3f to %.3f", d, got.Pauses.Ratio.Or(9))
	}
	if got.Rate.Syllables != want.Rate.Syllables {
		t.Errorf("%v syllables, without the silence %v", got.Rate.Syllables, want.Rate.Syllables)
	}
}

func TestTakeThatStartsAndEndsInSpeech(t *testing.T) {
	x, phrases := reading(16000, 9, -20, -70, 0.6, 0.6)
	cut := x[8000 : len(x)-8000] // the half seconds of room are gone
	for i := range phrases {
		phrases[i].StartS -= 0.5
		phrases[i].EndS -= 0.5
	}
	checkPauses(t, measure(16000, cut), phrases)
}

// Phrases from 0 to 12 dB down all count: people drop their voice.
func TestSofterPhrasesAreSpeech(t *testing.T) {
	x := white(16000, 10, -75, 1)
	var phrases []Interval
	at := 0.5
	for _, db := range []float64{-18, -30, -24, -27} {
		say(x, 16000, phrase(at, 8, db)...)
		phrases = append(phrases, Interval{at, at + phraseS(8)})
		at += phraseS(8) + 0.6
	}
	checkPauses(t, measure(16000, x), phrases)
}

// Segments and pauses together tile the span.
func TestSegmentsAndPausesTileTheSpan(t *testing.T) {
	x, _ := reading(16000, 6, -20, -65, 0.3, 0.7, 0.26, 1.1, 0.2)
	m := measure(16000, x)
	if len(m.Speech.Segments) != len(m.Pauses.List)+1 {
		t.Fatalf("%d segments about %d pauses", len(m.Speech.Segments), len(m.Pauses.List))
	}
	at := m.Speech.StartS.Or(-1)
	for i, s := range m.Speech.Segments {
		if s.StartS != at || s.EndS <= s.StartS {
			t.Fatalf("segment %d is %v, want it from %v on", i, s, at)
		}
		at = s.EndS
		if i < len(m.Pauses.List) {
			if p := m.Pauses.List[i]; p.StartS != at || p.Length() < minPauseS-1e-9 {
				t.Fatalf("pause %d is %v, want it from %v on", i, p, at)
			}
			at = m.Pauses.List[i].EndS
		}
	}
	if at != m.Speech.EndS.Or(-1) {
		t.Fatalf("segments end at %v, speech at %v", at, m.Speech.EndS.Or(-1))
	}
}

// Keys, the table, the mouse: short and loud, but nobody's voice.
func TestClicksAreNotSpeech(t *testing.T) {
	x, phrases := reading(16000, 9, -20, -70, 1, 1)
	for _, at := range []float64{0.2, phrases[0].EndS + 0.5, phrases[1].EndS + 0.3, phrases[1].EndS + 0.7, phrases[2].EndS + 0.3} {
		copy(x[int(at*16000):], white(16000, 0.005, -10, 5))
	}
	x[int((phrases[0].EndS+0.3)*16000)] = 0.9 // a single sample
	checkPauses(t, measure(16000, x), phrases)
}

// A breath of 300 ms before a phrase, 25 dB below the voice, belongs to the
// pause.
func TestBreathIsNotSpeech(t *testing.T) {
	x, phrases := reading(16000, 9, -20, -70, 1, 1)
	for i, p := range phrases[:2] {
		breath := white(16000, 0.3, -45, uint64(20+i))
		for k := range breath { // it swells and fades
			breath[k] *= float32(math.Sin(math.Pi * float64(k) / float64(len(breath))))
		}
		at := int((p.EndS + 0.4) * 16000)
		copy(x[at:], sum(breath, x[at:at+len(breath)]))
	}
	checkPauses(t, measure(16000, x), phrases)
}

// A weak fricative at the edge of a phrase is speech: the "s" of "yes", 20 dB
// below the vowel and all above 4 kHz.
func TestFricativeAtTheEdgeIsSpeech(t *testing.T) {
	x, phrases := reading(16000, 9, -20, -75, 1)
	hp := newHighPass(16000, 4500)
	for k, s := range white(16000, 0.12, -38, 6) {
		x[int(phrases[0].EndS*16000)+k] += hp.step(s)
	}
	phrases[0].EndS += 0.12
	checkPauses(t, measure(16000, x), phrases)
}
