package screen

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/rehearsal"
)

// drill plays a drill of the opener in a booth.
func drill(t *testing.T, b *fakeBooth, act func(*player, *Drill), change ...func(*DrillOptions)) {
	t.Helper()
	o := DrillOptions{Texts: []Text{opener(t)}, Goal: 3, Hints: func(error) []string { return []string{"plug one in"} }}
	for _, c := range change {
		c(&o)
	}
	play(t, func(ctx context.Context) tea.Model { return NewDrill(ctx, b, o) }, func(p *player) { act(p, p.model.(*Drill)) })
}

// untilTake lets a drill go on until the take has begun.
func untilTake(p *player) { p.pass(6 * time.Second) }

func TestTakeFromHushToVerdict(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		p.pass(time.Second)
		p.shows("say nothing", "Good morning. //", "take 1", "0 of 3 in a row")
		p.pass(1500 * time.Millisecond)
		p.shows("get ready")
		digit := func(n string) string { return p.model.(*Drill).frame.large(n, 2)[0] }
		if screen := p.screen(); !strings.Contains(screen, strings.TrimSpace(digit("3"))) {
			t.Errorf("no large 3:\n%s", screen)
		}
		p.pass(3 * time.Second)
		p.shows("REC", "Enter stop")
		if b.running().IsZero() {
			t.Fatal("the take has not begun")
		}
		p.pass(2 * time.Second)
		p.shows("right")
		p.pass(5 * time.Second) // 7 s: it ends by itself
		p.shows("A listener hears a steady, lively voice", "Next", "kept as good.wav",
			"r replay", "p on the phone", "a again", "x throw away", "q quit", "1 of 3 in a row")
	})
}

func TestVerdictComesWithinHalfASecond(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		untilTake(p)
		p.press("enter")
		p.pass(490 * time.Millisecond)
		p.shows("A listener hears")
	})
}

func TestDrillIsDoneAtThreePassesInARow(t *testing.T) {
	good, bad := heard(t, "good"), heard(t, "rushed")
	b := newFakeBooth(good, bad, good, good, good)
	drill(t, b, func(p *player, d *Drill) {
		for i, want := range []string{"1 of 3", "0 of 3", "1 of 3", "2 of 3", "3 of 3"} {
			if i > 0 {
				p.press("a")
			}
			p.pass(15 * time.Second)
			p.shows(want + " in a row")
			if d.done != (i == 4) {
				t.Errorf("take %d: done is %v", i+1, d.done)
			}
		}
		p.shows("This drill is done")
		if len(d.Takes) != 5 {
			t.Errorf("%d takes", len(d.Takes))
		}
		p.press("q")
		p.pass(time.Second)
		if !p.quit || d.Interrupted || d.Err != nil {
			t.Errorf("quit %v, interrupted %v, %v", p.quit, d.Interrupted, d.Err)
		}
	})
}

func TestRoomThatIsNotFitStopsBeforeATakeIsWasted(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	b.room = feedback.Room{Overall: feedback.Fail, Heard: "a mains hum", Next: "Unplug the charger.",
		Verdicts: []feedback.Verdict{{Name: feedback.Noisy, State: feedback.Fail, Evidence: "a mains hum at -40 dBFS"}}}
	drill(t, b, func(p *player, d *Drill) {
		p.pass(20 * time.Second)
		p.shows("A mains hum at -40 dBFS.", "Unplug the charger.", "r listen again", "Enter record anyway")
		if !b.running().IsZero() {
			t.Error("a take has begun")
		}
		p.press("r")
		p.pass(time.Second)
		p.shows("say nothing")
		p.pass(2 * time.Second)
		p.shows("A mains hum")
		p.press("enter")
		p.pass(4 * time.Second)
		p.shows("REC")
	})
}

func TestEnterAfterTheTakeHasEndedStartsNothing(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		p.pass(15 * time.Second)
		p.press("enter", "enter", "space", "z")
		p.pass(15 * time.Second)
		if b.ends != 1 || p.quit {
			t.Errorf("%d takes, quit %v", b.ends, p.quit)
		}
		p.shows("A listener hears")
	})
}

func TestAKeyPressedTwiceDoesNotEndWhatHasJustBegun(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		for b.running().IsZero() {
			p.pass(10 * time.Millisecond)
		}
		p.pass(100 * time.Millisecond)
		p.press("enter", "esc")
		p.pass(time.Second)
		p.shows("REC")
		if b.ends != 0 {
			t.Error("the take has ended")
		}
	})
}

func TestStartOverThrowsTheTakeAway(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		untilTake(p)
		p.press("esc")
		p.pass(time.Second)
		p.shows("get ready")
		if !slices.Equal(b.thrown, []string{"good.wav"}) || len(d.Takes) != 0 || d.streak != 0 {
			t.Errorf("thrown %q, takes %d, streak %d", b.thrown, len(d.Takes), d.streak)
		}
	})
}

func TestTakeThrownAwayCountsForNothing(t *testing.T) {
	good, bad := heard(t, "good"), heard(t, "rushed")
	b := newFakeBooth(good, bad)
	drill(t, b, func(p *player, d *Drill) {
		p.pass(15 * time.Second)
		p.press("a")
		p.pass(15 * time.Second)
		p.shows("0 of 3 in a row")
		p.press("x")
		p.shows("1 of 3 in a row", "thrown away", "a again")
		p.hides("x throw away")
		p.press("x", "r", "p") // nothing is left to throw away or to hear
		if !slices.Equal(b.thrown, []string{"rushed.wav"}) || len(b.played) != 0 || len(d.Takes) != 1 {
			t.Errorf("thrown %q, played %v, takes %d", b.thrown, b.played, len(d.Takes))
		}
	})
}

func TestReplay(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		p.pass(15 * time.Second)
		p.press("r")
		p.pass(time.Second)
		p.shows("playing 0:01 of 0:20", "any key ends it")
		p.pass(3 * time.Second)
		p.hides("playing")
		p.press("p")
		p.pass(time.Second)
		p.shows("as the phone makes it sound")
		p.press("p") // the same key only ends it
		p.hides("playing")
		p.press("r")
		p.pass(time.Second)
		p.press("p") // the other one goes over to the other sound
		p.pass(time.Second)
		p.shows("as the phone makes it sound")
		p.press("a")
		p.pass(time.Second)
		p.shows("get ready")
		if !slices.Equal(b.played, []bool{false, true, false, true}) || b.silence != 3 {
			t.Errorf("played %v, %d cut short", b.played, b.silence)
		}
	})
}

func TestInterruptKeepsTheTake(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		untilTake(p)
		p.press("ctrl+c")
		p.pass(time.Second)
		if !p.quit || !d.Interrupted || b.ends != 1 || len(d.Takes) != 1 || len(b.thrown) != 0 {
			t.Errorf("quit %v, interrupted %v, %d ended, %d takes", p.quit, d.Interrupted, b.ends, len(d.Takes))
		}
	})
}

func TestInterruptBeforeTheTakeMakesNone(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		p.pass(3 * time.Second)
		p.press("ctrl+c")
		p.pass(time.Second)
		if !p.quit || !d.Interrupted || b.ends != 0 {
			t.Errorf("quit %v, interrupted %v, %d ended", p.quit, d.Interrupted, b.ends)
		}
	})
}

func TestInterruptWhilePlaying(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		p.pass(15 * time.Second)
		p.press("r", "ctrl+c")
		p.pass(100 * time.Millisecond)
		if !p.quit || b.silence != 1 {
			t.Errorf("quit %v, %d cut short", p.quit, b.silence)
		}
	})
}

func TestNextScript(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	other := textOf(t, "noisy", "voicemail.txt")
	drill(t, b, func(p *player, d *Drill) {
		p.pass(15 * time.Second)
		p.shows("n next: voicemail.txt", "1 of 3")
		p.press("n")
		p.pass(4 * time.Second)
		p.shows("voicemail.txt", "Hello, this is Dr. Jane Doe", "0 of 3")
		if b.texts[len(b.texts)-1] != other.Script {
			t.Error("the take is not of the next script")
		}
	}, func(o *DrillOptions) { o.Texts = append(o.Texts, other) })
}

func TestNoMicrophoneAtTheStartIsAnError(t *testing.T) {
	b := newFakeBooth()
	b.openErr = errors.New("there is no default microphone")
	drill(t, b, func(p *player, d *Drill) {
		p.pass(time.Second)
		if !p.quit || !errors.Is(d.Err, b.openErr) {
			t.Errorf("quit %v, %v", p.quit, d.Err)
		}
	})
}

func TestMicrophoneThatIsGoneLaterCanBeTriedAgain(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		p.pass(15 * time.Second)
		b.openErr = errors.New("there is no default microphone")
		p.press("a")
		p.pass(time.Second)
		p.shows("There is no default microphone.", "Plug one in.", "a try again")
		b.openErr = nil
		p.press("a")
		p.pass(15 * time.Second)
		p.shows("2 of 3 in a row")
	})
}

func TestTakeThatBrokeOffSaysWhy(t *testing.T) {
	take := heard(t, "good")
	take.Cut = errors.New("the microphone stopped delivering")
	drill(t, newFakeBooth(take), func(p *player, d *Drill) {
		p.pass(15 * time.Second)
		p.shows("The microphone stopped delivering.", "Plug one in.", "20.0 s were recorded", "kept as good.wav", "0 of 3 in a row", "a again")
		p.hides("A listener hears")
	})
}

func TestTakeThatBrokeOffBreaksNoRow(t *testing.T) {
	good, cut := heard(t, "good"), heard(t, "rushed")
	cut.Cut = errors.New("the disk is full")
	drill(t, newFakeBooth(good, cut, good), func(p *player, d *Drill) {
		for i, want := range []string{"1 of 3", "1 of 3", "2 of 3"} {
			if i > 0 {
				p.press("a")
			}
			p.pass(15 * time.Second)
			p.shows(want + " in a row")
		}
		p.shows("Nothing to change: once more just like this.")
	})
}

func TestKeyPressedDuringAReplayThrowsNothingAway(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		p.pass(15 * time.Second)
		p.press("r")
		p.pass(time.Second)
		p.press("x")
		p.hides("playing")
		p.shows("kept as good.wav", "x throw away")
		if len(b.thrown) != 0 || len(d.Takes) != 1 {
			t.Errorf("thrown %q, takes %d", b.thrown, len(d.Takes))
		}
	})
}

func TestCuesShowAndCanBeSwitchedOff(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	b.heard = analysis.Level{RMSDBFS: -45, PeakDBFS: -30, Speaking: true}
	b.speech[1], b.over = time.Minute, 0
	drill(t, b, func(p *player, d *Drill) {
		cue := d.frame.medium("speak up")[0]
		untilTake(p)
		p.pass(3 * time.Second)
		p.shows(strings.TrimSpace(cue), "c cues off")
		p.press("c")
		p.hides(strings.TrimSpace(cue))
		p.shows("c cues on")
		p.pass(10 * time.Second)
		p.hides(strings.TrimSpace(cue))
	})
}

func TestWithoutAScriptOneSpeaksFreely(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		p.pass(4 * time.Second)
		p.shows("Speak freely")
		p.pass(15 * time.Second)
		p.shows("A listener hears")
	}, func(o *DrillOptions) {
		o.Texts = []Text{{Name: "free speech", Call: "free", Targets: feedback.TargetsFor("free")}}
	})
}

func TestAFileForAMicrophoneHasNoRoomToHear(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		p.pass(time.Second)
		p.shows("get ready")
	}, func(o *DrillOptions) { o.NoHush = true })
}

func TestMessagesOfAnEarlierAttemptAreIgnored(t *testing.T) {
	b := newFakeBooth(heard(t, "good"))
	drill(t, b, func(p *player, d *Drill) {
		untilTake(p)
		for _, stale := range []tea.Msg{
			openedMsg{run: 0}, roomMsg{run: 0}, begunMsg{run: 0, err: errors.New("no")},
			momentMsg{run: 0, moment: rehearsal.Moment{Over: true}}, takeMsg{run: 0},
		} {
			p.send(stale)
		}
		p.shows("REC")
		if b.ends != 0 || len(d.Takes) != 0 {
			t.Error("a message of another attempt ended the take")
		}
	})
}
