package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rehearse/audio/device"
)

func newDevicesCommand(s *streams) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "devices",
		Short: "List microphones and loudspeakers, and say what is wrong with them",
		Long: `List the microphones and loudspeakers of this computer. A star marks the one
used by record, room and play unless --device names another, by its number or
by a part of its name.

Where there is no microphone to record from, it says why and what to do, and
ends with status 1.`,
		Example: `  rehearse devices
  rehearse record --device headset`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if format != "text" && format != "json" {
				return usageErrorf("unknown format %q; there are text and json", format)
			}
			return runDevices(s, format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

func runDevices(s *streams, format string) error {
	devices, err := device.List()
	if err != nil {
		return err
	}
	show := showDevices
	if format == "json" {
		show = encodeDevices
	}
	if err := show(s.Out, devices); err != nil {
		return err
	}
	if wrong := device.Diagnose(devices); len(wrong) > 0 {
		return withHint(errors.New("there is no microphone to record from"), wrong...)
	}
	return nil
}

// showDevices lists them for a person.
func showDevices(w io.Writer, devices []device.Info) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	group := func(title string, has, isDefault func(device.Info) bool) {
		if !slices.ContainsFunc(devices, has) {
			fmt.Fprintf(t, "no %s\n", title)
			return
		}
		fmt.Fprintf(t, "%s\n", title)
		for _, d := range devices {
			if !has(d) {
				continue
			}
			mark := " "
			if isDefault(d) {
				mark = "*"
			}
			fmt.Fprintf(t, "%s %d\t%s\t%s\t%d Hz\n", mark, d.Number, d.Name, d.Host, d.Rate)
		}
	}
	group("microphones", func(d device.Info) bool { return d.Inputs > 0 }, func(d device.Info) bool { return d.DefaultInput })
	group("loudspeakers", func(d device.Info) bool { return d.Outputs > 0 }, func(d device.Info) bool { return d.DefaultOutput })
	return t.Flush()
}

// deviceJSON is one device for programs. Field names are a contract.
type deviceJSON struct {
	Number        int    `json:"number"`
	Name          string `json:"name"`
	System        string `json:"system"`
	Inputs        int    `json:"inputs"`
	Outputs       int    `json:"outputs"`
	RateHz        int    `json:"rate_hz"`
	DefaultInput  bool   `json:"default_input"`
	DefaultOutput bool   `json:"default_output"`
}

func encodeDevices(w io.Writer, devices []device.Info) error {
	list := make([]deviceJSON, len(devices))
	for n, d := range devices {
		list[n] = deviceJSON{d.Number, d.Name, d.Host, d.Inputs, d.Outputs, int(d.Rate), d.DefaultInput, d.DefaultOutput}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Schema  string       `json:"schema"`
		Devices []deviceJSON `json:"devices"`
	}{"rehearse.devices/1", list})
}

// completeDevices lets the shell offer microphones.
func completeDevices(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	devices, _ := device.List()
	var names []string
	for _, d := range devices {
		if d.Inputs > 0 {
			names = append(names, d.Name)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
