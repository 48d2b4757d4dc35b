package screen

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"rehearse/feedback"
	"rehearse/rehearsal"
	"rehearse/script"
)

// phase is how far a take has come.
type phase int

const (
	opening  phase = iota // the microphone is being switched on
	hushing               // the room is listened to
	warned                // it is not fit, and the user may think again
	counting              // 3, 2, 1
	starting              // the file is being made
	rolling               // the take runs
	judging               // it is over
	finished              // there is a take, or an error
)

// HushTime is how long the room is listened to before a take.
const HushTime = 2 * time.Second

const (
	// countFrom is where the countdown begins, in seconds.
	countFrom = 3
	// pollEvery is the time between two looks at the microphone: often enough
	// for a marker that seems to glide.
	pollEvery = time.Second / 15
	// leadTime is how long the marker waits for the first word. After that it
	// goes first: somebody may be waiting for it.
	leadTime = 800 * time.Millisecond
)

// Text is what is rehearsed: a script, nil for free speech, with its kind of
// call and the pace to read it at.
type Text struct {
	Name    string // shown at the top
	Script  *script.Script
	Call    script.Call
	WPM     float64 // 0: the pace that brings the script to the call's length
	Targets feedback.Targets
}

// stage makes one take: hush, countdown, recording, verdict.
type stage struct {
	booth rehearsal.Booth
	text  Text
	ctx   context.Context

	phase phase
	since time.Time // when the phase began
	now   time.Time
	run   int // counts the attempts, so that what belongs to an earlier one is told apart

	prompter prompter
	clock    rehearsal.Clock
	meter    rehearsal.Meter
	cues     rehearsal.Cues
	moment   rehearsal.Moment
	measured time.Duration
	voiced   time.Duration // when in the take the marker set off; 0 before

	room     feedback.Room
	roomSeen bool
	take     rehearsal.Take
	err      error
}

// Messages of a stage carry the run they belong to.
type (
	openedMsg struct {
		run int
		err error
	}
	roomMsg struct {
		run  int
		room feedback.Room
		ok   bool
	}
	begunMsg struct {
		run int
		err error
	}
	momentMsg struct {
		run    int
		at     time.Time
		moment rehearsal.Moment
	}
	takeMsg struct {
		run  int
		take rehearsal.Take
		err  error
	}
)

// newStage prepares takes of a text.
func newStage(ctx context.Context, booth rehearsal.Booth, text Text, cuesOff bool) stage {
	s := stage{ctx: ctx, booth: booth, text: text, phase: finished}
	expected := 0.0
	if text.Script != nil {
		pace := text.WPM
		if pace == 0 {
			pace = rehearsal.PaceFor(text.Script, text.Targets.LengthS.Good)
		}
		s.prompter.schedule = rehearsal.NewSchedule(text.Script, pace)
		expected = s.prompter.schedule.LengthS
	}
	s.clock = rehearsal.NewClock(text.Targets.LengthS, expected)
	s.cues = rehearsal.NewCues(text.Targets, cuesOff)
	s.meter = rehearsal.NewMeter(text.Targets.VoiceDBFS)
	return s
}

// start begins an attempt; with hush the room is listened to first.
func (s *stage) start(hush bool) tea.Cmd {
	s.run++
	s.enter(opening)
	s.moment, s.measured, s.voiced = rehearsal.Moment{}, 0, 0
	s.take, s.err, s.room = rehearsal.Take{}, nil, feedback.Room{}
	s.roomSeen = !hush
	s.cues = rehearsal.NewCues(s.text.Targets, s.cues.Off)
	s.meter = rehearsal.NewMeter(s.text.Targets.VoiceDBFS)
	run, booth, ctx := s.run, s.booth, s.ctx
	return func() tea.Msg { return openedMsg{run, booth.Open(ctx)} }
}

func (s *stage) enter(p phase) { s.phase, s.since = p, s.now }

// poll looks at the microphone in a moment.
func (s *stage) poll() tea.Cmd {
	run, booth := s.run, s.booth
	return tea.Tick(pollEvery, func(at time.Time) tea.Msg { return momentMsg{run, at, booth.Now()} })
}

// listening reports whether the microphone is on.
func (s *stage) listening() bool { return s.phase > opening && s.phase < judging }

// update takes a message of the stage. done is whether the attempt came to its
// end just now.
func (s *stage) update(msg tea.Msg) (cmd tea.Cmd, done bool) {
	switch msg := msg.(type) {
	case openedMsg:
		if msg.run != s.run {
			return nil, false
		}
		if msg.err != nil {
			return nil, s.fail(msg.err)
		}
		s.now = time.Time{} // the first moment sets it
		s.enter(hushing)
		if s.roomSeen {
			s.enter(counting)
		}
		return s.poll(), false
	case momentMsg:
		if msg.run != s.run || !s.listening() {
			return nil, false
		}
		return s.follow(msg)
	case roomMsg:
		if msg.run != s.run || s.phase != hushing {
			return nil, false
		}
		s.room, s.roomSeen = msg.room, true
		if msg.ok && s.room.Overall != feedback.Pass && s.room.Overall != feedback.Warn {
			s.enter(warned)
		} else {
			s.enter(counting)
		}
	case begunMsg:
		if msg.run != s.run {
			return nil, false
		}
		if msg.err != nil {
			return nil, s.fail(msg.err)
		}
		s.enter(rolling)
	case takeMsg:
		if msg.run != s.run {
			return nil, false
		}
		s.take, s.err = msg.take, msg.err
		s.enter(finished)
		return nil, true
	}
	return nil, false
}

// follow takes what the microphone hears and moves on when it is time.
func (s *stage) follow(msg momentMsg) (cmd tea.Cmd, done bool) {
	passed := msg.at.Sub(s.now).Seconds()
	if s.now.IsZero() {
		passed, s.since = 0, msg.at
	}
	s.now, s.moment = msg.at, msg.moment
	s.meter.Add(s.moment.Level, passed)
	inPhase := s.now.Sub(s.since)
	switch {
	case s.phase == hushing && !s.roomSeen && inPhase >= HushTime:
		return tea.Batch(s.hear(), s.poll()), false
	case s.phase == counting && inPhase >= countFrom*time.Second:
		s.enter(starting)
		run, booth, text := s.run, s.booth, s.text
		return tea.Batch(s.poll(), func() tea.Msg {
			return begunMsg{run, booth.Begin(text.Script, text.Call)}
		}), false
	case s.phase == rolling && s.moment.Over:
		return s.stop(), false
	case s.phase == rolling:
		s.advance(passed)
	}
	return s.poll(), false
}

// hear asks once what the room is like.
func (s *stage) hear() tea.Cmd {
	s.roomSeen = true
	run, booth := s.run, s.booth
	return func() tea.Msg {
		room, ok := booth.Room()
		return roomMsg{run, room, ok}
	}
}

// advance moves marker and cues on.
func (s *stage) advance(seconds float64) {
	m := &s.moment
	if s.voiced == 0 && (m.Voice > 0 || m.Elapsed >= leadTime) {
		s.voiced = max(1, m.Voice)
		if m.Voice == 0 {
			s.voiced = m.Elapsed
		}
	}
	if m.Measured > s.measured {
		s.measured = m.Measured
		s.cues.Measures(m.Measured.Seconds(), m.Measures)
	}
	s.cues.Level(m.Elapsed.Seconds(), seconds, m.Level, m.Withheld)
}

// reading is how long the marker has been under way, in seconds.
func (s *stage) reading() float64 {
	if s.voiced == 0 {
		return 0
	}
	return (s.moment.Elapsed - s.voiced).Seconds()
}

// spoken is the time since the first word.
func (s *stage) spoken() time.Duration {
	if s.moment.Voice == 0 {
		return 0
	}
	return s.moment.Elapsed - s.moment.Voice
}

// stop ends the take.
func (s *stage) stop() tea.Cmd {
	s.enter(judging)
	run, booth := s.run, s.booth
	return func() tea.Msg {
		take, err := booth.End()
		return takeMsg{run, take, err}
	}
}

// abandon gives up before the take has begun.
func (s *stage) abandon() tea.Cmd {
	s.run++ // what is still under way belongs to nobody
	s.enter(finished)
	booth := s.booth
	return func() tea.Msg {
		booth.Close()
		return nil
	}
}

// fail ends the attempt without a take.
func (s *stage) fail(err error) bool {
	s.err = err
	s.enter(finished)
	return true
}

// press does what a key stands for while a take is made.
func (s *stage) press(key string) tea.Cmd {
	switch {
	case key == "c":
		s.cues.Off = !s.cues.Off
	case s.phase == rolling && (key == "enter" || key == "space") && s.moment.Elapsed >= rehearsal.LeastTake:
		return s.stop()
	case s.phase == warned && key == "enter":
		s.enter(counting)
	case s.phase == warned && key == "r":
		return s.start(true)
	}
	return nil
}
