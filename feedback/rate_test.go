package feedback

import (
	"math"
	"strings"
	"testing"

	"rehearse/analysis"
	"rehearse/script"
)

func TestRate(t *testing.T) {
	long := &script.Script{Words: 50, Syllables: 80, ExpectedS: 20}
	short := &script.Script{Words: 4, Syllables: 5, ExpectedS: 2}
	tests := []struct {
		name   string
		script *script.Script
		heard  float64 // acoustic syllables; 0: none could be counted
		source string
		wpm    float64 // over 20 s; 0: missing
		syll   float64
		note   string
	}{
		{"no script", nil, 70, "acoustic", 0, 3.5, ""},
		{"read", long, 76, "script", 150, 4, ""},
		{"fewest that still count as read", long, 62, "script", 150, 4, ""},
		{"read in part", long, 61, "acoustic", 114.375, 3.05, "not read to the end"},
		{"most that still count as read", long, 98, "script", 150, 4, ""},
		{"words added", long, 99, "acoustic", 185.625, 4.95, "words were added"},
		{"nothing counted", long, 0, "acoustic", 0, 0, "no syllables could be counted"},
		{"short script, two syllables missed", short, 3, "script", 12, 0.25, ""},
		{"short script, most missed", short, 1, "acoustic", 2.4, 0.05, "not read"},
		{"empty script", &script.Script{}, 70, "acoustic", 0, 3.5, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := good()
			m.Speech.SpanS, m.Speech.PhonationS = analysis.Measured(20), analysis.Measured(16)
			m.Rate.AcousticSyllables = analysis.Value{}
			if tt.heard > 0 {
				m.Rate.AcousticSyllables = analysis.Measured(tt.heard)
			}
			d := Judge(m, tt.script, script.Free, TargetsFor(script.Free))
			r := d.Measures.Rate
			if r.Source != tt.source {
				t.Errorf("source %s, want %s", r.Source, tt.source)
			}
			near(t, "words_per_minute", r.WordsPerMinute, tt.wpm)
			near(t, "syllables_per_second", r.SyllablesPerSecond, tt.syll)
			near(t, "articulation_rate", r.ArticulationRate, tt.syll*20/16)
			if notes := strings.Join(d.Notes, "\n"); (tt.note == "") != (notes == "") || !strings.Contains(notes, tt.note) {
				t.Errorf("notes %q, want %q", notes, tt.note)
			}
		})
	}
}

// near checks a value; a wanted 0 stands for a missing one.
func near(t *testing.T, name string, got analysis.Value, want float64) {
	t.Helper()
	v, ok := got.Get()
	if ok != (want != 0) || math.Abs(v-want) > 1e-9 {
		t.Errorf("%s = %v, %v; want %v", name, v, ok, want)
	}
}

// TestUnfinishedScript: a script that was not read to its end can not pass,
// even where there is no length to keep.
func TestUnfinishedScript(t *testing.T) {
	s := &script.Script{Words: 96, Syllables: 140, ExpectedS: 40}
	d := Judge(good(), s, script.Free, TargetsFor(script.Free))
	v := d.verdict(Length)
	if v.State != Warn || !strings.Contains(v.Evidence, "takes about 40 s") || !strings.Contains(d.Next, "last word") {
		t.Errorf("length %s %q, next %q", v.State, v.Evidence, d.Next)
	}
}
