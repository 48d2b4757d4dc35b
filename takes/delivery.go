package takes

import (
	"encoding/json"
	"math"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/script"
)

// delivery is what the database holds of a feedback.Delivery: all but the text
// of the script, which many takes share.
type delivery struct {
	Audio    Audio              `json:"audio"`
	Measures analysis.Measures  `json:"measures"`
	Script   *scriptFigures     `json:"script"`
	Targets  map[string]target  `json:"targets"`
	Verdicts []feedback.Verdict `json:"verdicts"`
	Heard    string             `json:"heard"`
	Next     string             `json:"next"`
	Notes    []string           `json:"notes"`
}

// scriptFigures are kept because a user's lexicon decides on them, and may
// have changed since.
type scriptFigures struct {
	Words     int     `json:"words"`
	Syllables int     `json:"syllables"`
	ExpectedS float64 `json:"expected_s"`
}

// target is a band the take was judged by; open ends are missing.
type target struct {
	Good  feedback.Range `json:"good"`
	Limit feedback.Range `json:"limit"`
}

func encodeDelivery(a Audio, d *feedback.Delivery) (string, error) {
	kept := delivery{
		Audio: a, Measures: d.Measures, Targets: map[string]target{},
		Verdicts: d.Verdicts, Heard: d.Heard, Next: d.Next, Notes: d.Notes,
	}
	for _, b := range d.Targets.Bands() {
		kept.Targets[b.Name] = target{b.Good.Range(), b.Limit.Range()}
	}
	if s := d.Script; s != nil {
		kept.Script = &scriptFigures{s.Words, s.Syllables, s.ExpectedS}
	}
	b, err := json.Marshal(kept)
	return string(b), err
}

// decodeDelivery is the way back; text is the script beside the take.
func decodeDelivery(t Take, stored, text string) (Kept, error) {
	var from delivery
	if err := json.Unmarshal([]byte(stored), &from); err != nil {
		return Kept{}, err
	}
	d := feedback.Delivery{
		Measures: from.Measures, Call: t.Call, Targets: feedback.TargetsFor(t.Call),
		Verdicts: from.Verdicts, Overall: t.Overall, Heard: from.Heard, Next: from.Next, Notes: from.Notes,
	}
	for _, b := range d.Targets.Bands() {
		if was, ok := from.Targets[b.Name]; ok {
			b.Good, b.Limit = spanOf(was.Good), spanOf(was.Limit)
		}
	}
	if from.Script != nil {
		d.Script = script.Parse(text)
		d.Script.File = t.Script + scriptSuffix
		d.Script.Words, d.Script.Syllables, d.Script.ExpectedS = from.Script.Words, from.Script.Syllables, from.Script.ExpectedS
	}
	return Kept{Take: t, Audio: from.Audio, Delivery: d}, nil
}

func spanOf(r feedback.Range) feedback.Span {
	return feedback.Span{Min: r.Min.Or(math.Inf(-1)), Max: r.Max.Or(math.Inf(1))}
}
