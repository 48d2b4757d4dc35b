package screen

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/rehearsal"
	"rehearse/script"
)

// player runs a model as bubbletea does, in virtual time and without a
// terminal. It looks at the screen after every message.
type player struct {
	t     *testing.T
	model tea.Model
	msgs  chan tea.Msg
	quit  bool
}

// play runs a model in a bubble of virtual time.
func play(t *testing.T, make func(context.Context) tea.Model, act func(*player)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		p := &player{t: t, model: make(ctx), msgs: newQueue()}
		p.do(p.model.Init())
		act(p)
		cancel()
		time.Sleep(time.Minute) // commands under way come to their end; nobody hears of it
	})
}

// newQueue is deep enough that no command ever waits for its message to be
// read.
func newQueue() chan tea.Msg { return make(chan tea.Msg, 10_000) }

// do runs a command beside everything else.
func (p *player) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, cmd := range batch {
				p.do(cmd)
			}
			return
		}
		p.msgs <- msg
	}()
}

// send gives the model a message.
func (p *player) send(msg tea.Msg) {
	if _, ok := msg.(tea.QuitMsg); ok {
		p.quit = true
	}
	if msg == nil || p.quit {
		return
	}
	var cmd tea.Cmd
	p.model, cmd = p.model.Update(msg)
	p.do(cmd)
}

// pass lets time go by.
func (p *player) pass(d time.Duration) {
	for end := time.After(d); ; {
		select {
		case msg := <-p.msgs:
			p.send(msg)
		case <-end:
			synctest.Wait()
			return
		}
	}
}

// press presses keys, a moment apart.
func (p *player) press(keys ...string) {
	for _, k := range keys {
		p.send(keyPress(k))
		p.pass(10 * time.Millisecond)
	}
}

func keyPress(k string) tea.KeyPressMsg {
	switch k {
	case "enter":
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	case "esc":
		return tea.KeyPressMsg{Code: tea.KeyEscape}
	case "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case "ctrl+c":
		return tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
}

// screen is what is seen, without colours.
func (p *player) screen() string { return ansi.Strip(p.model.View().Content) }

// shows fails unless all texts are on the screen.
func (p *player) shows(texts ...string) {
	p.t.Helper()
	screen := p.screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			p.t.Errorf("the screen does not show %q:\n%s", text, screen)
		}
	}
}

// hides fails if a text is on the screen.
func (p *player) hides(text string) {
	p.t.Helper()
	if screen := p.screen(); strings.Contains(screen, text) {
		p.t.Errorf("the screen shows %q:\n%s", text, screen)
	}
}

// fakeBooth makes takes without sound.
type fakeBooth struct {
	room    feedback.Room
	openErr error
	endErr  error
	results []rehearsal.Take // of the takes to come; the last one for all after it
	speech  [2]time.Duration // when in a take somebody speaks
	over    time.Duration    // when a take ends by itself; 0 never
	heard   analysis.Level   // while somebody speaks
	length  time.Duration    // of a replay

	mu      sync.Mutex // Now is called at any time
	began   time.Time  // zero before a take begins
	on      bool
	ends    int
	thrown  []string
	played  []bool // whether over the phone
	silence int    // replays that were cut short
	texts   []*script.Script
}

func newFakeBooth(results ...rehearsal.Take) *fakeBooth {
	return &fakeBooth{
		room:    feedback.Room{Overall: feedback.Pass},
		results: results,
		speech:  [2]time.Duration{time.Second, 5 * time.Second},
		over:    7 * time.Second,
		heard:   analysis.Level{RMSDBFS: -24, PeakDBFS: -12, Speaking: true},
		length:  3 * time.Second,
	}
}

func (b *fakeBooth) Open(context.Context) error {
	time.Sleep(100 * time.Millisecond)
	if b.openErr != nil {
		return b.openErr
	}
	b.on = true
	b.begin(time.Time{})
	return nil
}

func (b *fakeBooth) Room() (feedback.Room, bool) { return b.room, true }

func (b *fakeBooth) Begin(text *script.Script, _ script.Call) error {
	if !b.on {
		return errors.New("the microphone is off")
	}
	b.begin(time.Now())
	b.texts = append(b.texts, text)
	return nil
}

func (b *fakeBooth) begin(at time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.began = at
}

// running is when the take began, zero before.
func (b *fakeBooth) running() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.began
}

func (b *fakeBooth) Now() rehearsal.Moment {
	m := rehearsal.Moment{Level: analysis.Level{RMSDBFS: -70, PeakDBFS: -60}}
	began := b.running()
	if began.IsZero() {
		return m
	}
	m.Elapsed = time.Since(began)
	if m.Elapsed >= b.speech[0] {
		m.Voice = b.speech[0]
		if m.Elapsed < b.speech[1] {
			m.Level = b.heard
		}
	}
	m.Over = b.over != 0 && m.Elapsed >= b.over
	return m
}

func (b *fakeBooth) End() (rehearsal.Take, error) {
	time.Sleep(50 * time.Millisecond)
	b.on = false
	if b.endErr != nil {
		return rehearsal.Take{}, b.endErr
	}
	take := b.results[min(b.ends, len(b.results)-1)]
	b.ends++
	return take, nil
}

func (b *fakeBooth) Throw(t rehearsal.Take) error {
	b.thrown = append(b.thrown, t.Kept)
	return nil
}

func (b *fakeBooth) Play(ctx context.Context, _ rehearsal.Take, phone bool) error {
	b.played = append(b.played, phone)
	select {
	case <-time.After(b.length):
		return nil
	case <-ctx.Done():
		b.silence++
		return ctx.Err()
	}
}

func (b *fakeBooth) Played() time.Duration { return time.Second }

func (b *fakeBooth) Close() error {
	b.on = false
	return nil
}
