package main

import (
	"strings"
	"testing"
	"time"

	"rehearse/analysis"
	"rehearse/audio/device"
)

func TestWatcherSpeaksUpOnceAndOnlyWithReason(t *testing.T) {
	heard := device.Health{Heard: true}
	for _, tt := range []struct {
		name   string
		level  analysis.Level
		health device.Health
		want   string // in the first line; "" for silence
	}{
		{"all is well", analysis.Level{Speaking: true}, heard, ""},
		{"half a second of zeros", analysis.Level{}, device.Health{ZeroFor: 500 * time.Millisecond}, ""},
		{"a second of zeros at the start", analysis.Level{SilentS: 1}, device.Health{ZeroFor: time.Second}, "withholding the microphone"},
		{"a gated headset between words", analysis.Level{}, device.Health{Heard: true, ZeroFor: 2 * time.Second}, ""},
		{"muted in the middle", analysis.Level{}, device.Health{Heard: true, ZeroFor: 3 * time.Second}, "muted?"},
		{"clipping", analysis.Level{Clipped: true, Speaking: true}, heard, "too loud"},
		{"a few ms lost", analysis.Level{Speaking: true}, device.Health{Heard: true, Lost: 20 * time.Millisecond}, ""},
		{"a gap lost", analysis.Level{Speaking: true}, device.Health{Heard: true, Lost: 60 * time.Millisecond}, "sound is being lost"},
		{"nobody speaks yet", analysis.Level{SilentS: 4.9}, heard, ""},
		{"nobody speaks at all", analysis.Level{SilentS: 5}, heard, "only the room is heard"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWatcher("Headset")
			got := strings.Join(w.notes(tt.level, tt.health), "\n")
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("said %q, want %q", got, tt.want)
			}
			if again := w.notes(tt.level, tt.health); again != nil {
				t.Errorf("said again %q", again)
			}
		})
	}
}

func TestWatcherDoesNotTakeALongPauseForTheWrongMicrophone(t *testing.T) {
	w := newWatcher("Headset")
	heard := device.Health{Heard: true}
	w.notes(analysis.Level{Speaking: true}, heard)
	if got := w.notes(analysis.Level{SilentS: 20}, heard); got != nil {
		t.Errorf("said %q", got)
	}
}
