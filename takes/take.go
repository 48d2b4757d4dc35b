// Package takes keeps recordings: plain WAV files in one folder, the script
// that was read beside each, and what was heard in them in a database,
// rehearse.db. The files are the truth: the database can be made again from
// them (Store.Rebuild). Notes of calls made stand in calls.csv.
package takes

import (
	"strings"
	"time"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/script"
)

// Take is one kept recording as lists show it.
type Take struct {
	Name     string // of the WAV file, without a folder
	Recorded time.Time
	Script   string // key of the script it was read from, see Key; empty without one
	Call     script.Call
	Overall  feedback.State
	Faults   []string // names of the verdicts that failed
	Remarks  []string // names of the verdicts with a warning
	Figures

	words string // identifies the words of the script
}

// ID is the take's name without its ending: what a user types.
func (t Take) ID() string { return strings.TrimSuffix(t.Name, wavSuffix) }

// Figures are the measures by which takes are compared. A missing Value was
// not measured. Units and definitions are those of analysis.Measures.
type Figures struct {
	DurationS          analysis.Value // of the file
	SpanS              analysis.Value // from the first word to the last
	WordsPerMinute     analysis.Value
	SyllablesPerSecond analysis.Value
	PauseRatio         analysis.Value
	PitchSDST          analysis.Value
	LoudnessSDDB       analysis.Value
	ActiveDBFS         analysis.Value
	SNRDB              analysis.Value
}

// FiguresOf takes them from the measures of a take.
func FiguresOf(m *analysis.Measures) Figures {
	return Figures{
		DurationS:          m.DurationS,
		SpanS:              m.Speech.SpanS,
		WordsPerMinute:     m.Rate.WordsPerMinute,
		SyllablesPerSecond: m.Rate.SyllablesPerSecond,
		PauseRatio:         m.Pauses.Ratio,
		PitchSDST:          m.Pitch.SDST,
		LoudnessSDDB:       m.Loudness.SDDB,
		ActiveDBFS:         m.Loudness.ActiveDBFS,
		SNRDB:              m.Noise.SNRDB,
	}
}

// Kept is everything that is known about a take.
type Kept struct {
	Take
	Audio    Audio
	Delivery feedback.Delivery
}

// Audio says what a recording is made of.
type Audio struct {
	DurationS    float64 `json:"duration_s"`
	SampleRateHz int     `json:"sample_rate_hz"`
	Channels     int     `json:"channels"`
	Encoding     string  `json:"encoding"`
	Truncated    bool    `json:"truncated"`
}

// named lists the verdicts in that state.
func named(verdicts []feedback.Verdict, state feedback.State) []string {
	var names []string
	for _, v := range verdicts {
		if v.State == state {
			names = append(names, v.Name)
		}
	}
	return names
}
