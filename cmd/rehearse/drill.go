package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rehearse/audio"
	"rehearse/internal/config"
	"rehearse/rehearsal"
	"rehearse/rehearsal/screen"
	"rehearse/script"
)

// drillOptions are the flags of drill.
type drillOptions struct {
	practiceOptions
	takes int

	texts []screen.Text
}

// mostTakes bounds --takes: nobody passes a hundred times in a row.
const mostTakes = 20

func newDrillCommand(s *streams) *cobra.Command {
	var o drillOptions
	cmd := &cobra.Command{
		Use:   "drill [SCRIPT...]",
		Short: "Practise a script: record, hear what a listener hears, again",
		Long: `Practise a script until it passes three times in a row: rehearse listens to the
room for two seconds, counts down, shows the script with a marker that moves at
the pace to read at, and says what a listener hears as soon as you have
finished. Then you hear yourself, also as the phone makes it sound, and do it
again.

The take ends on Enter, or by itself when the last sentence has been said. With
no script you speak freely. Takes are kept in the folder of takes, with their
history (see rehearse takes).

Off a terminal, or with --lines, it works line by line: for screen readers and
pipes. There the keys are letters followed by Enter.`,
		Example: `  rehearse drill opener.txt
  rehearse drill --wpm 135 voicemail.txt
  rehearse drill --from take.wav opener.txt`,
		Annotations: exits(exitInterrupted),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if o.settings, err = settingsFor(cmd, s); err != nil {
				return err
			}
			if err := o.check(args); err != nil {
				return err
			}
			return untilHangUp(cmd.Context(), func(ctx context.Context) error { return runDrill(ctx, s, &o) })
		},
	}
	o.addTo(cmd)
	flags := cmd.Flags()
	flags.IntVar(&o.takes, "takes", 3, "`N` passing takes in a row end the drill")
	return cmd
}

// check looks at flags and scripts, before any device is touched.
func (o *drillOptions) check(args []string) error {
	if o.takes < 1 || o.takes > mostTakes {
		return usageErrorf("--takes %d: it is between 1 and %d", o.takes, mostTakes)
	}
	texts, err := loadTexts(args, o.call, o.wpm, o.settings)
	if err != nil {
		return err
	}
	o.texts = texts
	return checkFrom(o.from)
}

// checkFrom makes sure that the file that is to stand for the microphone can be
// read.
func checkFrom(path string) error {
	if path == "" {
		return nil
	}
	mic, err := openFileMic(path)
	if err != nil {
		return err
	}
	return mic.wav.Close()
}

// loadTexts reads the scripts to be rehearsed; without any it is free speech.
// A single script brings the others beside it along.
func loadTexts(paths []string, call string, wpm float64, settings *config.Settings) ([]screen.Text, error) {
	if call != "" && !script.Call(call).Valid() {
		return nil, usageErrorf("unknown kind of call %q; it is one of %s", call, strings.Join(callNames(), ", "))
	}
	if wpm != 0 && (wpm < rehearsal.SlowestWPM || wpm > rehearsal.FastestWPM) {
		return nil, usageErrorf("--wpm %g: it is between %d and %d", wpm, rehearsal.SlowestWPM, rehearsal.FastestWPM)
	}
	if len(paths) == 0 {
		kind := script.Call(call)
		if kind == "" {
			kind = script.Free
		}
		return []screen.Text{{Name: "free speech", Call: kind, Targets: settings.TargetsFor(kind)}}, nil
	}
	var texts []screen.Text
	for _, path := range paths {
		text, err := loadText(path, call, wpm, settings)
		if err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	if len(paths) == 1 {
		texts = append(texts, besides(paths[0], call, wpm, settings)...)
	}
	return texts, nil
}

func loadText(path, call string, wpm float64, settings *config.Settings) (screen.Text, error) {
	text, err := script.Load(path)
	if err != nil {
		return screen.Text{}, err
	}
	if text.Words == 0 {
		return screen.Text{}, withHint(fmt.Errorf("script %s: there is nothing to say in it", path), "rehearse script new opener writes one to start from")
	}
	kind := (&judging{call: script.Call(call)}).callFor(text)
	return screen.Text{Name: filepath.Base(path), Script: text, Call: kind, WPM: wpm, Targets: settings.TargetsFor(kind)}, nil
}

// besides are the other scripts in the folder of one: the text files that say
// for which kind of call they are. They come in the order of their names, from
// that of the script on.
func besides(path, call string, wpm float64, settings *config.Settings) []screen.Text {
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.txt"))
	slices.Sort(files)
	at := slices.IndexFunc(files, func(f string) bool { return filepath.Base(f) == filepath.Base(path) })
	if at < 0 {
		return nil
	}
	var texts []screen.Text
	for _, file := range slices.Concat(files[at+1:], files[:at]) {
		// A file that can not be read, or is no script, is simply not offered.
		text, err := loadText(file, "", wpm, settings)
		if err == nil && text.Call != script.Free {
			texts = append(texts, text)
		}
	}
	return texts
}

func runDrill(ctx context.Context, s *streams, o *drillOptions) error {
	keep, err := openKeeper(o.settings, !o.noKeep)
	if err != nil {
		return err
	}
	defer keep.close()
	b := &booth{settings: o.settings, keep: keep, from: o.from}
	defer b.Close()
	if o.lines || !s.Screen() {
		return o.byLines(ctx, s, b)
	}
	d := screen.NewDrill(ctx, b, screen.DrillOptions{
		Texts: o.texts, Goal: o.takes, CuesOff: o.settings.Cues.Value == "off",
		NoHush: o.from != "", Look: screen.Look{ASCII: asciiOnly()}, Hints: hints,
	})
	err = show(ctx, s, d)
	b.Close() // a take cut short by the end of the terminal is kept
	if d.Err != nil {
		return d.Err
	}
	if err == nil && d.Interrupted {
		err = &exitError{status: exitInterrupted}
	}
	summarize(s.Out, d.Takes, keep)
	nameUnfinished(s, keep)
	return err
}

// nameUnfinished points at takes that were cut short by the end of a program:
// before a drill nobody would see it for long.
func nameUnfinished(s *streams, keep *keeper) {
	if left, err := audio.Recoverable(keep.dir()); err == nil && len(left) > 0 {
		fmt.Fprintf(s.ErrOut, "found %s that was not finished\nhint: recover it: rehearse takes recover\n", takesInWords(len(left)))
	}
}

// summarize says what a drill came to.
func summarize(w io.Writer, made []rehearsal.Take, keep *keeper) {
	passed := 0
	for _, take := range made {
		if take.Passed() {
			passed++
		}
	}
	switch {
	case len(made) == 0:
		fmt.Fprintln(w, "no take was made")
	case keep.store == nil:
		fmt.Fprintf(w, "%s, %d passed; none was kept\n", takesInWords(len(made)), passed)
	default:
		fmt.Fprintf(w, "%s, %d passed; kept in %s (see rehearse takes)\n", takesInWords(len(made)), passed, keep.store.Dir())
	}
}

func takesInWords(n int) string {
	if n == 1 {
		return "1 take"
	}
	return fmt.Sprintf("%d takes", n)
}
