package main

import (
	"fmt"
	"math"
	"strings"
)

// outcome is how one clip came out in one measure. Measures with a value use
// truth and got, measures that count use the counts.
type outcome struct {
	clip string
	held bool

	truth, got float64 // got is missing where no figure was given
	spanS      float64 // true span of speech, for rates

	hits, said, there int

	before *outcome // of the clip this one is a copy of

	groups []string // what else -worst sums up by: the noise, the ratio
	cost   float64  // how bad it is: -worst sorts by it
	detail string   // both values, in words
}

// figure is one number of a row and the limits it must keep.
type figure struct {
	format    string // of the number alone
	low, high float64
}

func atMost(format string, limit float64) figure  { return figure{format, math.Inf(-1), limit} }
func atLeast(format string, limit float64) figure { return figure{format, limit, math.Inf(1)} }
func shown(format string) figure {
	return figure{format, math.Inf(-1), math.Inf(1)}
}
func within(format string, limit float64) figure { return figure{format, -limit, limit} }

// met reports whether v keeps the limits; what could not be computed does not.
func (f figure) met(v float64) bool { return v >= f.low-1e-9 && v <= f.high+1e-9 }

// row is one line of the table.
type row struct {
	measure string
	target  string
	figures []figure
	score   func([]outcome) []float64 // one value for each figure
	ours    []outcome
	peer    []outcome // nil without one
	by      string    // who the peer is, when it is not what the header says
}

// cell is the figures of some outcomes as text, "-" of none.
func (r row) cell(of []outcome) string {
	if len(of) == 0 {
		return "-"
	}
	var parts []string
	for i, v := range r.score(of) {
		switch {
		case math.IsNaN(v):
			parts = append(parts, "-")
		case math.IsInf(v, 0):
			parts = append(parts, "∞")
		default:
			parts = append(parts, fmt.Sprintf(r.figures[i].format, v))
		}
	}
	return strings.Join(parts, " / ")
}

// met reports whether all figures of some outcomes keep their limits.
func (r row) met(of []outcome) bool {
	for i, v := range r.score(of) {
		if !r.figures[i].met(v) {
			return false
		}
	}
	return true
}

func part(of []outcome, held bool) []outcome {
	var out []outcome
	for _, o := range of {
		if o.held == held {
			out = append(out, o)
		}
	}
	return out
}
