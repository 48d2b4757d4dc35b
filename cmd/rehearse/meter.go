package main

import (
	"fmt"
	"math"
	"strings"
	"time"

	"rehearse/analysis"
	"rehearse/rehearsal"
)

// meter draws the level and the clock of a running recording.
type meter struct {
	max    time.Duration // when the recording ends by itself
	voice  rehearsal.Meter
	ascii  bool
	colour bool
}

// meterEvery is the time between two pictures.
const meterEvery = 100 * time.Millisecond

// line is the picture of one moment, at most width columns.
func (m *meter) line(width int, elapsed time.Duration, l analysis.Level) string {
	m.voice.Add(l, meterEvery.Seconds())
	dot, full, empty := "●", "█", "·"
	if m.ascii {
		dot, full, empty = "*", "#", "."
	}
	head := fmt.Sprintf("%s %s of %s  ", dot, clock(elapsed), clock(m.max))
	word, sgr := m.word()
	tail := fmt.Sprintf("  %-9s Enter stops", word)
	cells := min(40, width-1-len([]rune(head))-len([]rune(tail)))
	if cells < 10 { // a very narrow terminal
		tail, cells = "", max(0, width-1-len([]rune(head)))
	}
	lit := int(math.Round(float64(cells) * (l.PeakDBFS - rehearsal.MeterFloorDBFS) / -rehearsal.MeterFloorDBFS))
	lit = max(0, min(cells, lit))
	return m.paint("31", head[:len(dot)]) + head[len(dot):] +
		m.paint(sgr, strings.Repeat(full, lit)) + m.paint("2", strings.Repeat(empty, cells-lit)) + tail
}

// word says what the level means, and the colour that goes with it.
func (m *meter) word() (word, sgr string) {
	switch m.voice.State() {
	case rehearsal.Clipping:
		return "too loud", "31"
	case rehearsal.Silent:
		return "", "32"
	case rehearsal.TooQuiet:
		return "quiet", "33"
	case rehearsal.TooLoud:
		return "loud", "33"
	}
	return "good", "32"
}

// paint wraps text in an ANSI colour where colours are wanted.
func (m *meter) paint(sgr, text string) string {
	if !m.colour || text == "" {
		return text
	}
	return "\x1b[" + sgr + "m" + text + "\x1b[0m"
}

// clock writes a duration as minutes and seconds.
func clock(d time.Duration) string {
	s := int(d / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
