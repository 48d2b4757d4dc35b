package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newRootCommand puts the program together. Each command lives in its own
// file and is added here by one line.
func newRootCommand(s *streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "rehearse",
		Short: "Practise a short phone call and hear what the listener will hear",
		Long: `Practise a short phone call: rehearse records you reading a script, measures
pace, pauses, loudness, melody and background noise, and says plainly what the
person at the other end will hear and what to change in the next take.
Everything happens on this computer.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Annotations:   exits(exitNotPassed, exitSomeFailed, exitInterrupted),
	}
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.ErrOut)
	root.SetHelpTemplate(helpTemplate)
	root.SetUsageTemplate(helpTemplate)
	// One line per command: root.AddCommand(newXCommand(s)), in the order of help.
	root.AddCommand(newAnalyzeCommand(s))
	root.AddCommand(newCheckCommand(s))
	root.AddCommand(newConfigCommand(s))
	root.AddCommand(newDevicesCommand(s))
	root.AddCommand(newDrillCommand(s))
	root.AddCommand(newExplainCommand(s))
	root.AddCommand(newManCommand(s))
	root.AddCommand(newPlayCommand(s))
	root.AddCommand(newRecordCommand(s))
	root.AddCommand(newRoomCommand(s))
	root.AddCommand(newScriptCommand(s))
	root.AddCommand(newTakesCommand(s))
	root.AddCommand(newVersionCommand(s))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	finish(root)
	return root
}

// finish gives every command of the tree what all have in common: the exit
// statuses any command has, and for those that only hold subcommands the help
// when called alone and an error when called with a word they do not know.
func finish(cmd *cobra.Command) {
	if cmd.Annotations[exitKey] == "" {
		cmd.Annotations = exits()
	}
	if cmd.HasSubCommands() && !cmd.Runnable() {
		cmd.Annotations[groupKey] = "true"
		cmd.Args = rejectUnknown
		cmd.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
	}
	for _, sub := range cmd.Commands() {
		finish(sub)
	}
}

// groupKey marks commands that do nothing by themselves.
const groupKey = "group"

// rejectUnknown is the Args of a command that only holds subcommands.
func rejectUnknown(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2 // letters that may be wrong
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return fmt.Errorf("unknown command %q; did you mean %s?", args[0], strings.Join(near, " or "))
	}
	return fmt.Errorf("unknown command %q", args[0])
}

// execute runs the command line. Whatever goes wrong before the command's own
// RunE starts is wrong usage, whichever part of cobra found it, and gets that
// status and a pointer to the command's help.
func execute(ctx context.Context, root *cobra.Command) error {
	started := false
	markStart(root, &started)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil || started {
		return err
	}
	return withHint(&exitError{exitUsage, err}, "see "+cmd.CommandPath()+" --help")
}

// markStart makes every command of the tree set started when it begins to run.
func markStart(cmd *cobra.Command, started *bool) {
	if run := cmd.RunE; run != nil {
		cmd.RunE = func(c *cobra.Command, args []string) error {
			*started = true
			return run(c, args)
		}
	}
	for _, sub := range cmd.Commands() {
		markStart(sub, started)
	}
}

const helpTemplate = `{{with or .Long .Short}}{{. | trimTrailingWhitespaces}}

{{end}}USAGE
{{- if and .Runnable (not (index .Annotations "group"))}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND [flags]{{end}}
{{- if .HasAvailableSubCommands}}

COMMANDS{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}
{{- if .HasExample}}

EXAMPLES
{{.Example}}{{end}}
{{- if .HasAvailableLocalFlags}}

FLAGS
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
{{- if .HasAvailableInheritedFlags}}

GLOBAL FLAGS
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}

EXIT STATUS
{{index .Annotations "exit status"}}
{{- if .HasAvailableSubCommands}}

"{{.CommandPath}} COMMAND --help" says more about a command.{{end}}
`
