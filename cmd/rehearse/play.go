package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"rehearse/audio"
	"rehearse/audio/device"
)

func newPlayCommand(s *streams) *cobra.Command {
	var phone bool
	cmd := &cobra.Command{
		Use:   "play TAKE",
		Short: "Play a take back, also as the phone makes it sound",
		Long: `Play a take back. With --phone you hear what the person at the other end of a
phone line hears: the band from 300 to 3400 Hz, 8 kHz, mu-law.`,
		Example:           "  rehearse play take.wav\n  rehearse play --phone take.wav",
		Annotations:       exits(exitInterrupted),
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: completeTakes,
		RunE: func(cmd *cobra.Command, args []string) error {
			settings, err := settingsFor(cmd, s)
			if err != nil {
				return err
			}
			return playTake(cmd.Context(), s, args[0], settings.Speaker.Value, phone)
		},
	}
	cmd.Flags().BoolVar(&phone, "phone", false, "as the other end of a phone line hears it")
	cmd.Flags().String("device", "", "`LOUDSPEAKER`, by number or part of its name (see rehearse devices)")
	return cmd
}

// playTake plays a file to its end, with a clock on a terminal.
func playTake(ctx context.Context, s *streams, path, deviceName string, phone bool) error {
	wav, err := audio.OpenWAV(path)
	if err != nil {
		return err
	}
	defer wav.Close()
	var source audio.Source = wav
	what := path
	if phone {
		source = audio.PhoneLine(wav)
		what += " over the phone"
	}
	length := time.Duration(wav.Info().DurationS * float64(time.Second))
	line := s.live()
	defer line.clear()
	return device.Play(ctx, deviceName, source, func(played time.Duration) {
		line.show(fmt.Sprintf("%s of %s  %s", clock(min(played, length)), clock(length), shorten(what, s.Width-20)))
	})
}
