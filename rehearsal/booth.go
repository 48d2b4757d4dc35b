package rehearsal

import (
	"context"
	"fmt"
	"time"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/report"
	"rehearse/script"
	"rehearse/takes"
)

// Booth is where takes are made and heard again: a microphone and a
// loudspeaker, a file that stands for the microphone, or a fake. A screen
// calls its methods one after the other, off its own goroutine; only Now,
// Played and Close may be called at any time.
type Booth interface {
	// Open switches the microphone on, off and on again if it was on, and
	// returns with its first sound.
	Open(ctx context.Context) error
	// Room says what the room is like, from what the microphone has heard since
	// Open; ok is false where there is no room to hear, because a file stands
	// for the microphone.
	Room() (room feedback.Room, ok bool)
	// Begin starts a take of the text, which is nil for free speech.
	Begin(text *script.Script, call script.Call) error
	// Now is what is heard at this moment.
	Now() Moment
	// End ends the take, if it has not ended by itself, switches the microphone
	// off and judges what was said. When it returns an error there is no take;
	// one that broke off says so in Cut.
	End() (Take, error)
	// Throw removes a take that was kept.
	Throw(Take) error
	// Play plays a take to its end, or until ctx is done, and Played is how far
	// it has come.
	Play(ctx context.Context, t Take, phone bool) error
	Played() time.Duration
	// Close switches everything off. A take that is being made is kept.
	Close() error
}

// Moment is what a booth hears now.
type Moment struct {
	Level    analysis.Level
	Withheld bool          // no sound at all comes: the microphone is switched off or not allowed
	Elapsed  time.Duration // of the take; 0 before it began
	Voice    time.Duration // when in the take the first voice was heard; 0 before
	Over     bool          // the take has ended by itself

	Measures analysis.Measures // provisional, of the take until MeasuredAt
	Measured time.Duration     // 0 before there are any
}

// Take is one recording of a session, judged.
type Take struct {
	Path     string
	Kept     string // the name it is kept under; empty when it is not kept
	Length   time.Duration
	Delivery feedback.Delivery
	Audio    report.Audio
	Cut      error   // why it ended before its time; nil when it did not
	Unnoted  error   // why it is missing in the history, though it is kept
	Before   History // of the script, before this take
}

// LeastTake is the shortest take that can be stopped: a key pressed twice must
// not end what has just begun.
const LeastTake = 300 * time.Millisecond

// Passed reports whether the take may be followed by a call.
func (t Take) Passed() bool { return t.Delivery.Overall == feedback.Pass }

// Advice is the one thing to do after a take of a drill, of which that many
// more have to pass.
func Advice(t Take, left int) string {
	switch {
	case !t.Passed():
		return t.Delivery.Next
	case left <= 0:
		return "This drill is done. Leave it at that, and make the call."
	case left == 1:
		return "Nothing to change: once more just like this."
	}
	return fmt.Sprintf("Nothing to change: %d more just like this.", left)
}

// History is what is known about earlier takes of a script. Last and Best are
// nil where there are none.
type History struct {
	Last, Best *takes.Take
	Streak     []takes.Take // the newest ones that passed one after the other, newest first
}
