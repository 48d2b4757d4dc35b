package screen

import (
	"path/filepath"
	"testing"
	"time"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/rehearsal"
	"rehearse/script"
	"rehearse/takes"
)

const shipped = "../../testdata/takes"

// opener is the text most tests rehearse.
func opener(t *testing.T) Text { return textOf(t, "good", "opener.txt") }

func textOf(t *testing.T, take, name string) Text {
	t.Helper()
	text, err := script.Load(filepath.Join(shipped, take+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	call := script.Call(text.Front["call"])
	return Text{Name: name, Script: text, Call: call, Targets: feedback.TargetsFor(call)}
}

// heard is a take as a booth returns it. It is put together by hand, so that
// what a screen shows does not change when the analysis does.
func heard(t *testing.T, name string) rehearsal.Take {
	t.Helper()
	take := rehearsal.Take{Kept: name + ".wav", Length: 20 * time.Second}
	d := &take.Delivery
	d.Targets = feedback.TargetsFor(script.Opener)
	m := &d.Measures
	m.Speech.SpanS = analysis.Measured(18.9)
	m.Noise.SNRDB = analysis.Measured(34)
	states := map[string]feedback.State{}
	switch name {
	case "good":
		m.Rate.WordsPerMinute, m.Pauses.Ratio, m.Pitch.SDST = analysis.Measured(146), analysis.Measured(0.17), analysis.Measured(2.8)
		d.Overall = feedback.Pass
		d.Heard = "a steady, lively voice with room between the sentences, in a quiet place"
		d.Next = "Nothing to change: say it once more just like this, then make the call."
	case "rushed":
		m.Rate.WordsPerMinute, m.Pauses.Ratio, m.Pitch.SDST = analysis.Measured(237), analysis.Measured(0.02), analysis.Measured(2.2)
		m.Noise.SNRDB = analysis.Value{}
		d.Overall = feedback.Fail
		d.Heard = "someone in a hurry"
		d.Next = "Stop at every full stop and take one breath before you go on; the pace comes down by itself."
		states = map[string]feedback.State{
			feedback.Rushed: feedback.Fail, feedback.Pauses: feedback.Warn, feedback.Noisy: feedback.Unknown}
	default:
		t.Fatalf("there is no take %q", name)
	}
	for _, v := range []string{feedback.Rushed, feedback.Slow, feedback.Flat, feedback.Noisy, feedback.Pauses, feedback.Length} {
		state := states[v]
		if state == "" {
			state = feedback.Pass
		}
		d.Verdicts = append(d.Verdicts, feedback.Verdict{Name: v, State: state})
	}
	if d.Overall == feedback.Fail {
		d.Verdicts[0].Evidence, d.Verdicts[0].Advice = "237 words a minute over 16.7 s, 1 pause of 4 expected", d.Next
	}
	return take
}

// after is a take with an earlier one as the last and the best before it.
func after(take, earlier rehearsal.Take) rehearsal.Take {
	before := &takes.Take{Overall: earlier.Delivery.Overall, Figures: takes.FiguresOf(&earlier.Delivery.Measures)}
	take.Before = rehearsal.History{Last: before, Best: before}
	return take
}
