package screen

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"rehearse/rehearsal"
)

// DrillOptions say how a drill goes.
type DrillOptions struct {
	Texts   []Text // at least one; the first is rehearsed first
	Goal    int    // passing takes in a row that end the drill
	CuesOff bool
	NoHush  bool // a file stands for the microphone: there is no room to hear
	Look    Look
	Hints   func(error) []string // what to do about an error
}

// Drill is the practice loop as a bubbletea model: take, verdict, replay,
// again.
type Drill struct {
	frame   frame
	stage   stage
	options DrillOptions
	at      int // of Texts
	mode    mode

	streak  int  // passing takes in a row
	before  int  // the same before the last take
	done    bool // the goal was reached
	thrown  bool // the last take was thrown away
	problem string

	heard    string // what is being played: the take, or the take over the phone
	heardFor time.Duration
	silence  context.CancelFunc // ends the playing
	then     func() tea.Cmd     // what to do when what goes on now has ended

	Takes       []rehearsal.Take // those of this session that were not thrown away
	Interrupted bool             // the user pressed Ctrl-C
	Err         error            // why the drill could not go on
}

// mode is what the drill shows.
type mode int

const (
	taking  mode = iota // a take being made
	judged              // the verdict, and what to do now
	playing             // the same while a take is heard
	trouble             // the microphone does not work any more
)

type (
	playedMsg struct{ err error }
	thrownMsg struct{ err error }
	tickMsg   struct{ played time.Duration }
)

// NewDrill is a drill in a booth.
func NewDrill(ctx context.Context, booth rehearsal.Booth, o DrillOptions) *Drill {
	return &Drill{
		options: o, frame: frame{Look: o.Look, width: 80, height: 24},
		stage: newStage(ctx, booth, o.Texts[0], o.CuesOff),
	}
}

// Init begins the first take.
func (d *Drill) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, d.stage.start(!d.options.NoHush))
}

// Update takes a message.
func (d *Drill) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if d.frame.update(msg) {
		return d, nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return d, d.press(msg.String())
	case playedMsg:
		return d, d.played(msg.err)
	case thrownMsg:
		if msg.err != nil {
			d.problem = msg.err.Error()
		}
		return d, d.proceed()
	case tickMsg:
		if d.mode == playing {
			d.heardFor = msg.played
			return d, tick(d.stage.booth)
		}
		return d, nil
	}
	cmd, done := d.stage.update(msg)
	if done {
		cmd = d.ended()
	}
	return d, cmd
}

// ended is called when a take came to its end, or could not be made.
func (d *Drill) ended() tea.Cmd {
	if d.stage.err != nil {
		return d.failed()
	}
	take := d.stage.take
	d.mode, d.thrown, d.problem = judged, false, ""
	d.Takes = append(d.Takes, take)
	d.before = d.streak
	switch {
	case take.Cut != nil: // it broke off, which is not the reader's doing
	case take.Passed():
		d.streak++
	default:
		d.streak = 0
	}
	d.done = d.done || d.streak >= d.options.Goal
	return d.proceed()
}

// failed shows what is wrong, or gives up where nothing was recorded yet.
func (d *Drill) failed() tea.Cmd {
	if d.then != nil {
		return d.proceed()
	}
	if len(d.Takes) == 0 {
		d.Err = d.stage.err
		return tea.Quit
	}
	d.mode = trouble
	return nil
}

// proceed does what waited for the end of something.
func (d *Drill) proceed() tea.Cmd {
	then := d.then
	d.then = nil
	if then == nil {
		return nil
	}
	return then()
}

// played is called when a replay ended.
func (d *Drill) played(err error) tea.Cmd {
	d.silence()
	d.mode = judged
	if err != nil && d.then == nil && d.stage.ctx.Err() == nil {
		d.problem = err.Error()
	}
	return d.proceed()
}
