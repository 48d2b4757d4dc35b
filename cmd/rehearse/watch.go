package main

import (
	"fmt"
	"slices"
	"time"

	"rehearse/analysis"
	"rehearse/audio/device"
	"rehearse/feedback"
)

// watcher speaks up while a take can still be put right. It says each thing
// once: someone is reading aloud and must not be nagged.
type watcher struct {
	device string
	said   map[string]bool
	voice  bool // someone has spoken
}

func newWatcher(deviceName string) *watcher {
	return &watcher{device: deviceName, said: map[string]bool{}}
}

// nobodySpeaks is how long a recording may hold nothing but the room before
// the wrong microphone is suspected, in seconds.
const nobodySpeaks = 5

// lostWorthSaying is how much lost sound can be heard as a gap.
const lostWorthSaying = 50 * time.Millisecond

// noteLoss puts it down in a take's notes when sound was lost.
func noteLoss(d *feedback.Delivery, h device.Health) {
	if h.Lost >= lostWorthSaying {
		d.Notes = slices.Insert(d.Notes, 0,
			fmt.Sprintf("about %d ms of sound were lost while recording: the computer was too busy", h.Lost.Milliseconds()))
	}
}

// notes returns the lines to say now, most often none.
func (w *watcher) notes(l analysis.Level, h device.Health) []string {
	w.voice = w.voice || l.Speaking
	switch {
	case h.Withheld() && !h.Heard:
		return w.once("withheld",
			fmt.Sprintf("no sound at all comes from %q: the system may be withholding the microphone", w.device),
			"hint: "+device.WithheldHint())
	case h.Withheld():
		return w.once("muted", fmt.Sprintf("%q went silent: is the microphone muted?", w.device))
	case l.Clipped:
		return w.once("clipped", "too loud: the sound is cut off; move back a little or lower the input level")
	case h.Lost >= lostWorthSaying:
		return w.once("lost", "sound is being lost: the computer is too busy; close other programs")
	case !w.voice && l.SilentS >= nobodySpeaks:
		return w.once("room", fmt.Sprintf("only the room is heard so far; is %q the right microphone? see rehearse devices", w.device))
	}
	return nil
}

func (w *watcher) once(what string, lines ...string) []string {
	if w.said[what] {
		return nil
	}
	w.said[what] = true
	return lines
}
