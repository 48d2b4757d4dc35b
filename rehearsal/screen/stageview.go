package screen

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"rehearse/feedback"
	"rehearse/rehearsal"
)

// bannerRows is the height of a cue in medium letters.
const bannerRows = 3

// view shows a take being made. Where there is little room the large letters
// go first, then the gauges: the text stays.
func (s *stage) view(f frame, header string) tea.View {
	if s.phase == warned {
		return s.warning(f, header)
	}
	s.prompter.lay(f)
	body := f.middle()
	gauges := body >= 3+1+gaugeRows
	if gauges {
		body -= 1 + gaugeRows
	}
	letters := body >= 6+bannerRows
	if letters {
		body -= bannerRows
	}
	rows := fill(s.prompter.rows(f, body, s.reading()), body)
	switch {
	case s.phase == counting || s.phase == starting:
		rows = s.countdown(f, rows, letters)
	case letters:
		rows = append(rows, centreAll(f.paintAll(s.bannerLook(), f.medium(s.banner())), f.width)...)
	case s.banner() != "":
		rows[len(rows)-1] = centre(f.paint(s.bannerLook(), strings.ToUpper(s.banner())), f.width)
	}
	if gauges {
		rows = append(append(rows, ""), f.gauges(s.spoken(), s.clock, &s.meter)...)
	}
	return f.page(header, rows, s.keys())
}

// fill brings rows to a number.
func fill(rows []string, n int) []string {
	for len(rows) < n {
		rows = append(rows, "")
	}
	return rows[:max(0, n)]
}

// banner is the word in large letters below the text.
func (s *stage) banner() string {
	switch s.phase {
	case opening:
		return "one moment"
	case hushing:
		return "hush"
	case judging:
		return "listening"
	case rolling:
		return string(s.cues.Shown())
	}
	return ""
}

func (s *stage) bannerLook() role {
	if s.phase == rolling {
		return warn
	}
	return faint
}

// countdown sets the second in large figures below the first lines of the
// text, which someone is about to read.
func (s *stage) countdown(f frame, rows []string, letters bool) []string {
	left := max(1, countFrom-int(s.now.Sub(s.since).Seconds()))
	if s.phase == starting {
		left = 1
	}
	digit := fmt.Sprint(left)
	if !letters {
		rows[len(rows)-1] = centre(f.paint(strong, digit), f.width)
		return rows
	}
	rows = append(rows, make([]string, bannerRows)...)
	big := centreAll(f.paintAll(strong, f.large(digit, 2)), f.width)
	keep := len(rows) - len(big) - 1
	if keep < 2 {
		big = centreAll(f.paintAll(strong, f.large(digit, 1)), f.width)
		keep = len(rows) - len(big) - 1
	}
	rows = append(append(rows[:keep:keep], ""), big...)
	if s.room.Overall == feedback.Warn {
		rows[len(rows)-len(big)-1] = centre(f.paint(warn, "room: "+s.room.Heard), f.width)
	}
	return rows
}

func (s *stage) keys() []key {
	quit := key{"Ctrl-C", "quit"}
	switch s.phase {
	case rolling:
		return []key{{"Enter", "stop"}, {"Esc", "start over"}, s.cueKey(), {"Ctrl-C", "keep the take and quit"}}
	case hushing:
		return []key{{"say nothing:", "the room is being listened to"}, s.cueKey(), quit}
	case counting, starting:
		return []key{{"get ready:", "begin when the count is over"}, s.cueKey(), quit}
	}
	return []key{quit}
}

func (s *stage) cueKey() key {
	if s.cues.Off {
		return key{"c", "cues on"}
	}
	return key{"c", "cues off"}
}

// warning says what is wrong with the room before a take is wasted.
func (s *stage) warning(f frame, header string) tea.View {
	title := "too noisy"
	var evidence string
	for _, v := range s.room.Verdicts {
		if v.State == s.room.Overall {
			evidence = v.Evidence
			if v.Name == feedback.Microphone {
				title = "no sound"
			}
			break
		}
	}
	if s.room.Overall == feedback.Unknown {
		title = "who spoke"
	}
	rows := append([]string{""}, centreAll(f.paintAll(roleOf(s.room.Overall), f.medium(title)), f.width)...)
	rows = append(rows, "")
	rows = append(rows, f.labelled(strong, "Heard", sentence(evidence))...)
	rows = append(rows, "")
	rows = append(rows, f.labelled(strong, "Next", s.room.Next)...)
	return f.page(header, rows, []key{{"r", "listen again"}, {"Enter", "record anyway"}, {"Ctrl-C", "quit"}})
}

// sentence is text with a capital and a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ".") + "."
}

// pips shows how many takes in a row have passed of how many.
func (f frame) pips(passed, goal int) string {
	passed = min(passed, goal)
	full := f.paint(good, strings.Repeat(f.sign("● ", "* "), passed))
	empty := f.paint(faint, strings.Repeat(f.sign("○ ", "o "), goal-passed))
	return full + empty + f.paint(faint, fmt.Sprintf("%d of %d in a row", passed, goal))
}

// heading is the first row: what is being rehearsed, more, which brings its own
// look, and at the right what it is for. Where that is too long the kind of
// call is left out: it is known.
func (f frame) heading(t Text, clock rehearsal.Clock, more, right string) string {
	about := string(t.Call)
	if length := target(clock.Good); clock.Timed() && length != "" {
		about += ", " + length
	}
	join := func(parts ...string) string {
		parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
		return strings.Join(parts, f.paint(faint, f.sign("  ·  ", "  -  ")))
	}
	name := f.paint(strong, t.Name)
	left := join(name, f.paint(faint, about), more)
	if ansi.StringWidth(left)+1+ansi.StringWidth(right) > f.inner() {
		// A long name gives way to what follows it, which must be seen.
		room := f.inner() - ansi.StringWidth(right) - ansi.StringWidth(join("", more)) - 6
		left = join(f.shorten(name, max(room, 8)), more)
	}
	return f.sides(left, right, f.inner())
}

// recording says in the header that the microphone is on, while it counts.
func (f frame) recording(s *stage) string {
	if s.phase != rolling {
		return ""
	}
	return f.paint(bad, f.sign("● REC", "* REC"))
}
