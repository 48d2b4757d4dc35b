package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"rehearse/report"
	"rehearse/takes"
)

func newTakesShowCommand(s *streams) *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:   "show [TAKE]",
		Short: "Show what was heard in a take, the newest unless told",
		Long: `Show what was heard in a take when it was recorded, as analyze shows it. Its
verdicts are those of that time, by the targets that were in force then.`,
		Example:           "  rehearse takes show\n  rehearse takes show best --format json",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeKept(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return usageErrorf("unknown format %q; there are text and json", format)
			}
			store, _, err := openTakes(cmd, s)
			if err != nil {
				return err
			}
			defer store.Close()
			take, err := findKept(store, args)
			if err != nil {
				return err
			}
			kept, err := store.Load(take.Name)
			if err != nil {
				return err
			}
			return showTake(s, store, kept, format)
		},
	}
	cmd.Flags().StringVar(&format, "format", format, "form of the result: text or json")
	return cmd
}

func showTake(s *streams, store *takes.Store, kept takes.Kept, format string) error {
	if !store.HasFile(kept.Name) {
		fmt.Fprintln(s.ErrOut, "the recording of this take is gone; this is what was heard in it")
	}
	if format == "json" {
		return report.NewJSON(s.Out, false).Write(reportOf(store, kept))
	}
	day := report.Day(kept.Recorded, time.Now())
	fmt.Fprintf(s.Out, "%s, %s\n", day, kept.Recorded.Format("15:04"))
	return report.Text(s.Out, reportOf(store, kept), s.style())
}

// reportOf is a kept take as it was reported.
func reportOf(store *takes.Store, kept takes.Kept) report.Take {
	return report.Take{
		File: store.Path(kept.Name), Recorded: kept.Recorded,
		Audio: report.Audio(kept.Audio), Delivery: kept.Delivery,
	}
}

func newTakesPlayCommand(s *streams) *cobra.Command {
	phone := false
	cmd := &cobra.Command{
		Use:               "play [TAKE]",
		Short:             "Play a take, the newest unless told",
		Example:           "  rehearse takes play\n  rehearse takes play best --phone",
		Annotations:       exits(exitInterrupted),
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeKept(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			store, settings, err := openTakes(cmd, s)
			if err != nil {
				return err
			}
			defer store.Close()
			take, err := findKept(store, args)
			if err != nil {
				return err
			}
			if !store.HasFile(take.Name) {
				return withHint(fmt.Errorf("the recording of %s is gone", take.ID()),
					"what was heard in it is still there: rehearse takes show "+take.ID())
			}
			return playTake(cmd.Context(), s, store.Path(take.Name), settings.Speaker.Value, phone)
		},
	}
	cmd.Flags().BoolVar(&phone, "phone", false, "as the other end of a phone line hears it")
	cmd.Flags().String("device", "", "`LOUDSPEAKER`, by number or part of its name (see rehearse devices)")
	return cmd
}
