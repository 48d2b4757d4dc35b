package rehearsal

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"rehearse/feedback"
	"rehearse/script"
)

const openerText = `call: opener
Good morning. This is Dr. Jane Doe, AAMC ID 10482736.
I applied to Mill Creek Family Medicine through ERAS in SOAP.
I am calling because of your rural clinic.
May I send anything further? Thank you.
`

func TestScheduleTakesAsLongAsPredicted(t *testing.T) {
	s := script.Parse(openerText)
	for _, wpm := range []float64{100, script.TargetWPM, 200} {
		c := NewSchedule(s, wpm)
		if want := s.PredictS(wpm); math.Abs(c.LengthS-want) > 1e-9 {
			t.Errorf("at %g wpm it takes %g s, predicted are %g", wpm, c.LengthS, want)
		}
	}
}

// TestWordsAreDueByTheirSyllablesAndPauses: closed form for a short text.
func TestWordsAreDueByTheirSyllablesAndPauses(t *testing.T) {
	s := script.Parse("Good morning. Thank you.") // 1+2 syllables, 0.6 s, 1+1
	c := NewSchedule(s, script.TargetWPM)
	for i, want := range []float64{0, 0.25, 0.75 + 0.6, 0.75 + 0.6 + 0.25} {
		if got := c.words[i].start; math.Abs(got-want) > 1e-9 {
			t.Errorf("word %d begins at %g s, want %g", i, got, want)
		}
	}
	if math.Abs(c.LengthS-1.85) > 1e-9 {
		t.Errorf("it takes %g s", c.LengthS)
	}
}

func TestPaceBringsAScriptToItsLength(t *testing.T) {
	s := script.Parse(openerText)
	natural := s.PredictS(script.TargetWPM)
	for _, tt := range []struct {
		name   string
		length feedback.Span
		want   float64
	}{
		{"it fits", feedback.Span{Min: natural - 1, Max: natural + 1}, script.TargetWPM},
		{"a little long", feedback.Span{Max: natural / 1.1}, 1.1 * script.TargetWPM},
		{"far too long", feedback.Span{Max: natural / 2}, script.FastWPM},
		{"a little short", feedback.Span{Min: natural * 1.05, Max: 99}, script.TargetWPM / 1.05},
		{"far too short", feedback.Span{Min: 2 * natural, Max: 99}, script.SlowWPM},
		{"no length to keep", feedback.Span{Min: math.Inf(-1), Max: math.Inf(1)}, script.TargetWPM},
	} {
		if got := PaceFor(s, tt.length); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%s: %g wpm, want %g", tt.name, got, tt.want)
		}
	}
	if got := PaceFor(script.Parse(""), feedback.Span{Min: 15, Max: 20}); got != script.TargetWPM {
		t.Errorf("an empty script: %g wpm", got)
	}
}

func textOf(lines []Line) string {
	var all []string
	for _, l := range lines {
		all = append(all, l.Text())
	}
	return strings.Join(all, "\n")
}

func TestLinesBreakAtSentencesAndJoints(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"sentences, a name kept together", openerText, `
Good morning. //
This is Dr. Jane Doe, / AAMC ID 10482736. //
I applied to Mill Creek Family Medicine
through ERAS in SOAP. //
I am calling because of your rural clinic. //
May I send anything further? //
Thank you.`},
		{"front matter stays out", "---\nprogram: Mill Creek\n---\nGood morning.", `
Good morning.`},
		{"a dash and a stage direction stand before the pause", "I applied early — in SOAP [pause]. Please call me back then.", `
I applied early — / in SOAP [pause]. //
Please call me back then.`},
		{"a list", "Two reasons bring me to you:\n\n- your clinic\n- your town", `
Two reasons bring me to you: //
- your clinic //
- your town`},
		{"an address too long for a line", "Write to jane.doe.of.the.long.family.name@residency.example.edu please.", `
Write to
jane.doe.of.the.long.family.name@residency.example.edu
please.`},
	} {
		lines := NewSchedule(script.Parse(tt.text), script.TargetWPM).Lines(50)
		if got := textOf(lines); got != strings.TrimPrefix(tt.want, "\n") {
			t.Errorf("%s:\n%s\nwant%s", tt.name, got, tt.want)
		}
	}
}

func TestBlanksAreMarked(t *testing.T) {
	lines := NewSchedule(script.Parse("This is [your name] of [X], hello. [X] again."), script.TargetWPM).Lines(60)
	var filled, open []string
	for _, l := range lines {
		for _, p := range l.Pieces {
			if p.ToFill {
				open = append(open, p.Text)
			} else {
				filled = append(filled, p.Text)
			}
		}
	}
	if got := strings.Join(open, " "); got != "[your name] [X], [X]" {
		t.Errorf("blanks are %q", got)
	}
	if got := strings.Join(filled, " "); got != "This is of hello. again." {
		t.Errorf("the rest is %q", got)
	}
}

func TestNothingToSayHasNoLines(t *testing.T) {
	c := NewSchedule(script.Parse("[Name]\n"), script.TargetWPM)
	if lines := c.Lines(50); len(lines) != 0 || c.LengthS != 0 {
		t.Errorf("%q in %g s", textOf(lines), c.LengthS)
	}
	if line, column := Marker(nil, 3); line != 0 || column != 0 {
		t.Errorf("marker at %d, %g", line, column)
	}
}

// TestLinesHoldAnyText: nothing is lost or too wide, whatever is written, and
// the marker goes forward only.
func TestLinesHoldAnyText(t *testing.T) {
	words := []string{"Good", "morning.", "a", "Dr.", "10482736,", "—", "[Name]", "and", "naïve", "日本", "through", "x@y.org", "\n\n- ", "612-555-0142", "?"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(words)).Draw(t, "words"), " ")
		columns := rapid.IntRange(1, 80).Draw(t, "columns")
		s := script.Parse(text)
		c := NewSchedule(s, script.TargetWPM)
		lines := c.Lines(columns)
		var got []string
		for _, l := range lines {
			if width := ansi.StringWidth(l.Text()); width > columns && len(l.Pieces) > 1 {
				t.Fatalf("%q is %d wide, more than %d", l.Text(), width, columns)
			}
			for _, p := range l.Pieces {
				got = append(got, p.Text)
			}
		}
		if want := strings.Fields(text); s.Words > 0 && !strings.HasSuffix(strings.Join(want, " "), strings.Join(got, " ")) {
			t.Fatalf("%q became %q", want, got)
		}
		line, column := 0, 0.0
		for at := 0.0; at < c.LengthS+1; at += 0.1 {
			l, x := Marker(lines, at)
			if l < line || l == line && x < column-1e-9 {
				t.Fatalf("at %.1f s the marker goes back from %d, %g to %d, %g", at, line, column, l, x)
			}
			line, column = l, x
		}
	})
}

func TestMarkerWaitsAtThePause(t *testing.T) {
	c := NewSchedule(script.Parse("Good morning. Thank you."), script.TargetWPM)
	lines := c.Lines(60)
	for _, tt := range []struct {
		at     float64
		line   int
		column float64
	}{
		{-1, 0, 0}, {0, 0, 0},
		{0.125, 0, 2}, // half of Good
		{0.5, 0, 9},   // half of morning.
		{1, 0, 14},    // in the pause: at its mark
		{1.35, 1, 0},  // Thank
		{60, 1, 10},   // after the end
		{1.85, 1, 10},
	} {
		line, column := Marker(lines, tt.at)
		if line != tt.line || math.Abs(column-tt.column) > 0.01 {
			t.Errorf("at %g s: line %d, column %.2f; want %d, %g", tt.at, line, column, tt.line, tt.column)
		}
	}
}
