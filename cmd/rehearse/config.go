package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rehearse/feedback"
	"rehearse/internal/config"
)

func newConfigCommand(s *streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Print the habits and targets in force, and where each comes from",
		Long: `Print the habits and targets in force, and where each comes from.

For each the first of these that says something wins: the flag on the command
line, the environment variable, config.toml, the default. config.toml may hold
any of this; a key it does not know is an error.

  folder  = "~/takes"      # where takes are kept        (--dir, REHEARSE_DIR)
  device  = "USB"          # microphone      (--device, REHEARSE_DEVICE)
  speaker = "Headphones"   # loudspeaker     (play --device, REHEARSE_SPEAKER)
  cues    = false          # hints while you are recorded (--no-cues, REHEARSE_CUES=off)
  colour  = "never"        # auto, always or never       (NO_COLOR)

  [targets]                # for all kinds of call, like --target; see rehearse explain
  words_per_minute = { min = 120, max = 160 }

  [targets.opener]         # for one kind
  length_s = { max = 18, limit_max = 25 }

Between min and max all is well, beyond limit_min and limit_max it is a fault,
and what lies between is worth a word. What is not given stays as it is.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			settings, err := settingsFor(cmd, s)
			if err != nil {
				return err
			}
			printSettings(s, settings)
			return nil
		},
	}
	addDirFlag(cmd)
	addTargetFlag(cmd)
	return cmd
}

// printSettings writes what is in force, with config.toml's own keys.
func printSettings(s *streams, settings *config.Settings) {
	there := ""
	if !settings.Found {
		there = " (not there)"
	}
	fmt.Fprintf(s.Out, "# %s%s\n", settings.Path, there)
	width := 0
	for _, setting := range settings.All() {
		width = max(width, len(settingLine(setting)))
	}
	for _, setting := range settings.All() {
		fmt.Fprintf(s.Out, "%-*s  # %s\n", width, settingLine(setting), setting.From)
	}
	for _, target := range settings.Changed() {
		fmt.Fprintf(s.Out, "%s = { %s }  # %s\n", target.Name, bandEnds(*target.Band), target.From)
	}
	if len(settings.Changed()) == 0 {
		fmt.Fprintln(s.Out, "# targets: all are the program's own, see rehearse explain")
	}
}

func settingLine(setting config.Setting) string {
	value := strconv.Quote(setting.Value)
	if setting.Name == "cues" {
		value = map[string]string{"on": "true", "off": "false"}[setting.Value]
	}
	return fmt.Sprintf("%-7s = %s", setting.Name, value)
}

// bandEnds are the ends of a target that there are.
func bandEnds(b feedback.Band) string {
	var ends []string
	for _, end := range []struct {
		name  string
		value float64
	}{{"min", b.Good.Min}, {"max", b.Good.Max}, {"limit_min", b.Limit.Min}, {"limit_max", b.Limit.Max}} {
		if !math.IsInf(end.value, 0) {
			ends = append(ends, fmt.Sprintf("%s = %g", end.name, end.value))
		}
	}
	return strings.Join(ends, ", ")
}

// settingsFor says what is in force for a command: its flags, the environment,
// config.toml and the defaults, in this order (config.Resolve). Every command
// that has a habit or a target to follow begins with it.
func settingsFor(cmd *cobra.Command, s *streams) (*config.Settings, error) {
	file, err := config.Read(config.DefaultPath())
	if err != nil {
		return nil, err
	}
	device := "device"
	if cmd.Name() == "play" {
		device = "speaker" // its --device is the loudspeaker
	}
	flags := map[string]config.Flag{}
	for name, setting := range map[string]string{"dir": "folder", "device": device} {
		if flag := cmd.Flags().Lookup(name); flag != nil && flag.Changed {
			flags[setting] = config.Flag{Name: "--" + name, Value: flag.Value.String()}
		}
	}
	if flag := cmd.Flags().Lookup("no-cues"); flag != nil && flag.Changed {
		flags["cues"] = config.Flag{Name: "--no-cues", Value: map[string]string{"true": "off", "false": "on"}[flag.Value.String()]}
	}
	settings, err := config.Resolve(flags, os.Getenv, file)
	if err != nil {
		return nil, err
	}
	if flag := cmd.Flags().Lookup("target"); flag != nil && flag.Changed {
		texts, _ := cmd.Flags().GetStringArray("target")
		if err := settings.SetTargets(texts); err != nil {
			return nil, &exitError{exitUsage, err}
		}
	}
	switch settings.Colour.Value {
	case "never":
		s.OutColour, s.ErrColour = false, false
	case "always":
		s.OutColour, s.ErrColour = true, true
	}
	return settings, nil
}

// addTargetFlag gives a command that judges the flag for its targets.
func addTargetFlag(cmd *cobra.Command) {
	cmd.Flags().StringArray("target", nil, "judge by another target: `NAME=MIN..MAX`, one end or both; may be repeated (see rehearse explain)")
	cmd.RegisterFlagCompletionFunc("target", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var names []string
		for _, band := range new(feedback.Targets).Bands() {
			names = append(names, band.Name+"=")
		}
		return names, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	})
}

// dirFlag is the flag for the folder of takes.
func dirFlag() *pflag.FlagSet {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.String("dir", "", "keep takes in `FOLDER` (default: REHEARSE_DIR, config.toml, else the user's data folder)")
	return flags
}

// addDirFlag gives a command that works with kept takes the flag for their
// folder.
func addDirFlag(cmd *cobra.Command) {
	cmd.Flags().AddFlagSet(dirFlag())
	cmd.MarkFlagDirname("dir")
}
