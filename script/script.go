// Package script knows what was to be said: the spoken words of a text, their
// syllables, where it pauses, how long it takes and what such a call must not
// contain.
package script

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

// Script is a text as it will be spoken.
type Script struct {
	File      string  // where it was read from, empty for a text without a file
	Words     int     // spoken words
	Syllables int     // of the spoken words
	ExpectedS float64 // predicted length at the target pace, pauses included

	pauses int
}
