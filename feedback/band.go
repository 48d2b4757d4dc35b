package feedback

import (
	"math"

	"rehearse/analysis"
)

// Span is a stretch of values, both ends included. An open end is an infinity.
type Span struct{ Min, Max float64 }

// Contains reports whether v lies in the span.
func (s Span) Contains(v float64) bool { return v >= s.Min && v <= s.Max }

// Range is the span as a target: an open end is missing.
func (s Span) Range() Range {
	return Range{Min: analysis.Measured(s.Min), Max: analysis.Measured(s.Max)}
}

func atLeast(v float64) Span      { return Span{v, math.Inf(1)} }
func atMost(v float64) Span       { return Span{math.Inf(-1), v} }
func between(lo, hi float64) Span { return Span{lo, hi} }

// Band divides the line of one measure in three: inside Good all is well,
// outside Limit it is a fault, and what lies between is worth a word.
type Band struct {
	Good, Limit Span
	Unit        string
	Source      string // where the numbers come from
}

// zone says where on its band a value lies.
type zone int

const (
	farBelow zone = iota - 2 // under the limit
	below                    // under what is good
	inside
	above
	farAbove
)

func (b Band) zone(v float64) zone {
	switch {
	case v < b.Limit.Min:
		return farBelow
	case v < b.Good.Min:
		return below
	case v > b.Limit.Max:
		return farAbove
	case v > b.Good.Max:
		return above
	}
	return inside
}

// state is the plain reading of a zone: inside passes, between is a warning,
// outside the limit fails.
func (z zone) state() State {
	switch z {
	case inside:
		return Pass
	case below, above:
		return Warn
	}
	return Fail
}

// worse is the worse of two judged states.
func worse(a, b State) State {
	if a == Fail || b == Fail {
		return Fail
	}
	if a == Warn || b == Warn {
		return Warn
	}
	return Pass
}
