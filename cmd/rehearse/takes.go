package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rehearse/feedback"
	"rehearse/internal/config"
	"rehearse/report"
	"rehearse/script"
	"rehearse/takes"
)

func newTakesCommand(s *streams) *cobra.Command {
	list := newTakesListCommand(s)
	cmd := &cobra.Command{
		Use:   "takes",
		Short: "What is kept: list, show, compare, play, remove takes of the past",
		Long: `What is kept: the takes that record and drill made, and how they went.

Takes are plain WAV files in one folder; the script that was read lies beside
each as a text file. What was heard in them stands in rehearse.db, which can be
made again from the files: rehearse takes rebuild.

A TAKE is named by its name, by any part of it that no other take has, by
"last" for the newest, or "best" for the best of the same script. Without a
COMMAND the newest takes are listed.`,
		Example: `  rehearse takes
  rehearse takes show last
  rehearse takes compare
  rehearse takes trend opener.txt`,
		Args: rejectUnknown,
		RunE: list.RunE,
	}
	cmd.PersistentFlags().AddFlagSet(dirFlag())
	cmd.MarkPersistentFlagDirname("dir")
	cmd.AddCommand(list, newTakesShowCommand(s), newTakesCompareCommand(s), newTakesTrendCommand(s),
		newTakesPlayCommand(s), newTakesRmCommand(s), newTakesExportCommand(s),
		newTakesRebuildCommand(s), newTakesRecoverCommand(s), newTakesCallsCommand(s))
	return cmd
}

// errNothingKept is a folder without a history.
var errNothingKept = errors.New("no takes are kept")

// openTakes opens the folder of takes. A folder that was never used for takes
// stays as it is.
func openTakes(cmd *cobra.Command, s *streams) (*takes.Store, *config.Settings, error) {
	settings, err := settingsFor(cmd, s)
	if err != nil {
		return nil, nil, err
	}
	folder := settings.Folder.Value
	if !takes.Exists(folder) {
		hint := "rehearse drill or rehearse record makes the first one"
		if files, _ := filepath.Glob(filepath.Join(folder, "*.wav")); len(files) > 0 {
			hint = "there are recordings; take them in: rehearse takes rebuild"
		} else if _, err := os.Stat(folder); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, nil, err
		}
		return nil, nil, withHint(fmt.Errorf("%w in %s yet", errNothingKept, folder), hint)
	}
	store, err := takes.Open(folder)
	return store, settings, err
}

// findKept is the take a user means, the newest when nothing is said.
func findKept(store *takes.Store, args []string) (takes.Take, error) {
	handle := takes.LastHandle
	if len(args) > 0 {
		handle = args[0]
	}
	take, err := store.Find(handle)
	if errors.Is(err, takes.ErrNoTake) {
		err = withHint(err, "rehearse takes list names them")
	}
	return take, err
}

// completeKept lets the shell offer the names of takes.
func completeKept(s *streams) cobra.CompletionFunc {
	return func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		store, _, err := openTakes(cmd, s)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer store.Close()
		all, _ := store.List(takes.Filter{})
		ids := []string{takes.LastHandle, takes.BestHandle}
		for _, t := range all {
			ids = append(ids, t.ID())
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
}

// kindsOfState are the values of --state.
var kindsOfState = []string{string(feedback.Pass), string(feedback.Warn), string(feedback.Fail), string(feedback.Unknown)}

// chosen are the flags that choose takes.
type chosen struct{ script, call, state, since, until string }

func (c *chosen) addFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&c.script, "script", "", "takes of a `SCRIPT`, by its file or its name")
	flags.StringVar(&c.call, "call", "", "takes for this `KIND` of call: "+strings.Join(callNames(), ", "))
	flags.StringVar(&c.state, "state", "", "takes that came out as `STATE`: "+strings.Join(kindsOfState, ", "))
	flags.StringVar(&c.since, "since", "", "takes of this `DAY` and later: 2026-11-22, today, yesterday, or 7d for the last 7 days")
	flags.StringVar(&c.until, "until", "", "takes of this `DAY` and before")
	cmd.RegisterFlagCompletionFunc("call", cobra.FixedCompletions(callNames(), cobra.ShellCompDirectiveNoFileComp))
	cmd.RegisterFlagCompletionFunc("state", cobra.FixedCompletions(kindsOfState, cobra.ShellCompDirectiveNoFileComp))
}

// filter is what the flags mean.
func (c *chosen) filter(now time.Time) (takes.Filter, error) {
	f := takes.Filter{Call: script.Call(c.call), State: feedback.State(c.state)}
	if c.call != "" && !f.Call.Valid() {
		return f, usageErrorf("unknown kind of call %q; it is one of %s", c.call, strings.Join(callNames(), ", "))
	}
	switch f.State {
	case "", feedback.Pass, feedback.Warn, feedback.Fail, feedback.Unknown:
	default:
		return f, usageErrorf("unknown state %q; it is one of %s", c.state, strings.Join(kindsOfState, ", "))
	}
	var err error
	if f.Script, err = scriptKey(c.script); err != nil {
		return f, err
	}
	if f.Since, err = parseDay("--since", c.since, now); err != nil {
		return f, err
	}
	if f.Until, err = parseDay("--until", c.until, now); err == nil && !f.Until.IsZero() {
		f.Until = f.Until.AddDate(0, 0, 1) // that day is among them
	}
	return f, err
}

// scriptKey is the key of the script a user means, by its file or as lists
// show it.
func scriptKey(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	if st, err := os.Stat(name); err == nil && st.Mode().IsRegular() {
		text, err := script.Load(name)
		if err != nil {
			return "", err
		}
		return takes.Key(text), nil
	}
	return takes.Key(&script.Script{File: name}), nil
}

// parseDay reads a day as users write it, as its first moment.
func parseDay(flag, text string, now time.Time) (time.Time, error) {
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	var days int
	switch {
	case text == "":
		return time.Time{}, nil
	case text == "today":
		return today, nil
	case text == "yesterday":
		return today.AddDate(0, 0, -1), nil
	}
	if n, err := fmt.Sscanf(text, "%dd", &days); n == 1 && err == nil && days > 0 && text == fmt.Sprintf("%dd", days) {
		return today.AddDate(0, 0, 1-days), nil
	}
	day, err := time.ParseInLocation(time.DateOnly, text, now.Location())
	if err != nil {
		return day, usageErrorf("%s %s: a day is written 2026-11-22, today, yesterday, or 7d for the last 7 days", flag, text)
	}
	return day, nil
}

// entryOf is a take as reports show it.
func entryOf(t takes.Take) report.Entry {
	return report.Entry{
		ID: t.ID(), Recorded: t.Recorded, Overall: t.Overall, Faults: t.Faults, Remarks: t.Remarks,
		WordsPerMinute: t.WordsPerMinute, SyllablesPerSecond: t.SyllablesPerSecond, PausePercent: t.PausePercent(),
		PitchSDST: t.PitchSDST, SNRDB: t.SNRDB, SpanS: t.SpanS,
	}
}
