// Package lint finds what a script for a call must not contain, what it lacks,
// and where the scripts of one applicant contradict each other.
package lint

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Weight says how much a finding matters.
type Weight string

const (
	Fail Weight = "fail" // do not call with this in the script
	Warn Weight = "warn" // better without it
	Note Weight = "note" // worth knowing
)

// rank orders weights, heaviest first.
func (w Weight) rank() int {
	switch w {
	case Fail:
		return 0
	case Warn:
		return 1
	}
	return 2
}

func (w Weight) valid() bool { return w == Fail || w == Warn || w == Note }

// Finding is one thing about a script, with its place.
type Finding struct {
	File   string `json:"file"`
	Line   int    `json:"line"` // from 1; 0 for the script as a whole
	Column int    `json:"column"`
	Rule   string `json:"rule"`
	Group  string `json:"group"`
	Weight Weight `json:"weight"`
	Text   string `json:"text"`   // the words, as written
	Reason string `json:"reason"` // why it hurts
	Better string `json:"better"` // a better wording, or what to do
}

// String is the finding as a compiler would print it.
func (f Finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %q (%s)", f.File, f.Line, f.Column, f.Weight, f.Text, f.Rule)
}

// Failed reports whether any finding has the weight fail.
func Failed(all []Finding) bool {
	return slices.ContainsFunc(all, func(f Finding) bool { return f.Weight == Fail })
}

// Sort orders findings by file, place and weight; what concerns the script as
// a whole comes last.
func Sort(all []Finding) {
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.order(), b.order()),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Weight.rank(), b.Weight.rank()), cmp.Compare(a.Rule, b.Rule))
	})
}

// order puts what has no line behind what has one.
func (f Finding) order() int {
	if f.Line == 0 {
		return math.MaxInt
	}
	return f.Line
}
