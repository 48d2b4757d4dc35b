package lint

import (
	"encoding/json"
	"io"
	"math"

	"rehearse/script"
)

// Schema names the JSON of a checked script.
const Schema = "rehearse.script/1"

// document is the JSON of one script. Units stand in the names.
type document struct {
	Schema   string            `json:"schema"`
	File     string            `json:"file"`
	Error    *string           `json:"error"`
	Call     script.Call       `json:"call"`
	Passed   bool              `json:"passed"`
	Script   *scriptSection    `json:"script"`
	Length   *lengthSection    `json:"length"`
	Fits     []script.Call     `json:"fits"`
	Spoken   string            `json:"spoken"`
	Pauses   []pauseEntry      `json:"pauses"`
	Blanks   []blankEntry      `json:"blanks"`
	Front    map[string]string `json:"front"`
	Findings []Finding         `json:"findings"`
}

// scriptSection is the script object of a take's JSON.
type scriptSection struct {
	File      string  `json:"file"`
	Words     int     `json:"words"`
	Syllables int     `json:"syllables"`
	ExpectedS float64 `json:"expected_s"`
	Sentences int     `json:"sentences"`
}

// lengthSection counts a guess for the blanks in.
type lengthSection struct {
	Words         int      `json:"words"`
	TargetPaceS   float64  `json:"target_pace_s"`
	SlowPaceS     float64  `json:"slow_pace_s"`
	FastPaceS     float64  `json:"fast_pace_s"`
	MinS          *float64 `json:"min_s"`
	MaxS          *float64 `json:"max_s"`
	CutWords      int      `json:"cut_words"`
	SlowestFitWPM *float64 `json:"slowest_fit_wpm"`
}

type pauseEntry struct {
	AfterWord int        `json:"after_word"`
	Line      int        `json:"line"`
	Column    int        `json:"column"`
	LengthS   float64    `json:"length_s"`
	Why       script.Why `json:"why"`
}

type blankEntry struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
	What   string `json:"what"`
	Words  int    `json:"words"`
}

// WriteJSON writes one object when single is set, else an array.
func WriteJSON(w io.Writer, results []Result, single bool) error {
	docs := make([]document, len(results))
	for i, r := range results {
		docs[i] = newDocument(r)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if single && len(docs) == 1 {
		return enc.Encode(docs[0])
	}
	return enc.Encode(docs)
}

func newDocument(r Result) document {
	d := document{
		Schema: Schema, File: r.File, Fits: []script.Call{}, Pauses: []pauseEntry{},
		Blanks: []blankEntry{}, Front: map[string]string{}, Findings: []Finding{},
	}
	if r.Err != nil {
		text := r.Err.Error()
		d.Error = &text
		return d
	}
	s := r.Script
	d.Call, d.Passed, d.Spoken = r.Call, !r.Failed(), s.SpokenText()
	d.Script = &scriptSection{s.File, s.Words, s.Syllables, tenth(s.ExpectedS), len(s.Sentences)}
	d.Length = &lengthSection{
		Words: r.Words, TargetPaceS: tenth(r.LengthS), SlowPaceS: tenth(r.SlowS), FastPaceS: tenth(r.FastS),
		CutWords: r.CutWords,
	}
	if minS, maxS, ok := r.Call.LengthS(); ok {
		room := math.Ceil(r.RoomWPM)
		d.Length.MinS, d.Length.MaxS, d.Length.SlowestFitWPM = &minS, &maxS, &room
	}
	d.Fits = append(d.Fits, r.Fits...)
	d.Findings = append(d.Findings, r.Findings...)
	for k, v := range s.Front {
		d.Front[k] = v
	}
	for _, p := range s.Pauses {
		line, column := s.Position(s.Spoken[p.After-1].End)
		d.Pauses = append(d.Pauses, pauseEntry{p.After, line, column, p.LengthS, p.Why})
	}
	for _, b := range s.Blanks {
		d.Blanks = append(d.Blanks, blankEntry{b.Line, b.Column, b.Text, b.What, b.Words})
	}
	return d
}

// tenth rounds seconds to what the prediction is good for.
func tenth(seconds float64) float64 { return math.Round(10*seconds) / 10 }
