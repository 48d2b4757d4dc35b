package rehearsal

import (
	"testing"

	"rehearse/analysis"
	"rehearse/script"
)

// read is a reading that has come so far: the lengths of its stretches of
// speech, with half a second between them, and the syllables heard in them.
func read(syllables float64, stretches ...float64) analysis.Measures {
	var m analysis.Measures
	at := 0.5
	for _, s := range stretches {
		m.Speech.Segments = append(m.Speech.Segments, analysis.Interval{StartS: at, EndS: at + s})
		at += s + 0.5
	}
	m.Speech.EndS = analysis.Measured(at - 0.5)
	m.Rate.AcousticSyllables = analysis.Measured(syllables)
	return m
}

// TestFollowerKnowsTheLastWord: the sentences of the text have 3, 21, 19, 12,
// 8 and 2 syllables; a syllable takes about 0.2 s.
func TestFollowerKnowsTheLastWord(t *testing.T) {
	f := NewFollower(script.Parse(openerText))
	for _, tt := range []struct {
		name     string
		m        analysis.Measures
		over     bool // the last word has been said
		patience [2]float64
	}{
		{"the whole text", read(64, 0.6, 4, 3.8, 2.4, 1.6, 0.4), true, [2]float64{1.5, 1.5}},
		{"slowly", read(64, 0.9, 6, 5.6, 3.6, 2.4, 0.6), true, [2]float64{1.5, 1.5}},
		{"without a pause in the middle", read(62, 0.6, 7.8, 2.4, 1.6, 0.4), true, [2]float64{1.5, 2.5}},
		{"with a stumble", read(65, 0.6, 2, 2, 3.8, 2.4, 1.6, 0.4), true, [2]float64{1.5, 2.5}},
		{"before thank you", read(62, 0.6, 4, 3.8, 2.4, 1.6), false, [2]float64{2.5, 8}},
		{"before the last question", read(54, 0.6, 4, 3.8, 2.4), false, [2]float64{4, 8}},
		{"in the middle", read(43, 0.6, 4, 3.8), false, [2]float64{8, 8}},
		{"after the greeting", read(3, 0.6), false, [2]float64{8, 8}},
		{"before any word", analysis.Measures{}, false, [2]float64{8, 8}},
	} {
		p := f.Finished(tt.m)
		if over := p > 0.5; over != tt.over {
			t.Errorf("%s: finished by %.2f, want %v", tt.name, p, tt.over)
		}
		if s := f.Patience(tt.m); s < tt.patience[0] || s > tt.patience[1] {
			t.Errorf("%s: a silence may last %g s (finished by %.2f), want %v", tt.name, s, p, tt.patience)
		}
	}
}

func TestFollowerOfNothing(t *testing.T) {
	if p := NewFollower(script.Parse("")).Finished(read(3, 0.6)); p != 0 {
		t.Errorf("finished by %g", p)
	}
}

func TestFollowerOfAnotherTextSaysNothing(t *testing.T) {
	// Two minutes of speech are no opener.
	p := NewFollower(script.Parse(openerText)).Finished(read(500, 30, 30, 30, 30))
	if p > 0.05 {
		t.Errorf("finished by %g", p)
	}
}
