package screen

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/rehearsal"
)

func noisyRoom() feedback.Room {
	return feedback.Room{
		Overall: feedback.Fail, Heard: "other voices", Next: "Go where nobody else is talking.",
		Verdicts: []feedback.Verdict{
			{Name: feedback.Microphone, State: feedback.Pass, Evidence: "it delivers sound"},
			{Name: feedback.Noisy, State: feedback.Fail, Evidence: "other voices at -38 dBFS: a usual voice would stand 12 dB above it",
				Value: analysis.Measured(12)},
		},
	}
}

// check plays a check of the opener in a booth.
func check(t *testing.T, b *fakeBooth, act func(*player, *Check), change ...func(*CheckOptions)) {
	t.Helper()
	now := time.Date(2026, 3, 19, 10, 0, 0, 0, time.UTC)
	o := CheckOptions{
		Text: opener(t), Questions: rehearsal.Questions("Mill Creek", nil, now),
		Drilled: "three passes yesterday", Program: "Mill Creek",
		Note: func() error { return nil },
	}
	for _, c := range change {
		c(&o)
	}
	play(t, func(ctx context.Context) tea.Model { return NewCheck(ctx, b, o) }, func(p *player) { act(p, p.model.(*Check)) })
}

func TestCheckEndsInGo(t *testing.T) {
	noted := 0
	check(t, newFakeBooth(heard(t, "good")), func(p *player, c *Check) {
		p.shows("question 1 of 5", "Did they contact you first", "y  yes", "n  no")
		p.press("z", "enter") // no answers
		p.shows("question 1 of 5")
		p.press("y")
		p.shows("question 2 of 5", "first call")
		p.press("b")
		p.shows("question 1 of 5")
		p.press("y", "y", "4", "y", "y")
		p.pass(time.Second)
		p.shows("say nothing")
		p.pass(14 * time.Second)
		p.shows("A listener hears a steady, lively voice", "Three passes yesterday.", "Enter I am calling: note it")
		if big := strings.TrimSpace(c.frame.large("go", 2)[0]); !strings.Contains(p.screen(), big) {
			t.Errorf("no large GO:\n%s", p.screen())
		}
		if !c.Decided || !c.Result.Go || noted != 0 {
			t.Errorf("%+v, noted %d", c.Result, noted)
		}
		p.press("enter")
		p.pass(time.Second)
		if !p.quit || noted != 1 || c.Err != nil {
			t.Errorf("quit %v, noted %d", p.quit, noted)
		}
	}, func(o *CheckOptions) { o.Note = func() error { noted++; return nil } })
}

func TestCheckTakesUnder45Seconds(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	b.speech[1], b.over = 20*time.Second, 21500*time.Millisecond // the longest opener
	check(t, b, func(p *player, c *Check) {
		start := time.Now()
		for _, key := range []string{"y", "y", "4", "y", "y"} {
			p.pass(3 * time.Second) // to read the question
			p.press(key)
		}
		for !c.Decided {
			p.pass(100 * time.Millisecond)
		}
		if took := time.Since(start); took >= 45*time.Second {
			t.Errorf("it took %v", took)
		}
	})
}

func TestAnswerThatStandsAgainstTheCall(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	check(t, b, func(p *player, c *Check) {
		p.press("n")
		p.shows("You may not contact this program yet", "Wait for them", "b back to the question")
		if !c.Decided || c.Result.Go {
			t.Errorf("%v %+v", c.Decided, c.Result)
		}
		p.press("b")
		if c.Decided {
			t.Error("still decided after going back")
		}
		p.press("y", "y", "4", "y", "y")
		p.pass(15 * time.Second)
		if !c.Result.Go {
			t.Errorf("%+v", c.Result)
		}
	})
}

func TestCheckOfATakeThatDoesNotPass(t *testing.T) {
	b := newFakeBooth(heard(t, "rushed"), heard(t, "good"))
	check(t, b, func(p *player, c *Check) {
		p.pass(15 * time.Second)
		p.shows("someone in a hurry", "words a minute", "Stop at every full stop", "a again")
		p.hides("Enter")
		if c.Result.Go {
			t.Error("go")
		}
		p.press("a")
		p.pass(15 * time.Second)
		if !c.Result.Go {
			t.Errorf("%+v", c.Result)
		}
		p.press("q")
		p.pass(time.Second)
		if !p.quit || !c.Decided {
			t.Error("does not quit")
		}
	}, func(o *CheckOptions) { o.Questions = nil })
}

func TestRoomThatIsNotFitIsNotYet(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	b.room = noisyRoom()
	check(t, b, func(p *player, c *Check) {
		p.pass(5 * time.Second)
		p.shows("Other voices at -38 dBFS")
		p.press("q")
		p.shows("The room is not fit: other voices.", "Go where nobody else is talking.")
		if !c.Decided || c.Result.Go || b.on {
			t.Errorf("decided %v, %+v, microphone on: %v", c.Decided, c.Result, b.on)
		}
	}, func(o *CheckOptions) { o.Questions = nil })
}

func TestCheckInterrupted(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	check(t, b, func(p *player, c *Check) {
		untilTake(p)
		p.press("ctrl+c")
		p.pass(time.Second)
		if !p.quit || !c.Interrupted || c.Decided || b.ends != 1 {
			t.Errorf("quit %v, interrupted %v, decided %v, %d takes", p.quit, c.Interrupted, c.Decided, b.ends)
		}
	}, func(o *CheckOptions) { o.Questions = nil })
}

func TestCallThatCanNotBeNotedIsSaid(t *testing.T) {
	check(t, newFakeBooth(heard(t, "good")), func(p *player, c *Check) {
		p.pass(15 * time.Second)
		p.press("enter")
		p.pass(time.Second)
		p.shows("The folder can only be read.")
		if p.quit {
			t.Error("quits")
		}
	}, func(o *CheckOptions) {
		o.Questions = nil
		o.Note = func() error { return errors.New("the folder can only be read") }
	})
}

func TestCheckWithoutAMicrophone(t *testing.T) {
	b := newFakeBooth()
	b.openErr = errors.New("there is no default microphone")
	check(t, b, func(p *player, c *Check) {
		p.pass(time.Second)
		if !p.quit || !errors.Is(c.Err, b.openErr) || c.Decided {
			t.Errorf("quit %v, %v", p.quit, c.Err)
		}
	}, func(o *CheckOptions) { o.Questions = nil })
}
