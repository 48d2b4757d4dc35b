package main

import (
	"fmt"
	"math"
	"strings"
	"time"

	"rehearse/analysis"
	"rehearse/feedback"
)

// meter draws the level and the clock of a running recording.
type meter struct {
	max    time.Duration // when the recording ends by itself
	target feedback.Band // of the voice's level, dBFS
	ascii  bool
	colour bool

	held float64 // loudest recent RMS, falls slowly: words must not flicker
}

// meterFloor is the level at the left end of the bar, in dBFS; full scale is
// at the right.
const meterFloor = -60

// fallback is how much the held level falls with each picture, in dB. At ten
// pictures a second a word stands for about as long as a pause lasts.
const fallback = 1.5

// line is the picture of one moment, at most width columns.
func (m *meter) line(width int, elapsed time.Duration, l analysis.Level) string {
	m.held = max(l.RMSDBFS, m.held-fallback)
	dot, full, empty := "●", "█", "·"
	if m.ascii {
		dot, full, empty = "*", "#", "."
	}
	head := fmt.Sprintf("%s %s of %s  ", dot, clock(elapsed), clock(m.max))
	word, sgr := m.word(l)
	tail := fmt.Sprintf("  %-9s Enter stops", word)
	cells := min(40, width-1-len([]rune(head))-len([]rune(tail)))
	if cells < 10 { // a very narrow terminal
		tail, cells = "", max(0, width-1-len([]rune(head)))
	}
	lit := int(math.Round(float64(cells) * (l.PeakDBFS - meterFloor) / -meterFloor))
	lit = max(0, min(cells, lit))
	return m.paint("31", head[:len(dot)]) + head[len(dot):] +
		m.paint(sgr, strings.Repeat(full, lit)) + m.paint("2", strings.Repeat(empty, cells-lit)) + tail
}

// word says what the level means, and the colour that goes with it.
func (m *meter) word(l analysis.Level) (word, sgr string) {
	switch {
	case l.Clipped:
		return "too loud", "31"
	case m.held < m.target.Limit.Min:
		return "", "32"
	case m.held < m.target.Good.Min:
		return "quiet", "33"
	case m.held > m.target.Limit.Max:
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
