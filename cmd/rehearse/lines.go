package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"rehearse/feedback"
	"rehearse/rehearsal"
	"rehearse/rehearsal/screen"
)

// byLines is a rehearsal without a screen: sentences on stderr and answers by
// letters, for screen readers and pipes.
type byLines struct {
	s     *streams
	booth rehearsal.Booth
	lines <-chan string
	saved []string // lines that came while a take was recorded
}

func newByLines(s *streams, b rehearsal.Booth) *byLines {
	return &byLines{s: s, booth: b, lines: answers(s.In)}
}

func (l *byLines) say(format string, args ...any) { fmt.Fprintf(l.s.ErrOut, format+"\n", args...) }

// ask puts a question; ok is false when there will be no answer.
func (l *byLines) ask(ctx context.Context, question string) (answer string, ok bool) {
	if len(l.saved) > 0 {
		answer, l.saved = l.saved[0], l.saved[1:]
		l.say("%s %s", question, answer)
		return answer, true
	}
	return ask(ctx, l.s, l.lines, question)
}

// take makes one take. It returns made false when the user does not want to
// record in the room, which is then the reason.
func (l *byLines) take(ctx context.Context, text screen.Text, hush bool) (take rehearsal.Take, room feedback.Room, made bool, err error) {
	for again := true; again; {
		if err := l.booth.Open(ctx); err != nil {
			return take, room, false, err
		}
		again = false
		if hush {
			var fit bool
			if room, fit, again, err = l.room(ctx); err != nil || !fit {
				l.booth.Close()
			}
			if err != nil || !fit && !again {
				return take, room, false, err
			}
		}
	}
	err = l.countDown(ctx, text)
	if err == nil {
		err = l.booth.Begin(text.Script, text.Call)
	}
	if err != nil {
		l.booth.Close()
		return take, room, false, err
	}
	l.say("recording: it ends by itself when you have finished, or on Enter")
	l.untilOver(ctx)
	take, err = l.booth.End()
	return take, room, err == nil, err
}

// room listens to the room: whether it is fit to record in, or the user says
// so, or wants it to be listened to again.
func (l *byLines) room(ctx context.Context) (room feedback.Room, fit, again bool, err error) {
	l.say("say nothing for two seconds: listening to the room")
	if err := wait(ctx, screen.HushTime); err != nil {
		return room, false, false, err
	}
	room, ok := l.booth.Room()
	if !ok || room.Overall == feedback.Pass {
		return room, true, false, nil
	}
	l.say("the microphone hears %s\nnext: %s", room.Heard, room.Next)
	if room.Overall == feedback.Warn || !l.s.InTerminal {
		return room, true, false, nil // the take itself will tell
	}
	answer, ok := l.ask(ctx, "Record all the same? Enter = yes, r = listen again, q = no:")
	return room, ok && answer != "q" && answer != "r", ok && answer == "r", ctx.Err()
}

// countDown shows the text and counts.
func (l *byLines) countDown(ctx context.Context, text screen.Text) error {
	if text.Script != nil {
		for _, blank := range text.Script.Blanks {
			l.say("still to be filled in, line %d: %s", blank.Line, blank.Text)
		}
		l.say("\n%s\n", indent(text.Script.Body(), l.s.Width))
	}
	left := 3
	if !l.s.ErrTerminal {
		left = 0 // nobody would see it
	}
	for ; left > 0; left-- {
		l.say("starting in %d", left)
		if err := wait(ctx, time.Second); err != nil {
			return err
		}
	}
	return nil
}

// untilOver waits for the end of the take: an empty line, its own end, or that
// of the program, which keeps it. Other lines are answers to what is asked
// later.
func (l *byLines) untilOver(ctx context.Context) {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	lines := l.lines
	for {
		select {
		case line, ok := <-lines:
			switch {
			case !ok:
				lines = nil // no more answers, which is no answer
			case line != "":
				l.saved = append(l.saved, line)
			case l.booth.Now().Elapsed >= rehearsal.LeastTake:
				return
			}
		case <-tick.C:
			if l.booth.Now().Over {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

// wait is a sleep that ends with ctx.
func wait(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// compared says in sentences what became of the measures since another take.
func compared(take *rehearsal.Take) []string {
	if take.Before.Last == nil {
		return nil
	}
	words := map[feedback.Change]string{feedback.Better: "better", feedback.Worse: "worse", feedback.Same: "as good"}
	var parts []string
	for _, row := range rehearsal.Compare(&take.Delivery, take.Before.Last.Figures) {
		if word := words[row.Other[0].Change]; word != "" {
			parts = append(parts, fmt.Sprintf("%s %s (%s, was %s %s)", row.Name, word, row.Format(row.This), row.Format(row.Other[0].Value), row.Unit))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{"since the last take: " + strings.Join(parts, ", ")}
}
