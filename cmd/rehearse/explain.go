package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rehearse/feedback"
	"rehearse/internal/config"
	"rehearse/report"
	"rehearse/script"
)

func newExplainCommand(s *streams) *cobra.Command {
	call := string(script.Opener)
	cmd := &cobra.Command{
		Use:   "explain [MEASURE]",
		Short: "Say what a measure is, how it is made and what is expected of it",
		Long: `Say what a measure is, how it is made, when it can not be judged, and what is
expected of it: the targets in force and where their numbers come from.

Without a MEASURE all of them are listed with their targets. The name of a
verdict (flat) or of a field of the JSON (snr_db) leads to its measure too.`,
		Example: `  rehearse explain
  rehearse explain flat
  rehearse explain length --call voicemail`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeMeasures,
		RunE: func(cmd *cobra.Command, args []string) error {
			settings, err := settingsFor(cmd, s)
			if err != nil {
				return err
			}
			return runExplain(s, settings, args, call)
		},
	}
	cmd.Flags().StringVar(&call, "call", call, "`KIND` of call the length is for: "+strings.Join(callNames(), ", "))
	cmd.RegisterFlagCompletionFunc("call", cobra.FixedCompletions(callNames(), cobra.ShellCompDirectiveNoFileComp))
	addTargetFlag(cmd)
	return cmd
}

func completeMeasures(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return measureNames(), cobra.ShellCompDirectiveNoFileComp
}

func measureNames() []string {
	var names []string
	for _, e := range feedback.Explanations() {
		names = append(names, e.Name)
	}
	return names
}

func runExplain(s *streams, settings *config.Settings, args []string, call string) error {
	if !script.Call(call).Valid() {
		return usageErrorf("unknown kind of call %q; it is one of %s", call, strings.Join(callNames(), ", "))
	}
	if len(args) == 0 {
		return report.ExplainAll(s.Out, feedback.Explanations(), settings.TargetsFor(script.Call(call)), s.style())
	}
	e, ok := feedback.Explain(strings.ToLower(args[0]))
	if !ok {
		return withHint(usageErrorf("there is no measure %q", args[0]),
			"the measures are "+strings.Join(measureNames(), ", "))
	}
	return report.Explain(s.Out, e, settings.TargetsFor(script.Call(call)), s.style())
}
