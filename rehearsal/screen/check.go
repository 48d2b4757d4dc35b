package screen

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"rehearse/rehearsal"
)

// CheckOptions say what is checked before a call.
type CheckOptions struct {
	Text      Text
	Questions []rehearsal.Question // none: they are not asked
	Drilled   string               // what the last drill of the script came to
	Warning   string               // something to mind whatever the outcome
	Program   string               // that is to be called; empty when it is not known
	CuesOff   bool
	NoHush    bool // a file stands for the microphone
	Look      Look
	Note      func() error // notes the call to Program
}

// Check is the check right before a call as a bubbletea model: questions, room,
// one take, GO or NOT YET.
type Check struct {
	frame   frame
	stage   stage
	options CheckOptions
	mode    checkMode
	asked   int // questions answered

	noted  bool
	remark string // what became of noting the call

	Result      rehearsal.Readiness
	Decided     bool // whether Result holds
	Interrupted bool
	Err         error
}

type checkMode int

const (
	asking   checkMode = iota // a question
	checking                  // the take
	decided                   // GO or NOT YET
)

type notedMsg struct{ err error }

// NewCheck is a check in a booth.
func NewCheck(ctx context.Context, booth rehearsal.Booth, o CheckOptions) *Check {
	return &Check{options: o, frame: frame{Look: o.Look, width: 80, height: 24}, stage: newStage(ctx, booth, o.Text, o.CuesOff)}
}

// Init asks the first question or, where there is none, listens to the room.
func (c *Check) Init() tea.Cmd { return tea.Batch(tea.RequestBackgroundColor, c.goOn()) }

// goOn asks the next question; after the last one the take begins.
func (c *Check) goOn() tea.Cmd {
	c.Decided = false
	if c.asked < len(c.options.Questions) {
		c.mode = asking
		return nil
	}
	c.mode = checking
	return c.stage.start(!c.options.NoHush)
}

// Update takes a message.
func (c *Check) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if c.frame.update(msg) {
		return c, nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return c, c.press(msg.String())
	case notedMsg:
		c.noted, c.remark = msg.err == nil, "noted: a call to "+c.options.Program
		if msg.err != nil {
			c.remark = msg.err.Error()
			return c, nil
		}
		return c, tea.Quit
	}
	cmd, done := c.stage.update(msg)
	if !done {
		return c, cmd
	}
	if c.Interrupted {
		return c, tea.Quit
	}
	if c.Err = c.stage.err; c.Err != nil {
		return c, tea.Quit
	}
	c.decide(rehearsal.Ready(c.stage.take))
	return c, nil
}

func (c *Check) decide(r rehearsal.Readiness) {
	c.mode, c.Result, c.Decided = decided, r, true
}

func (c *Check) press(key string) tea.Cmd {
	switch {
	case key == "ctrl+c":
		c.Interrupted = true
		if c.mode == checking && c.stage.phase == rolling {
			return c.stage.stop()
		}
		return tea.Quit
	case c.mode == asking:
		return c.answer(key)
	case c.mode == checking:
		return c.pressChecking(key)
	}
	return c.pressDecided(key)
}

// answer takes the answer to a question.
func (c *Check) answer(key string) tea.Cmd {
	if key == "b" && c.asked > 0 {
		c.asked--
		return nil
	}
	a, ok := c.options.Questions[c.asked].Answer(key)
	switch {
	case !ok:
		return nil
	case a.Reason != "":
		c.decide(rehearsal.Readiness{Reason: a.Reason, Do: a.Do})
		return nil
	}
	c.asked++
	return c.goOn()
}

func (c *Check) pressChecking(key string) tea.Cmd {
	if c.stage.phase == warned && key == "q" {
		c.decide(rehearsal.Readiness{Reason: "the room is not fit: " + c.stage.room.Heard, Do: c.stage.room.Next})
		return c.stage.abandon()
	}
	return c.stage.press(key)
}

func (c *Check) pressDecided(key string) tea.Cmd {
	questioned := c.asked < len(c.options.Questions)
	switch {
	case key == "q":
		return tea.Quit
	case key == "b" && questioned:
		return c.goOn()
	case key == "a" && !questioned:
		return c.goOn()
	case key == "enter" && c.callable():
		note := c.options.Note
		return func() tea.Msg { return notedMsg{note()} }
	}
	return nil
}

// callable reports whether a call can be noted.
func (c *Check) callable() bool { return c.Result.Go && c.options.Program != "" && !c.noted }
