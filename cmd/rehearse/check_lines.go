package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rehearse/rehearsal"
)

// byLines is the check without a screen.
func (o *checkOptions) byLines(ctx context.Context, s *streams, b *booth, p *past) error {
	l := newByLines(s, b)
	if o.asks() {
		objection, err := l.question(ctx, p.questions)
		if err != nil {
			return err
		}
		if objection != nil {
			return verdict(s, rehearsal.Readiness{Reason: objection.Reason, Do: objection.Do})
		}
	} else if p.warning != "" {
		l.say("mind: %s", p.warning)
	}
	if p.drilled != "" {
		l.say("drilled: %s", p.drilled)
	}
	take, room, made, err := l.take(ctx, o.text, o.from == "")
	if err != nil {
		return err
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if !made {
		return verdict(s, rehearsal.Readiness{Reason: "the room is not fit: " + room.Heard, Do: room.Next})
	}
	if take.Unnoted != nil {
		printError(s, take.Unnoted)
	}
	if err := verdict(s, rehearsal.Ready(take)); err != nil || o.program == "" {
		return err
	}
	if !o.yes {
		answer, ok := l.ask(ctx, fmt.Sprintf("Calling %s now? y = yes, note it; Enter = no:", o.program))
		if !ok || answer != "y" && answer != "yes" {
			return nil
		}
	}
	return p.note()
}

// question puts the questions one after the other, until an answer stands
// against the call.
func (l *byLines) question(ctx context.Context, questions []rehearsal.Question) (*rehearsal.Answer, error) {
	for _, q := range questions {
		l.say("%s", q.Ask)
		if q.Note != "" {
			l.say("%s", q.Note)
		}
		var choices []string
		for _, a := range q.Answers {
			choices = append(choices, a.Key+" = "+a.Text)
		}
		for {
			key, ok := l.ask(ctx, strings.Join(choices, ", ")+":")
			if !ok {
				if ctx.Err() != nil {
					return nil, ctx.Err()
				}
				return nil, withHint(errors.New("the questions were not answered"),
					"answer them line by line on stdin, or say --yes or --no-questions")
			}
			a, ok := q.Answer(key)
			if !ok {
				continue
			}
			if a.Reason != "" {
				return &a, nil
			}
			break
		}
	}
	return nil, nil
}
