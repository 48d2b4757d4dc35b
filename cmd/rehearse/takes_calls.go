package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rehearse/takes"
)

func newTakesCallsCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "calls [PROGRAM]",
		Short: "List the calls made, which rehearse check --program notes",
		Long: `List the calls made, the newest first, or those to one PROGRAM and to those of a
name like it. They are noted by rehearse check --program in calls.csv in the
folder of takes, one a line: a note made by mistake is removed there with any
editor.

One contact for each program is enough: programs with more are marked.`,
		Example: "  rehearse takes calls\n  rehearse takes calls \"Mercy Hospital\"",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			settings, err := settingsFor(cmd, s)
			if err != nil {
				return err
			}
			if !takes.Exists(settings.Folder.Value) {
				fmt.Fprintln(s.ErrOut, "no call was noted yet")
				return nil
			}
			store, err := takes.Open(settings.Folder.Value)
			if err != nil {
				return err
			}
			defer store.Close()
			return listCalls(s, store, strings.Join(args, ""))
		},
	}
}

func listCalls(s *streams, store *takes.Store, program string) error {
	calls, unread, err := store.Calls()
	if err != nil {
		return err
	}
	for _, line := range unread {
		fmt.Fprintf(s.ErrOut, "passed over in %s: %s\n", takes.CallsFile, line)
	}
	times := map[string]int{}
	for _, c := range calls {
		times[takes.ProgramKey(c.Program)]++
	}
	shown := 0
	for _, c := range slices.Backward(calls) {
		key := takes.ProgramKey(c.Program)
		if program != "" && takes.SameProgram(c.Program, program) == takes.Different {
			continue
		}
		shown++
		more := ""
		if times[key] > 1 {
			more = fmt.Sprintf("  (called %d times)", times[key])
		}
		fmt.Fprintf(s.Out, "%s  %s%s\n", c.At.Local().Format("2006-01-02 15:04"), c.Program, more)
	}
	switch {
	case shown == 0 && len(calls) > 0:
		fmt.Fprintf(s.ErrOut, "no call to %s was noted yet\n", program)
	case shown == 0:
		fmt.Fprintln(s.ErrOut, "no call was noted yet")
	}
	return nil
}
