package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rehearse/audio"
	"rehearse/audio/device"
	"rehearse/internal/config"
	"rehearse/report"
	"rehearse/script"
)

// recordOptions are the flags of record.
type recordOptions struct {
	out       string
	force     bool
	script    string
	call      string
	rate      int
	max       time.Duration
	autoStop  bool
	countdown int
	format    string
	recover   bool
	noKeep    bool

	text     *script.Script // of the script file
	passing  bool           // the take is thrown away at the end
	settings *config.Settings
}

// longestTake bounds --max. Calls take half a minute; an hour is a mistake or
// a forgotten recording.
const longestTake = time.Hour

func newRecordCommand(s *streams) *cobra.Command {
	var o recordOptions
	cmd := &cobra.Command{
		Use:   "record",
		Short: "Record one take and say what a listener hears in it",
		Long: `Record one take, with a live level meter and a clock, and then measure it as
analyze does. On a terminal it offers to play the take back.

Recording begins after a countdown and stops on Enter, on Ctrl-C, after --max,
or with --auto-stop when you have finished speaking. Stopping by Ctrl-C keeps
and measures the take like any other stop; during the countdown it gives up.

The take is kept with the others in the folder of takes (see rehearse takes);
with -o it goes to a file of yours instead, with --no-keep it is thrown away
once it has been measured.

A take is written to FILE.part while it is recorded and renamed at the end.
Should the program be killed, at most 1.5 s are lost: the next run in the same
folder finds the rest and offers to recover it, or --recover does.`,
		Example: `  rehearse record --script opener.txt --call opener
  rehearse record -o take.wav --max 30s --auto-stop
  rehearse record --recover`,
		Annotations: exits(exitInterrupted),
		Args:        cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			settings, err := settingsFor(cmd, s)
			if err != nil {
				return err
			}
			o.settings = settings
			if !s.Animate && !cmd.Flags().Changed("countdown") {
				o.countdown = 0 // nobody would see it
			}
			if err := o.check(); err != nil {
				return err
			}
			return runRecord(cmd.Context(), s, &o)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&o.out, "output", "o", "", "write the take to `FILE`, outside the folder of takes")
	flags.BoolVar(&o.force, "force", false, "replace FILE if it exists")
	flags.StringVar(&o.script, "script", "", "the text you will read aloud, in `FILE`")
	flags.StringVar(&o.call, "call", "", "`KIND` of call: "+strings.Join(callNames(), ", ")+" (default: the script's, else free)")
	flags.String("device", "", "`MICROPHONE`, by number or part of its name (see rehearse devices)")
	flags.IntVar(&o.rate, "rate", 0, "sample rate in `HZ` (default the microphone's own)")
	flags.DurationVar(&o.max, "max", time.Minute, "stop after this `TIME`")
	flags.BoolVar(&o.autoStop, "auto-stop", false, "stop when you have finished speaking")
	flags.IntVar(&o.countdown, "countdown", 3, "`SECONDS` before recording begins; 0 off a terminal")
	flags.StringVar(&o.format, "format", "text", "form of the result: text or json")
	flags.BoolVar(&o.recover, "recover", false, "record nothing; recover and measure unfinished takes here and in the folder of takes")
	flags.BoolVar(&o.noKeep, "no-keep", false, "throw the take away once it has been measured")
	addDirFlag(cmd)
	cmd.RegisterFlagCompletionFunc("call", cobra.FixedCompletions(callNames(), cobra.ShellCompDirectiveNoFileComp))
	cmd.RegisterFlagCompletionFunc("device", completeDevices)
	addTargetFlag(cmd)
	return cmd
}

// check looks at the values of the flags, before any device is touched.
func (o *recordOptions) check() error {
	if o.format != "text" && o.format != "json" {
		return usageErrorf("unknown format %q; there are text and json", o.format)
	}
	if o.call != "" && !script.Call(o.call).Valid() {
		return usageErrorf("unknown kind of call %q; it is one of %s", o.call, strings.Join(callNames(), ", "))
	}
	if o.max < time.Second || o.max > longestTake {
		return usageErrorf("--max %v: a take is between 1 s and 1 h", o.max)
	}
	if o.countdown < 0 || o.countdown > 60 {
		return usageErrorf("--countdown %d: it is between 0 and 60 seconds", o.countdown)
	}
	if o.rate != 0 && (o.rate < 8000 || o.rate > 192000) {
		return usageErrorf("--rate %d: it is between 8000 and 192000 Hz", o.rate)
	}
	if o.script != "" {
		text, err := script.Load(o.script)
		if err != nil {
			return err
		}
		o.text = text
	}
	if _, err := os.Stat(o.out); o.out != "" && err == nil && !o.force {
		return withHint(fmt.Errorf("%s exists already", o.out), "choose another name with -o, or replace it with --force")
	}
	return nil
}

// judging is how the take is judged, as analyze does it.
func (o *recordOptions) judging() *judging {
	return &judging{script: o.text, call: script.Call(o.call), settings: o.settings}
}

func runRecord(ctx context.Context, s *streams, o *recordOptions) error {
	lines := answers(s.In)
	if o.recover {
		return recoverAll(ctx, s, o)
	}
	var keep *keeper
	if o.out == "" {
		k, err := openKeeper(o.settings, !o.noKeep)
		if err != nil {
			return err
		}
		defer k.close()
		keep, o.passing = k, o.noKeep
	}
	if err := offerRecovery(ctx, s, o, keep, lines); err != nil {
		return err
	}
	mic, err := device.Open(o.settings.Device.Value, audio.SampleRate(o.rate))
	if err != nil {
		return err
	}
	defer mic.Stop()
	if keep != nil {
		if o.out, err = keep.place(o.text, o.judging().callFor(o.text)); err != nil {
			return err
		}
		defer keep.giveUp(o.out)
	}
	kept, cause := o.record(ctx, s, mic, lines)
	if !kept {
		return cause
	}
	// The take is safe. Ctrl-C ended the recording and must not end this too.
	take := o.judging().measureFile(context.WithoutCancel(ctx), o.out)
	noteLoss(&take.Delivery, mic.Health())
	var noted error
	if keep != nil {
		noted = keep.keep(take)
	}
	if err := errors.Join(cause, o.write(s, take), noted); err != nil {
		return err
	}
	if ctx.Err() == nil {
		offerReplay(ctx, s, o, lines)
	}
	return nil
}

// write writes the results to stdout as analyze does.
func (o *recordOptions) write(s *streams, takes ...report.Take) error {
	analyze := analyzeOptions{format: o.format}
	out := analyze.writer(s, s.Out, 1, len(takes) == 1)
	for _, take := range takes {
		if take.Err != nil {
			return take.Err
		}
		if err := out.Write(take); err != nil {
			return err
		}
	}
	return out.Close()
}

// offerReplay asks, on a terminal, whether the take should be played.
func offerReplay(ctx context.Context, s *streams, o *recordOptions, lines <-chan string) {
	if !s.InTerminal || !s.OutTerminal || !s.ErrTerminal || o.format != "text" {
		return
	}
	fmt.Fprintln(s.ErrOut)
	for {
		answer, ok := ask(ctx, s, lines, "Hear it? y = yes, p = over the phone, Enter = no:")
		if !ok || answer != "y" && answer != "p" {
			return
		}
		if err := playTake(ctx, s, o.out, o.settings.Speaker.Value, answer == "p"); err != nil && ctx.Err() == nil {
			printError(s, err)
			return
		}
	}
}
