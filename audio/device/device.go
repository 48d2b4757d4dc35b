// Package device captures from a microphone and plays to a loudspeaker by
// PortAudio. It is the only package that needs cgo: built without it, every
// function that would touch a device returns ErrNoDeviceSupport.
//
// PortAudio is not safe for concurrent use, freezes its device list when it is
// initialised, and may hang when a device misbehaves. So one goroutine makes
// every call to it (host), each use initialises it afresh, and no call is
// waited for without a limit.
package device

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"rehearse/audio"
)

// What callers branch on. The errors returned wrap these and bring advice for
// the user by a method Hints() []string.
var (
	ErrNoDeviceSupport = errors.New("this program was built without support for sound devices")
	ErrNoDevice        = errors.New("no such sound device")
	ErrDeviceLost      = errors.New("the sound device was lost")
	ErrStuck           = errors.New("the sound system does not answer")
)

// Info describes one sound device as the system presents it.
type Info struct {
	Number        int    // its place in the list; may change when devices come and go
	Name          string // as the system calls it
	Host          string // the sound system it belongs to: ALSA, Core Audio, Windows WASAPI
	Inputs        int    // channels it can record, as claimed; 0 for none
	Outputs       int    // channels it can play, as claimed; 0 for none
	Rate          audio.SampleRate
	DefaultInput  bool
	DefaultOutput bool
}

// direction is what a device is wanted for.
type direction int

const (
	input direction = iota
	output
)

func (d direction) String() string {
	if d == input {
		return "microphone"
	}
	return "loudspeaker"
}

// usable reports whether the device can work in direction d.
func (i Info) usable(d direction) bool {
	if d == input {
		return i.Inputs > 0
	}
	return i.Outputs > 0
}

// isDefault reports whether the device is the system's choice for d.
func (i Info) isDefault(d direction) bool {
	if d == input {
		return i.DefaultInput
	}
	return i.DefaultOutput
}

// pick finds the device the user asked for: the default for "", else by number,
// by exact name or by a part of the name that fits one device only. Letter
// case does not matter.
func pick(devices []Info, want string, d direction) (Info, error) {
	var fits []Info
	for _, i := range devices {
		switch {
		case !i.usable(d):
		case want == "" && i.isDefault(d),
			strconv.Itoa(i.Number) == want,
			strings.EqualFold(i.Name, want):
			return i, nil
		case want != "" && strings.Contains(strings.ToLower(i.Name), strings.ToLower(want)):
			fits = append(fits, i)
		}
	}
	if want == "" {
		return Info{}, hinted(noDevice("there is no default %s", d), Diagnose(devices)...)
	}
	switch fits = oneHost(fits, devices, d); len(fits) {
	case 1:
		return fits[0], nil
	case 0:
		return Info{}, hinted(noDevice("no %s is called %q", d, want), "see rehearse devices")
	}
	names := make([]string, len(fits))
	for n, i := range fits {
		names[n] = fmt.Sprintf("%d %s", i.Number, i.Name)
	}
	return Info{}, hinted(noDevice("%q could be any of: %s", want, strings.Join(names, ", ")),
		"give more of the name, or the number")
}

// oneHost narrows a match to the sound system of the default device, if that
// leaves any: Windows lists every device once for each of its sound systems.
func oneHost(fits, devices []Info, d direction) []Info {
	var preferred []Info
	for _, i := range devices {
		if !i.isDefault(d) {
			continue
		}
		for _, fit := range fits {
			if fit.Host == i.Host {
				preferred = append(preferred, fit)
			}
		}
	}
	if len(preferred) > 0 {
		return preferred
	}
	return fits
}

// noDevice is an ErrNoDevice with its own words.
func noDevice(format string, args ...any) error {
	return &ownWords{fmt.Sprintf(format, args...), ErrNoDevice}
}

// ownWords is an error of a kind callers branch on, in other words than the
// kind's.
type ownWords struct {
	text string
	kind error
}

func (e *ownWords) Error() string { return e.text }
func (e *ownWords) Unwrap() error { return e.kind }

// hintedError brings advice for the user along.
type hintedError struct {
	error
	hints []string
}

func (e *hintedError) Unwrap() error   { return e.error }
func (e *hintedError) Hints() []string { return e.hints }

func hinted(err error, hints ...string) error { return &hintedError{err, hints} }
