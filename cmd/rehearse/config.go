package main

import (
	"os"

	"github.com/spf13/cobra"

	"rehearse/internal/config"
)

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
	switch settings.Colour.Value {
	case "never":
		s.OutColour, s.ErrColour = false, false
	case "always":
		s.OutColour, s.ErrColour = true, true
	}
	return settings, nil
}

// addDirFlag gives a command that works with kept takes the flag for their
// folder.
func addDirFlag(cmd *cobra.Command) {
	cmd.Flags().String("dir", "", "keep takes in `FOLDER` (default: REHEARSE_DIR, config.toml, else the user's data folder)")
	cmd.MarkFlagDirname("dir")
}
