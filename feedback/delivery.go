// Package feedback says what the measures of a take mean to the listener on
// the phone: verdicts with their evidence, and one next thing to do.
package feedback

import (
	"rehearse/analysis"
	"rehearse/script"
)

// State is the outcome of one verdict, or of all of them together.
type State string

const (
	Pass    State = "pass"
	Warn    State = "warn"
	Fail    State = "fail"
	Unknown State = "unknown" // cannot judge; the evidence says why
)

// Range is a target; a missing end is open.
type Range struct {
	Min analysis.Value `json:"min"`
	Max analysis.Value `json:"max"`
}

// Verdict is one thing a listener would notice, with the figure it stands on.
type Verdict struct {
	Name     string         `json:"name"` // rushed slow flat noisy pauses length level clipped
	State    State          `json:"state"`
	Value    analysis.Value `json:"value"`
	Unit     string         `json:"unit"`
	Target   Range          `json:"target"`
	Evidence string         `json:"evidence"` // what was measured, in words
	Advice   string         `json:"advice"`   // what to do about it; empty on pass
}

// Delivery is a take with its meaning: the measures, with the rate taken from
// the script where it was read, and what a listener will hear.
type Delivery struct {
	Measures analysis.Measures
	Script   *script.Script // nil without one
	Call     script.Call
	Targets  Targets // what it was judged by
	Verdicts []Verdict
	Overall  State
	Heard    string // what a listener will hear, in a few words; the reason when Overall is Unknown
	Next     string // the one thing to do in the next take
	Notes    []string
}
