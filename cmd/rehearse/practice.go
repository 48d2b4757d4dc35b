package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rehearse/internal/config"
)

// practiceOptions are those that drill and check share.
type practiceOptions struct {
	call   string
	wpm    float64
	noKeep bool
	from   string
	lines  bool

	settings *config.Settings
}

// addTo declares their flags.
func (o *practiceOptions) addTo(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.call, "call", "", "`KIND` of call: "+strings.Join(callNames(), ", ")+" (default: the script's, else free)")
	flags.Float64Var(&o.wpm, "wpm", 0, "pace of the marker in words a minute (default: what the kind of call asks for)")
	flags.Bool("no-cues", false, "give no hints while you read")
	flags.BoolVar(&o.noKeep, "no-keep", false, "throw what was recorded away at the end")
	flags.StringVar(&o.from, "from", "", "let `TAKE.wav` stand for the microphone, in real time")
	flags.BoolVar(&o.lines, "lines", false, "work line by line, without a screen")
	flags.String("device", "", "`MICROPHONE`, by number or part of its name (see rehearse devices)")
	addDirFlag(cmd)
	cmd.RegisterFlagCompletionFunc("call", cobra.FixedCompletions(callNames(), cobra.ShellCompDirectiveNoFileComp))
	cmd.RegisterFlagCompletionFunc("device", completeDevices)
	addTargetFlag(cmd)
}
