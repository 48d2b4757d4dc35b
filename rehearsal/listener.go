package rehearsal

import (
	"sync"
	"time"

	"rehearse/analysis"
	"rehearse/script"
)

// Listener follows a take while it is recorded: it says when the reader has
// come to the end, and keeps provisional measures for cues. Without a script
// the end is a silence after speech. Hear is for one goroutine, Heard for any.
type Listener struct {
	follower *Follower // nil without a script

	last     time.Duration // when Hear was last called
	spoken   time.Duration // with a voice
	asked    bool          // patience holds for this silence
	patience float64       // seconds

	mu       sync.Mutex
	voice    time.Duration
	measures analysis.Measures
	measured time.Duration
}

const (
	// measureEvery is the time between two provisional measures. Each costs a
	// few milliseconds.
	measureEvery = time.Second
	// leastSpoken makes it speech: a cough is over in less.
	leastSpoken = 500 * time.Millisecond
	// leastSilentS is the shortest silence that may end a take, in seconds.
	leastSilentS = 1.5
)

// NewListener follows a reading of text, which may be nil.
func NewListener(text *script.Script) *Listener {
	l := &Listener{}
	if text != nil && text.Words > 0 {
		l.follower = NewFollower(text)
	}
	return l
}

// Hear looks at what the analyzer of a take has heard until now and reports
// whether the take has come to its end.
func (l *Listener) Hear(a *analysis.Analyzer, now time.Duration) (over bool) {
	level := a.Level()
	if level.Speaking {
		l.spoken += now - l.last
		l.asked = false
		l.noteVoice(now)
	}
	l.last = now
	silent := level.SilentS >= leastSilentS && !l.asked && l.spoken >= leastSpoken
	due := now-l.measured >= measureEvery
	if !silent && !due {
		return l.asked && level.SilentS >= l.patience
	}
	m := a.Measures()
	l.keep(m, now)
	if silent {
		l.asked, l.patience = true, l.wait(m)
	}
	// Where it is never quiet the level alone tells nothing: what counts then is
	// where the measures see the voice end.
	end, ok := m.Speech.EndS.Get()
	quiet := now.Seconds() - end
	return l.asked && level.SilentS >= l.patience ||
		ok && m.Speech.PhonationS.Or(0) >= leastSpoken.Seconds() && quiet >= leastSilentS && quiet >= l.wait(m)
}

// wait is how long a silence must last after what was heard, in seconds.
func (l *Listener) wait(m analysis.Measures) float64 {
	if l.follower == nil {
		return FreePatience
	}
	return l.follower.Patience(m)
}

func (l *Listener) noteVoice(now time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.voice == 0 {
		l.voice = now
	}
}

func (l *Listener) keep(m analysis.Measures, now time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.measures, l.measured = m, now
}

// Heard is when the first voice was heard, 0 before, and the last provisional
// measures with the time they hold for, 0 before there are any.
func (l *Listener) Heard() (voice time.Duration, m analysis.Measures, measured time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.voice, l.measures, l.measured
}
