package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"rehearse/takes"
)

func newTakesRmCommand(s *streams) *cobra.Command {
	yes := false
	cmd := &cobra.Command{
		Use:   "rm TAKE...",
		Short: "Delete takes: recording, script beside it, and what was heard",
		Long: `Delete takes: the recording, the script beside it, and what was heard in it. It
asks first; with --yes it does not.`,
		Example:           "  rehearse takes rm last\n  rehearse takes rm --yes 11-20-0912 11-20-0915",
		Annotations:       exits(exitInterrupted),
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: completeKept(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			store, _, err := openTakes(cmd, s)
			if err != nil {
				return err
			}
			defer store.Close()
			var doomed []takes.Take
			for _, arg := range args { // all are found before any is deleted
				take, err := findKept(store, []string{arg})
				if err != nil {
					return err
				}
				doomed = append(doomed, take)
			}
			if !yes {
				if err := confirm(cmd, s, doomed); err != nil {
					return err
				}
			}
			for _, take := range doomed {
				if err := store.Remove(take.Name); err != nil && !errors.Is(err, takes.ErrNoTake) {
					return err
				}
				fmt.Fprintf(s.ErrOut, "deleted %s\n", take.ID())
			}
			return nil
		},
	}
	cmd.Flags().BoolVarP(&yes, "yes", "y", false, "do not ask")
	return cmd
}

// confirm asks whether takes should be deleted. Nobody there to ask means no.
func confirm(cmd *cobra.Command, s *streams, doomed []takes.Take) error {
	if !s.InTerminal {
		return withHint(usageErrorf("nothing deleted: there is no terminal to ask on"), "to delete without being asked: --yes")
	}
	what := "this take"
	if len(doomed) > 1 {
		what = fmt.Sprintf("these %d takes", len(doomed))
	}
	for _, take := range doomed {
		fmt.Fprintf(s.ErrOut, "  %s\n", take.ID())
	}
	answer, ok := ask(cmd.Context(), s, answers(s.In), "Delete "+what+" for ever? y = yes, Enter = no:")
	if !ok {
		return cmd.Context().Err()
	}
	if answer != "y" && answer != "yes" {
		return &exitError{status: exitFailed, err: errors.New("nothing deleted")}
	}
	return nil
}
