package rehearsal

import (
	"testing"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/takes"
)

// delivery is a take with these measures, judged by nothing.
func delivery(wpm, ratio, pitch, snr, span float64) *feedback.Delivery {
	d := &feedback.Delivery{Targets: targets}
	m := &d.Measures
	m.Rate.WordsPerMinute = analysis.Measured(wpm)
	m.Rate.SyllablesPerSecond = analysis.Measured(wpm / 40)
	m.Pauses.Ratio, m.Pitch.SDST = analysis.Measured(ratio), analysis.Measured(pitch)
	m.Noise.SNRDB, m.Speech.SpanS = analysis.Measured(snr), analysis.Measured(span)
	return d
}

// TestArrowsMeanBetterAndWorse, not more and less.
func TestArrowsMeanBetterAndWorse(t *testing.T) {
	base := delivery(150, 0.18, 3, 30, 18)
	for _, tt := range []struct {
		name      string
		now, then *feedback.Delivery
		row       string
		want      feedback.Change
	}{
		{"slower towards the target", delivery(180, 0.18, 3, 30, 18), delivery(220, 0.18, 3, 30, 18), "pace", feedback.Better},
		{"faster towards the target", delivery(125, 0.18, 3, 30, 18), delivery(90, 0.18, 3, 30, 18), "pace", feedback.Better},
		{"faster away from it", delivery(220, 0.18, 3, 30, 18), delivery(180, 0.18, 3, 30, 18), "pace", feedback.Worse},
		{"from too slow to too fast by as much", delivery(180, 0.18, 3, 30, 18), delivery(120, 0.18, 3, 30, 18), "pace", feedback.Same},
		{"both inside", delivery(140, 0.18, 3, 30, 18), delivery(165, 0.18, 3, 30, 18), "pace", feedback.Same},
		{"hardly apart", delivery(181, 0.18, 3, 30, 18), delivery(184, 0.18, 3, 30, 18), "pace", feedback.Same},
		{"fewer pauses where there were too many", delivery(150, 0.32, 3, 30, 18), delivery(150, 0.45, 3, 30, 18), "pauses", feedback.Better},
		{"more pauses where there were too few", delivery(150, 0.1, 3, 30, 18), delivery(150, 0.02, 3, 30, 18), "pauses", feedback.Better},
		{"livelier", delivery(150, 0.18, 2.2, 30, 18), delivery(150, 0.18, 1.4, 30, 18), "melody", feedback.Better},
		{"flatter", delivery(150, 0.18, 1.4, 30, 18), base, "melody", feedback.Worse},
		{"quieter room", base, delivery(150, 0.18, 3, 12, 18), "room", feedback.Better},
		{"noisier room", delivery(150, 0.18, 3, 12, 18), base, "room", feedback.Worse},
		{"shorter towards the target", delivery(150, 0.18, 3, 30, 22), delivery(150, 0.18, 3, 30, 28), "length", feedback.Better},
		{"too short now", delivery(150, 0.18, 3, 30, 9), base, "length", feedback.Worse},
	} {
		rows := Compare(tt.now, takes.FiguresOf(&tt.then.Measures))
		for _, r := range rows {
			if r.Name == tt.row && r.Other[0].Change != tt.want {
				t.Errorf("%s: %v, want %v", tt.name, r.Other[0].Change, tt.want)
			}
		}
	}
}

func TestComparingWhatWasNotMeasured(t *testing.T) {
	d := delivery(150, 0.18, 3, 30, 18)
	d.Measures.Noise.SNRDB = analysis.Value{}
	for _, r := range Compare(d, takes.Figures{}) {
		if r.Other[0].Change != feedback.Unclear || r.Format(r.Other[0].Value) != "-" {
			t.Errorf("%s: %v, %s", r.Name, r.Other[0].Change, r.Format(r.Other[0].Value))
		}
		if missing := r.Format(r.This) == "-"; missing != (r.Name == "room") {
			t.Errorf("%s of this take is shown as %s", r.Name, r.Format(r.This))
		}
	}
}

func TestWithoutWordsThePaceIsInSyllables(t *testing.T) {
	d := delivery(160, 0.18, 3, 30, 18)
	d.Measures.Rate.WordsPerMinute = analysis.Value{}
	if r := Compare(d)[0]; r.Unit != "syll/s" || r.Format(r.This) != "4.0" {
		t.Errorf("%+v", r)
	}
}

func TestRowHasTheGravestOfItsVerdicts(t *testing.T) {
	d := delivery(150, 0.18, 3, 30, 18)
	d.Verdicts = []feedback.Verdict{
		{Name: feedback.Rushed, State: feedback.Pass}, {Name: feedback.Slow, State: feedback.Warn},
		{Name: feedback.Flat, State: feedback.Unknown},
	}
	rows := Compare(d)
	if rows[0].State != feedback.Warn || rows[2].State != feedback.Unknown || rows[3].State != "" {
		t.Errorf("%+v", rows)
	}
}

func TestAdviceCountsTheTakesThatAreLeft(t *testing.T) {
	good := Take{Delivery: feedback.Delivery{Overall: feedback.Pass, Next: "make the call"}}
	bad := Take{Delivery: feedback.Delivery{Overall: feedback.Fail, Next: "breathe"}}
	for _, tt := range []struct {
		take Take
		left int
		want string
	}{
		{bad, 3, "breathe"},
		{good, 2, "Nothing to change: 2 more just like this."},
		{good, 1, "Nothing to change: once more just like this."},
		{good, 0, "This drill is done. Leave it at that, and make the call."},
	} {
		if got := Advice(tt.take, tt.left); got != tt.want {
			t.Errorf("%d left: %q, want %q", tt.left, got, tt.want)
		}
	}
}
