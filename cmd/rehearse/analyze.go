package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rehearse/report"
	"rehearse/report/picture"
	"rehearse/script"
)

// analyzeOptions are the flags of analyze.
type analyzeOptions struct {
	format string
	script string
	out    string
	html   string
	plot   string
	call   string
	jobs   int
	strict bool
	judging
}

var formats = []string{"text", "json", "ndjson", "csv"}

// callNames are the kinds of call as they are written.
func callNames() []string {
	var names []string
	for _, call := range script.Calls {
		names = append(names, string(call))
	}
	return names
}

func newAnalyzeCommand(s *streams) *cobra.Command {
	var o analyzeOptions
	cmd := &cobra.Command{
		Use:   "analyze PATH...",
		Short: "Measure recordings and say what a listener hears in them",
		Long: `Measure recordings and say what a listener hears in them.

A PATH is a WAV file, a folder (every *.wav in it and below), or - for a list
of paths on stdin, one a line. One recording gives the full report, several
give a table, the ones that need work first.

A text file beside a recording, take.txt beside take.wav, is taken as the
script that was read; --script names another one, for all recordings.

JSON is one object for a single file and an array for several files, a folder
or -. NDJSON and CSV give one line a take; all three keep the order of the
arguments. A file that can not be read is named on stderr and in the result,
and the others are measured.`,
		Example: `  rehearse analyze take.wav
  rehearse analyze --call voicemail --script voicemail.txt take.wav
  rehearse analyze takes/
  rehearse analyze --html take.html take.wav
  find . -name '*.wav' | rehearse analyze --format csv -o takes.csv -`,
		Annotations:       exits(exitNotPassed, exitSomeFailed, exitInterrupted),
		Args:              needTakes,
		ValidArgsFunction: completeTakes,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if o.settings, err = settingsFor(cmd, s); err != nil {
				return err
			}
			return runAnalyze(cmd.Context(), s, o, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "text", "form of the result: "+strings.Join(formats, ", "))
	flags.StringVar(&o.script, "script", "", "the text that was read aloud, in `FILE`")
	flags.BoolVar(&o.noScript, "no-script", false, "do not look for a text beside each take")
	flags.StringVar(&o.call, "call", "", "`KIND` of call: "+strings.Join(callNames(), ", ")+" (default: the script's, else free)")
	flags.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "measure `N` files at once")
	flags.StringVarP(&o.out, "output", "o", "", "write the result to `FILE`, which appears when it is complete")
	flags.StringVar(&o.html, "html", "", "also write a page with pictures to `FILE`")
	flags.StringVar(&o.plot, "plot", "", "also write the picture of a single take to `FILE`.png")
	flags.BoolVar(&o.strict, "strict", false, "exit with status 3 unless every take passes")
	flags.Var(&o.minPause, "min-pause", "shortest silence between words that counts as a pause, as a `TIME` (default 250ms)")
	flags.BoolVar(&o.phone, "phone", false, "measure what the other end of a phone line hears")
	cmd.MarkFlagsMutuallyExclusive("script", "no-script")
	cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	cmd.RegisterFlagCompletionFunc("call", cobra.FixedCompletions(callNames(), cobra.ShellCompDirectiveNoFileComp))
	addTargetFlag(cmd)
	return cmd
}

// needTakes is the Args of analyze.
func needTakes(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("nothing to measure: name a WAV file, a folder, or - for a list on stdin")
	}
	return nil
}

// completeTakes lets the shell offer WAV files and folders.
func completeTakes(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"wav"}, cobra.ShellCompDirectiveFilterFileExt
}

// check looks at the values of the flags and loads the script.
func (o *analyzeOptions) check() error {
	if !slices.Contains(formats, o.format) {
		return usageErrorf("unknown format %q; it is one of %s", o.format, strings.Join(formats, ", "))
	}
	if o.call != "" && !script.Call(o.call).Valid() {
		return usageErrorf("unknown kind of call %q; it is one of %s", o.call, strings.Join(callNames(), ", "))
	}
	if o.jobs < 1 {
		return usageErrorf("--jobs %d: at least one file has to be measured at a time", o.jobs)
	}
	if o.plot != "" && !strings.EqualFold(filepath.Ext(o.plot), ".png") {
		return usageErrorf("--plot %s: the picture is a PNG, so its name ends in .png", o.plot)
	}
	o.judging.call = script.Call(o.call)
	o.judging.picture = o.html != "" || o.plot != ""
	if o.script != "" {
		text, err := script.Load(o.script)
		if err != nil {
			return err
		}
		o.judging.script = text
	}
	return nil
}

func runAnalyze(ctx context.Context, s *streams, o analyzeOptions, args []string) error {
	if err := o.check(); err != nil {
		return err
	}
	takes, err := findTakes(args, s.In)
	if err != nil {
		return err
	}
	if len(takes) == 0 {
		return withHint(fmt.Errorf("no WAV file in %s", strings.Join(args, ", ")),
			"recordings are found by the ending .wav; rehearse record makes one")
	}
	if o.plot != "" && len(takes) > 1 {
		return usageErrorf("--plot draws one take, and here are %d; --html shows them all", len(takes))
	}
	var tally tally
	err = writeOut(o.out, s.Out, func(w io.Writer) error {
		to := writers{o.writer(s, w, len(takes), single(args))}
		if o.plot != "" {
			to = append(to, plotter(o.plot))
		}
		if o.html == "" {
			return o.measureAll(ctx, s, to, takes, &tally)
		}
		return writeOut(o.html, nil, func(w io.Writer) error {
			return o.measureAll(ctx, s, append(to, report.NewHTML(w, picture.SVG)), takes, &tally)
		})
	})
	if err != nil {
		return err
	}
	return tally.outcome(o.strict)
}

// single reports whether the arguments stand for one recording by themselves,
// not for what happens to be in a folder.
func single(args []string) bool {
	if len(args) != 1 || args[0] == "-" {
		return false
	}
	info, err := os.Stat(args[0])
	return err != nil || !info.IsDir()
}

// measureAll measures the takes and hands them to out as they come, in their
// order.
func (o *analyzeOptions) measureAll(ctx context.Context, s *streams, out report.Writer, takes []found, t *tally) error {
	bar := newProgress(s, len(takes), o.out == "" && o.format != "text")
	defer bar.clear()
	for take := range inOrder(ctx, o.jobs, takes, o.measureFound) {
		if errors.Is(take.Err, context.Canceled) {
			break
		}
		if t.count(take); take.Err != nil {
			bar.clear()
			printUnread(s, take, len(takes) == 1)
		}
		if err := out.Write(take); err != nil {
			return err
		}
		bar.add(take.Audio.DurationS)
	}
	bar.clear()
	return errors.Join(out.Close(), ctx.Err())
}

// printUnread names a take that could not be read. What to do about it is said
// only for a single one: in a long list it would bury the names.
func printUnread(s *streams, take report.Take, alone bool) {
	if alone {
		printError(s, take.Err)
		return
	}
	fmt.Fprintf(s.ErrOut, "rehearse: passed over: %s\n", take.Err)
}

func (o *analyzeOptions) measureFound(ctx context.Context, f found) report.Take {
	if f.err != nil {
		return report.Take{File: f.path, Err: f.err}
	}
	return o.measureFile(ctx, f.path)
}
