package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rehearse/rehearsal"
	"rehearse/rehearsal/screen"
	"rehearse/report"
)

// byLines is the drill without a screen.
func (o *drillOptions) byLines(ctx context.Context, s *streams, b *booth) error {
	l := newByLines(s, b)
	var made []rehearsal.Take
	defer func() {
		if len(made) > 0 {
			summarize(s.Out, made, b.keep)
		}
	}()
	at, streak, hush := 0, 0, o.from == ""
	for {
		take, _, ok, err := l.take(ctx, o.texts[at], hush)
		if err != nil || !ok {
			return err
		}
		hush = false
		made = append(made, take)
		if take.Cut != nil { // no verdict: what is missing is not the reader's doing
			return errors.Join(take.Cut, take.Unnoted)
		}
		before := streak
		if streak++; !take.Passed() {
			streak = 0
		}
		if err := errors.Join(o.tell(s, take, streak), take.Unnoted); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if streak >= o.takes {
			return nil
		}
		thrown, next, err := l.afterTake(ctx, take, o.texts, at)
		if thrown {
			made, streak = made[:len(made)-1], before
		}
		if err != nil || next < 0 {
			return err
		}
		if next != at {
			at, streak = next, 0
		}
	}
}

// tell writes what a listener heard, what changed, and how far the drill is.
func (o *drillOptions) tell(s *streams, take rehearsal.Take, streak int) error {
	told := take.Delivery
	told.Next = rehearsal.Advice(take, o.takes-streak)
	err := report.Brief(s.Out, report.Take{File: take.Path, Audio: take.Audio, Delivery: told}, s.style())
	for _, line := range compared(&take) {
		fmt.Fprintln(s.Out, line)
	}
	fmt.Fprintf(s.Out, "%d of %d passing takes in a row\n\n", streak, o.takes)
	return err
}

// afterTake does what is asked for after a take; next is the text of the next
// one, -1 for none.
func (l *byLines) afterTake(ctx context.Context, take rehearsal.Take, texts []screen.Text, at int) (thrown bool, next int, err error) {
	following := (at + 1) % len(texts)
	for {
		choices := []string{"r = replay", "p = on the phone", "a = again"}
		if len(texts) > 1 {
			choices = append(choices, "n = next: "+texts[following].Name)
		}
		if !thrown {
			choices = append(choices, "x = throw away")
		} else {
			choices = choices[2:]
		}
		answer, ok := l.ask(ctx, strings.Join(append(choices, "q = quit"), ", ")+":")
		switch {
		case !ok:
			return thrown, -1, ctx.Err()
		case answer == "q":
			return thrown, -1, nil
		case answer == "a":
			return thrown, at, nil
		case answer == "n" && len(texts) > 1:
			return thrown, following, nil
		case answer == "x" && !thrown:
			if err := l.booth.Throw(take); err != nil {
				return false, -1, err
			}
			thrown = true
			l.say("thrown away: this take does not count")
		case (answer == "r" || answer == "p") && !thrown:
			if err := l.booth.Play(ctx, take, answer == "p"); err != nil {
				if ctx.Err() != nil {
					return thrown, -1, ctx.Err()
				}
				printError(l.s, err)
			}
		}
	}
}
