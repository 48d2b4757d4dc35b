package screen

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"rehearse/feedback"
	"rehearse/rehearsal"
)

// press does what a key stands for. Keys that stand for nothing are ignored:
// an Enter that comes just after a take ended by itself must not start another.
func (d *Drill) press(key string) tea.Cmd {
	switch {
	case key == "ctrl+c":
		return d.interrupt()
	case d.mode == taking:
		return d.pressTaking(key)
	case d.mode == playing:
		return d.pressPlaying(key)
	case d.mode == trouble && (key == "a" || key == "q"), d.mode == judged:
		return d.choose(key)
	}
	return nil
}

// interrupt ends the drill. A take that runs is kept.
func (d *Drill) interrupt() tea.Cmd {
	d.Interrupted = true
	quit := func() tea.Cmd { return tea.Quit }
	switch {
	case d.mode == taking && d.stage.phase == rolling:
		d.then = quit
		return d.stage.stop()
	case d.mode == taking && d.stage.phase == judging:
		d.then = quit
		return nil
	case d.mode == playing:
		d.then = quit
		d.silence()
		return nil
	}
	return tea.Quit
}

func (d *Drill) pressTaking(key string) tea.Cmd {
	s := &d.stage
	switch {
	case s.phase == rolling && key == "esc" && s.moment.Elapsed >= rehearsal.LeastTake:
		d.then = func() tea.Cmd { return d.throw(func() tea.Cmd { return d.begin(false) }) }
		return s.stop()
	case s.phase == warned && key == "q":
		return tea.Quit
	}
	return s.press(key)
}

// pressPlaying ends the replay and then does what the key stands for. The key
// of the replay itself, and one that stands for nothing, only end it; so does
// the one that throws the take away, which must not be pressed by mistake.
func (d *Drill) pressPlaying(key string) tea.Cmd {
	again := key == "r" && d.heard == theTake || key == "p" && d.heard == thePhone
	if !again && key != "x" {
		d.then = func() tea.Cmd { return d.choose(key) }
	}
	d.silence()
	return nil
}

// choose does what a key of the verdict stands for.
func (d *Drill) choose(key string) tea.Cmd {
	switch key {
	case "a":
		return d.begin(!d.options.NoHush && d.noisy())
	case "r":
		return d.play(theTake, false)
	case "p":
		return d.play(thePhone, true)
	case "n":
		if len(d.options.Texts) > 1 {
			return d.next()
		}
	case "x":
		return d.throw(nil)
	case "c":
		d.stage.cues.Off = !d.stage.cues.Off
	case "q":
		return tea.Quit
	}
	return nil
}

// begin starts another take.
func (d *Drill) begin(hush bool) tea.Cmd {
	d.mode = taking
	return d.stage.start(hush)
}

// noisy reports whether the room has to be listened to again: it was not quiet,
// or the microphone may be another one by now.
func (d *Drill) noisy() bool {
	for _, v := range d.stage.take.Delivery.Verdicts {
		if v.Name == feedback.Noisy && (v.State == feedback.Warn || v.State == feedback.Fail) {
			return true
		}
	}
	return d.mode == trouble
}

// next goes on with the next script.
func (d *Drill) next() tea.Cmd {
	d.at = (d.at + 1) % len(d.options.Texts)
	d.streak, d.before, d.done = 0, 0, false
	run := d.stage.run
	d.stage = newStage(d.stage.ctx, d.stage.booth, d.options.Texts[d.at], d.stage.cues.Off)
	d.stage.run = run
	return d.begin(false)
}

// throw removes the last take, and then does something else. It counts for
// nothing any more.
func (d *Drill) throw(then func() tea.Cmd) tea.Cmd {
	if d.thrown || len(d.Takes) == 0 {
		return nil
	}
	d.thrown, d.streak, d.then = true, d.before, then
	d.done = d.done && d.streak >= d.options.Goal
	d.Takes = d.Takes[:len(d.Takes)-1]
	booth, take := d.stage.booth, d.stage.take
	return func() tea.Msg { return thrownMsg{booth.Throw(take)} }
}

// What is played, in words.
const (
	theTake  = "playing"
	thePhone = "playing, as the phone makes it sound,"
)

// play lets the last take be heard.
func (d *Drill) play(what string, phone bool) tea.Cmd {
	if d.thrown {
		return nil
	}
	ctx, cancel := context.WithCancel(d.stage.ctx)
	d.mode, d.heard, d.silence, d.problem, d.heardFor = playing, what, cancel, "", 0
	booth, take := d.stage.booth, d.stage.take
	return tea.Batch(tick(booth), func() tea.Msg {
		err := booth.Play(ctx, take, phone)
		if errors.Is(err, context.Canceled) {
			err = nil
		}
		return playedMsg{err}
	})
}

// tick looks in a moment how far a replay has come.
func tick(booth rehearsal.Booth) tea.Cmd {
	return tea.Tick(time.Second/5, func(time.Time) tea.Msg { return tickMsg{booth.Played()} })
}
