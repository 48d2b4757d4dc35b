package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"rehearse/rehearsal"
	"rehearse/rehearsal/screen"
)

// checkOptions are the flags of check.
type checkOptions struct {
	practiceOptions
	yes         bool
	noQuestions bool
	program     string

	text screen.Text
}

func newCheckCommand(s *streams) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [SCRIPT]",
		Short: "Right before a call: room, one take, GO or NOT YET",
		Long: `The check right before a real call, in under a minute: a few questions only you
can answer, two seconds of the room, one take, and then GO or NOT YET with the
reason and the one thing to do. The exit status says the same: 0 or 3.

With --program the call is noted when you say that you are making it (with
--yes, as soon as the answer is GO), and a program you have called before is
warned about. See the calls with rehearse takes calls.`,
		Example: `  rehearse check --program "Mill Creek" opener.txt
  rehearse check --yes opener.txt && echo call`,
		Annotations: exits(exitNotPassed, exitInterrupted),
		Args:        cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if o.settings, err = settingsFor(cmd, s); err != nil {
				return err
			}
			if err := o.check(args); err != nil {
				return err
			}
			return untilHangUp(cmd.Context(), func(ctx context.Context) error { return runCheck(ctx, s, &o) })
		},
	}
	o.addTo(cmd)
	flags := cmd.Flags()
	flags.BoolVar(&o.yes, "yes", false, "answer the questions so that nothing stands in the way, for a script")
	flags.BoolVar(&o.noQuestions, "no-questions", false, "ask nothing: room and take alone")
	flags.StringVar(&o.program, "program", "", "`NAME` of the program you are about to call (default: the script's)")
	return cmd
}

// check looks at flags and script, before any device is touched.
func (o *checkOptions) check(args []string) error {
	texts, err := loadTexts(args, o.call, o.wpm, o.settings)
	if err != nil {
		return err
	}
	o.text = texts[0]
	if o.program == "" && o.text.Script != nil {
		o.program = o.text.Script.Front["program"]
	}
	return checkFrom(o.from)
}

func runCheck(ctx context.Context, s *streams, o *checkOptions) error {
	if text := o.text.Script; text != nil && len(text.Blanks) > 0 {
		return verdict(s, rehearsal.Readiness{
			Reason: fmt.Sprintf("%s is still to be filled in (%s, line %d)", text.Blanks[0].Text, o.text.Name, text.Blanks[0].Line),
			Do:     "Fill in every blank of the script, then run the check again.",
		})
	}
	keep, err := openKeeper(o.settings, !o.noKeep)
	if err != nil {
		return err
	}
	defer keep.close()
	past, err := o.past(keep, time.Now())
	if err != nil {
		return err
	}
	defer past.close()
	b := &booth{settings: o.settings, keep: keep, from: o.from}
	defer b.Close()
	if o.lines || !s.Screen() {
		return o.byLines(ctx, s, b, past)
	}
	options := screen.CheckOptions{
		Text: o.text, Drilled: past.drilled, Program: o.program, Note: past.note,
		CuesOff: o.settings.Cues.Value == "off", NoHush: o.from != "",
		Look: screen.Look{ASCII: asciiOnly()},
	}
	if o.asks() {
		options.Questions = past.questions
	} else {
		options.Warning = past.warning
	}
	c := screen.NewCheck(ctx, b, options)
	err = show(ctx, s, c)
	b.Close() // a take cut short by the end of the terminal is kept
	switch {
	case c.Err != nil:
		return c.Err
	case err != nil:
		return err
	case c.Interrupted || !c.Decided:
		return &exitError{status: exitInterrupted}
	}
	if o.yes && c.Result.Go {
		err = past.note()
	}
	return errors.Join(err, verdict(s, c.Result))
}

// asks reports whether the questions are put to somebody.
func (o *checkOptions) asks() bool { return !o.yes && !o.noQuestions }

// verdict writes GO or NOT YET to stdout and turns it into the exit status.
func verdict(s *streams, r rehearsal.Readiness) error {
	word := "NOT YET"
	if r.Go {
		word = "GO"
	}
	for _, line := range []string{word + ": " + r.Reason, "next: " + r.Do} {
		if s.OutTerminal {
			line = fold(line, s.Width)
		}
		fmt.Fprintln(s.Out, line)
	}
	if !r.Go {
		return &exitError{status: exitNotPassed}
	}
	return nil
}
