package script

import "slices"

// Call is the kind of phone call a script is for.
type Call string

const (
	Opener    Call = "opener"    // 15-20 s
	Voicemail Call = "voicemail" // under 30 s
	Thanks    Call = "thanks"    // 20-30 s
	Answer    Call = "answer"    // up to 15 s
	Greeting  Call = "greeting"  // under 15 s, one's own voicemail greeting
	Free      Call = "free"      // no length target
)

// Calls are all kinds, those with a length target first.
var Calls = []Call{Opener, Voicemail, Thanks, Answer, Greeting, Free}

// Valid reports whether c is one of Calls.
func (c Call) Valid() bool { return slices.Contains(Calls, c) }

// LengthS is the range a call of this kind should last, in seconds; ok is
// false for a kind without a target. A lower end of 0 means that shorter is
// never wrong.
func (c Call) LengthS() (minS, maxS float64, ok bool) {
	switch c {
	case Opener:
		return 15, 20, true
	case Voicemail:
		return 0, 30, true
	case Thanks:
		return 20, 30, true
	case Answer, Greeting:
		return 0, 15, true
	}
	return 0, 0, false
}
