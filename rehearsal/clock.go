package rehearsal

import (
	"math"

	"rehearse/feedback"
)

// Clock says how the time of a running take stands to its target.
type Clock struct{ Good, Limit feedback.Span } // seconds from the first word

// How far a reading may run over the predicted time of its script, where the
// kind of call sets no length: as much as 145 words a minute are more than 130
// and 110.
const (
	overGood  = 1.15
	overLimit = 1.35
)

// NewClock has the length of the kind of call as its target, else the time
// the script takes; expectedS of 0 is no target at all.
func NewClock(length feedback.Band, expectedS float64) Clock {
	switch {
	case !math.IsInf(length.Good.Max, 1):
		return Clock{length.Good, length.Limit}
	case expectedS > 0:
		return Clock{feedback.Span{Max: overGood * expectedS}, feedback.Span{Max: overLimit * expectedS}}
	}
	anything := feedback.Span{Max: math.Inf(1)}
	return Clock{anything, anything}
}

// Timed reports whether there is a target.
func (c Clock) Timed() bool { return !math.IsInf(c.Good.Max, 1) }

// State is Pass as long as the take can still end well, Warn once it is longer
// than it should be, Fail once that is too long.
func (c Clock) State(seconds float64) feedback.State {
	switch {
	case seconds > c.Limit.Max:
		return feedback.Fail
	case seconds > c.Good.Max:
		return feedback.Warn
	}
	return feedback.Pass
}
