package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"rehearse/internal/config"
	"rehearse/report"
	"rehearse/takes"
)

func newTakesRebuildCommand(s *streams) *cobra.Command {
	all := false
	cmd := &cobra.Command{
		Use:   "rebuild",
		Short: "Make the history agree with the recordings in the folder",
		Long: `Make the history agree with the recordings in the folder: recordings it does not
know, or that have changed, are measured; takes whose recording is gone are
dropped. Should rehearse.db be damaged it is set aside and made again from the
recordings and the scripts beside them.

With --all every recording is measured again, by the measures and targets of
today.`,
		Annotations: exits(exitSomeFailed, exitInterrupted),
		Args:        cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			settings, err := settingsFor(cmd, s)
			if err != nil {
				return err
			}
			return rebuild(cmd.Context(), s, settings, all)
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "measure every recording again")
	return cmd
}

// rebuild brings the history up to date, with a new database where the old one
// is damaged.
func rebuild(ctx context.Context, s *streams, settings *config.Settings, all bool) error {
	folder := settings.Folder.Value
	if _, err := os.Stat(folder); err != nil {
		return withHint(fmt.Errorf("there is no folder of takes: %w", err), "rehearse drill or rehearse record makes it")
	}
	err := rebuildOnce(ctx, s, settings, all)
	if !errors.Is(err, takes.ErrDamaged) {
		return err
	}
	aside, err := takes.SetAside(folder)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.ErrOut, "the history was damaged; it is set aside as %s\n", aside)
	return rebuildOnce(ctx, s, settings, all)
}

func rebuildOnce(ctx context.Context, s *streams, settings *config.Settings, all bool) error {
	store, err := takes.Open(settings.Folder.Value)
	if err != nil {
		return err
	}
	defer store.Close()
	var bar *progress
	measure := func(ctx context.Context, paths []string) iter.Seq[takes.Heard] {
		bar = newProgress(s, len(paths), false)
		return measureAgain(ctx, settings, bar, paths)
	}
	done, err := store.Rebuild(ctx, all, measure)
	if bar != nil {
		bar.clear()
	}
	for _, unread := range done.Unread {
		fmt.Fprintf(s.ErrOut, "rehearse: passed over: %s\n", unread)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "%s measured, %s dropped\n", count(len(done.Noted), "recording"), count(len(done.Dropped), "take"))
	if len(done.Unread) > 0 {
		return &exitError{status: exitSomeFailed}
	}
	return nil
}

// measureAgain measures kept recordings as they were measured first: with the
// script beside them and the kind of call it names.
func measureAgain(ctx context.Context, settings *config.Settings, bar *progress, paths []string) iter.Seq[takes.Heard] {
	return func(yield func(takes.Heard) bool) {
		measureOne := func(ctx context.Context, path string) report.Take {
			return keptJudging(settings, path).measureFile(ctx, path)
		}
		for take := range inOrder(ctx, runtime.GOMAXPROCS(0), paths, measureOne) {
			bar.add(take.Audio.DurationS)
			if !yield(takes.Heard{Audio: takes.Audio(take.Audio), Delivery: take.Delivery, Err: take.Err}) {
				return
			}
		}
	}
}

// keptJudging is how a recording in the folder of takes is judged.
func keptJudging(settings *config.Settings, path string) *judging {
	j := &judging{settings: settings}
	if _, err := os.Stat(strings.TrimSuffix(path, filepath.Ext(path)) + ".txt"); err != nil {
		j.call = takes.CallOf(filepath.Base(path))
	}
	return j
}
