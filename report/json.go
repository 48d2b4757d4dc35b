package report

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"time"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/script"
)

// Schema names the form of a take in JSON. Fields may be added under the same
// name; a field that changes or goes away changes the name.
const Schema = "rehearse.take/1"

// document is a take in JSON. Every section is there in every document: null
// where there is none. Only a kept take has a date.
type document struct {
	Schema   string             `json:"schema"`
	File     string             `json:"file"`
	Error    *string            `json:"error"`
	Audio    *Audio             `json:"audio"`
	Call     *script.Call       `json:"call"`
	Script   *scriptSection     `json:"script"`
	Speech   *speechSection     `json:"speech"`
	Rate     *analysis.Rate     `json:"rate"`
	Pauses   *pausesSection     `json:"pauses"`
	Loudness *analysis.Loudness `json:"loudness"`
	Pitch    *analysis.Pitch    `json:"pitch"`
	Noise    *noiseSection      `json:"noise"`
	Clipping *analysis.Clipping `json:"clipping"`
	Verdicts []feedback.Verdict `json:"verdicts"`
	Overall  *feedback.State    `json:"overall"`
	Heard    *string            `json:"heard"`
	Next     *string            `json:"next"`
	Notes    []string           `json:"notes"`
	Recorded *time.Time         `json:"recorded,omitempty"` // of a take that was kept
}

type scriptSection struct {
	File      string         `json:"file"`
	Words     int            `json:"words"`
	Syllables int            `json:"syllables"`
	ExpectedS analysis.Value `json:"expected_s"`
}

type speechSection struct {
	StartS     analysis.Value `json:"start_s"`
	EndS       analysis.Value `json:"end_s"`
	SpanS      analysis.Value `json:"span_s"`
	PhonationS analysis.Value `json:"phonation_s"`
	Segments   []interval     `json:"segments"`
}

type pausesSection struct {
	MinS     analysis.Value `json:"min_s"`
	Count    int            `json:"count"`
	Ratio    analysis.Value `json:"ratio"`
	TotalS   analysis.Value `json:"total_s"`
	MeanS    analysis.Value `json:"mean_s"`
	LongestS analysis.Value `json:"longest_s"`
	List     []interval     `json:"list"`
}

// interval is a stretch of time, rounded as all values are.
type interval struct {
	StartS analysis.Value `json:"start_s"`
	EndS   analysis.Value `json:"end_s"`
}

type noiseSection struct {
	FloorDBFS  analysis.Value `json:"floor_dbfs"`
	SNRDB      analysis.Value `json:"snr_db"`
	Confidence *string        `json:"confidence"`
	Kind       *string        `json:"kind"`
	HumHz      *int           `json:"hum_hz"`
}

func newDocument(t Take) document {
	d := document{Schema: Schema, File: t.File, Notes: []string{}}
	if t.Err != nil {
		text := t.Err.Error()
		d.Error = &text
		return d
	}
	m := &t.Delivery.Measures
	d.Audio, d.Call = &t.Audio, &t.Delivery.Call
	if !t.Recorded.IsZero() {
		d.Recorded = &t.Recorded
	}
	if s := t.Delivery.Script; s != nil {
		d.Script = &scriptSection{s.File, s.Words, s.Syllables, analysis.Measured(s.ExpectedS)}
	}
	d.Speech = &speechSection{m.Speech.StartS, m.Speech.EndS, m.Speech.SpanS, m.Speech.PhonationS, intervals(m.Speech.Segments)}
	d.Rate = &m.Rate
	d.Pauses = &pausesSection{
		analysis.Measured(m.Pauses.MinS), m.Pauses.Count, m.Pauses.Ratio,
		m.Pauses.TotalS, m.Pauses.MeanS, m.Pauses.LongestS, intervals(m.Pauses.List),
	}
	d.Loudness, d.Pitch = &m.Loudness, &m.Pitch
	d.Noise = &noiseSection{m.Noise.FloorDBFS, m.Noise.SNRDB, orNull(m.Noise.Confidence), orNull(m.Noise.Kind), m.Noise.HumHz}
	d.Clipping = &analysis.Clipping{Samples: m.Clipping.Samples, Ratio: finite(m.Clipping.Ratio)}
	d.Verdicts = t.Delivery.Verdicts
	d.Overall, d.Heard, d.Next = &t.Delivery.Overall, &t.Delivery.Heard, &t.Delivery.Next
	d.Notes = append(d.Notes, t.Delivery.Notes...)
	return d
}

func intervals(in []analysis.Interval) []interval {
	out := make([]interval, len(in))
	for i, v := range in {
		out[i] = interval{analysis.Measured(v.StartS), analysis.Measured(v.EndS)}
	}
	return out
}

// orNull is nil for a word that was not found, null in JSON.
func orNull(word string) *string {
	if word == "" {
		return nil
	}
	return &word
}

// finite is v, or 0 for the ratio of nothing to nothing.
func finite(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}

// NewJSON writes one take as one object or, with array, any number of them as
// an array. Each take is written as it comes.
func NewJSON(w io.Writer, array bool) Writer { return &jsonWriter{w: w, array: array} }

type jsonWriter struct {
	w     io.Writer
	array bool
	n     int
}

func (j *jsonWriter) Write(t Take) error {
	before, indent := "", ""
	if j.array {
		before, indent = ",\n  ", "  "
		if j.n == 0 {
			before = "[\n  "
		}
	}
	j.n++
	b, err := marshal(newDocument(t), indent)
	if err != nil {
		return err
	}
	if !j.array {
		b = append(b, '\n')
	}
	_, err = j.w.Write(append([]byte(before), b...))
	return err
}

func (j *jsonWriter) Close() error {
	if !j.array {
		return nil
	}
	end := "\n]\n"
	if j.n == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}

// NewNDJSON writes one object a line.
func NewNDJSON(w io.Writer) Writer { return ndjsonWriter{w} }

type ndjsonWriter struct{ w io.Writer }

func (j ndjsonWriter) Write(t Take) error {
	e := json.NewEncoder(j.w)
	e.SetEscapeHTML(false)
	return e.Encode(newDocument(t))
}

func (ndjsonWriter) Close() error { return nil }

// marshal is d as indented JSON without a line end, as text reads best: no
// escapes for < and >.
func marshal(d document, prefix string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, "  ")
	if err := e.Encode(d); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
