package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rehearse/audio"
	"rehearse/internal/config"
	"rehearse/takes"
)

func newTakesRecoverCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "recover",
		Short: "Finish recordings that were cut short",
		Long: `Finish recordings whose program was killed, or whose computer lost power, while
they were made: at most the last 1.5 s are missing. Each is measured and taken
into the history.`,
		Annotations: exits(exitInterrupted),
		Args:        cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			settings, err := settingsFor(cmd, s)
			if err != nil {
				return err
			}
			left, err := audio.Recoverable(settings.Folder.Value)
			if err != nil {
				return err
			}
			if len(left) == 0 {
				fmt.Fprintf(s.ErrOut, "no recording in %s was cut short\n", settings.Folder.Value)
				return nil
			}
			store, err := takes.Open(settings.Folder.Value)
			if err != nil {
				return err
			}
			defer store.Close()
			return recoverKept(cmd.Context(), s, settings, store, left)
		},
	}
}

// recoverKept finishes recordings of the folder of takes and shows them.
func recoverKept(ctx context.Context, s *streams, settings *config.Settings, store *takes.Store, left []audio.Partial) error {
	var failed error
	for _, p := range left {
		take, err := recoverTake(ctx, &judging{settings: settings}, store, p)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		fmt.Fprintf(s.Out, "recovered %s: %.1f s, %s\n", strings.TrimSuffix(filepath.Base(take.File), ".wav"),
			take.Audio.DurationS, take.Delivery.Heard)
	}
	return failed
}
