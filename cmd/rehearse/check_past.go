package main

import (
	"errors"
	"fmt"
	"time"

	"rehearse/rehearsal"
	"rehearse/script"
	"rehearse/takes"
)

// past is what earlier drills and calls have to say before a call.
type past struct {
	store     *takes.Store // nil where nothing was ever kept
	own       bool         // the store was opened for this alone
	program   string
	drilled   string
	warning   string // that the program was called before
	questions []rehearsal.Question
}

// past looks into the folder of takes, also when this take is not kept.
func (o *checkOptions) past(keep *keeper, now time.Time) (*past, error) {
	p := &past{store: keep.store, program: o.program}
	if folder := o.settings.Folder.Value; p.store == nil && (o.program != "" || takes.Exists(folder)) {
		store, err := takes.Open(folder)
		if err != nil {
			return nil, err
		}
		p.store, p.own = store, true
	}
	var contacts []takes.Call
	if p.store != nil {
		var err error
		if p.drilled, err = drilled(p.store, o.text.Script, now); err != nil {
			p.close()
			return nil, err
		}
		if contacts, err = p.store.CallsTo(o.program); err != nil {
			p.close()
			return nil, err
		}
	}
	if called := rehearsal.Called(o.program, contacts, now); called != "" {
		p.warning = called + "; one contact with each program is enough"
	}
	p.questions = rehearsal.Questions(o.program, contacts, now)
	return p, nil
}

// note notes that the program is being called now.
func (p *past) note() error {
	if p.store == nil || p.program == "" {
		return nil
	}
	return p.store.NoteCall(p.program, time.Now())
}

// close lets go of a store opened for this alone.
func (p *past) close() {
	if p.own {
		p.store.Close()
	}
}

// drilled says what the last drill of a script came to.
func drilled(store *takes.Store, text *script.Script, now time.Time) (string, error) {
	if text == nil {
		return "", nil
	}
	streak, err := store.Streak(text)
	if words := rehearsal.StreakInWords(streak, now); err != nil || words != "" {
		return words, err
	}
	last, err := store.Last(takes.Key(text))
	if errors.Is(err, takes.ErrNoTake) {
		return "not yet; three passing takes come first (rehearse drill)", nil
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("the last take, %s, did not pass", rehearsal.Ago(last.Recorded, now)), nil
}
