package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"rehearse/analysis"
	"rehearse/audio"
	"rehearse/audio/device"
	"rehearse/feedback"
	"rehearse/internal/config"
	"rehearse/report"
	"rehearse/script"
)

// roomOptions are the flags of room.
type roomOptions struct {
	seconds float64
	rate    int
	format  string
}

func newRoomCommand(s *streams) *cobra.Command {
	var o roomOptions
	cmd := &cobra.Command{
		Use:   "room",
		Short: "Listen to the room and the microphone alone",
		Long: `Listen to the room for a few seconds while nobody speaks: how loud it is, what
kind of noise it has, whether the mains hum, and whether the microphone is dead
or overloaded. A room passes when a voice of usual level would stand far enough
above its noise.`,
		Example:     "  rehearse room\n  rehearse room --seconds 10 --format json",
		Annotations: exits(exitNotPassed, exitInterrupted),
		Args:        cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.format != "text" && o.format != "json" {
				return usageErrorf("unknown format %q; there are text and json", o.format)
			}
			if o.seconds < 1 || o.seconds > 600 {
				return usageErrorf("--seconds %g: it takes between 1 and 600", o.seconds)
			}
			settings, err := settingsFor(cmd, s)
			if err != nil {
				return err
			}
			return runRoom(cmd.Context(), s, settings, &o)
		},
	}
	flags := cmd.Flags()
	flags.Float64Var(&o.seconds, "seconds", 3, "listen for `N` seconds")
	flags.String("device", "", "`MICROPHONE`, by number or part of its name (see rehearse devices)")
	flags.IntVar(&o.rate, "rate", 0, "sample rate in `HZ` (default the microphone's own)")
	flags.StringVar(&o.format, "format", "text", "text or json")
	cmd.RegisterFlagCompletionFunc("device", completeDevices)
	addTargetFlag(cmd)
	return cmd
}

func runRoom(ctx context.Context, s *streams, settings *config.Settings, o *roomOptions) error {
	mic, err := device.Open(settings.Device.Value, audio.SampleRate(o.rate))
	if err != nil {
		return err
	}
	defer mic.Stop()
	length := time.Duration(o.seconds * float64(time.Second))
	measures, err := listen(ctx, s, mic, length)
	if err != nil {
		return err
	}
	room := report.Room{
		Device: mic.Device().Name,
		Audio: report.Audio{
			DurationS: measures.DurationS.Or(0), SampleRateHz: int(mic.SampleRate()), Channels: 1, Encoding: "live",
		},
		Room: feedback.JudgeRoom(measures, !mic.Health().Heard, settings.TargetsFor(script.Free)),
	}
	if o.format == "json" {
		err = report.RoomJSON(s.Out, room)
	} else {
		err = report.RoomText(s.Out, room, s.style())
	}
	if err == nil && room.Overall != feedback.Pass {
		err = &exitError{status: exitNotPassed}
	}
	return err
}

// settleTime is thrown away at the start: many microphones begin with a click
// or with their gain still moving.
const settleTime = 300 * time.Millisecond

// listen measures the microphone for that long.
func listen(ctx context.Context, s *streams, mic microphone, length time.Duration) (analysis.Measures, error) {
	stop := context.AfterFunc(ctx, func() { mic.Stop() })
	defer stop()
	rate := mic.SampleRate()
	a := analysis.New(rate)
	line := s.live()
	defer line.clear()
	line.show("say nothing: listening to the room ...")
	settle, want := rate.Samples(settleTime), rate.Samples(length)
	buf := make([]float32, rate.Samples(chunkTime))
	for got := -settle; got < want; {
		left := want - got
		if got < 0 {
			left = -got
		}
		n, err := mic.Read(buf[:min(int64(len(buf)), left)])
		if err == io.EOF {
			return analysis.Measures{}, ctx.Err()
		}
		if err != nil {
			return analysis.Measures{}, err
		}
		if got >= 0 {
			a.Write(buf[:n])
			line.show(fmt.Sprintf("say nothing: listening to the room, %.0f s left ", rate.Duration(left).Seconds()))
		}
		got += int64(n)
	}
	return a.Measures(), nil
}
