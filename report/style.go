package report

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"rehearse/feedback"
)

// Style says what the place the text goes to can show. The zero Style is plain
// text of 80 columns.
type Style struct {
	Colour bool // the output understands colour
	ASCII  bool // it shows nothing but ASCII
	Width  int  // columns; 0 is 80
}

// Widths the text is set in: narrower is hard to lay out, wider hard to read.
const (
	defaultWidth = 80
	minWidth     = 60
	maxWidth     = 96
)

func (s Style) width() int {
	if s.Width == 0 {
		return defaultWidth
	}
	return min(max(s.Width, minWidth), maxWidth)
}

// Colours, as the parameters of the terminal's SGR sequence. Only the eight
// basic ones: they follow the user's own palette on dark and light alike.
const (
	green  = "32"
	yellow = "33"
	red    = "31"
	bold   = "1"
	faint  = "2"
)

// paint gives text a look, where the output has colour.
func (s Style) paint(text string, sgr ...string) string {
	if !s.Colour || text == "" {
		return text
	}
	return "\x1b[" + strings.Join(sgr, ";") + "m" + text + "\x1b[m"
}

// tint is the colour of a state.
func tint(state feedback.State) string {
	switch state {
	case feedback.Pass:
		return green
	case feedback.Warn:
		return yellow
	case feedback.Fail:
		return red
	}
	return faint
}

// mark is the sign of a state: readable without colour.
func (s Style) mark(state feedback.State) string {
	signs := map[feedback.State]string{feedback.Pass: "✓", feedback.Warn: "!", feedback.Fail: "✗", feedback.Unknown: "?"}
	if s.ASCII {
		signs[feedback.Pass], signs[feedback.Fail] = "+", "x"
	}
	return s.paint(signs[state], tint(state), bold)
}

// plain replaces what the program itself writes beyond ASCII, where the output
// can not show it.
func (s Style) plain(text string) string {
	if !s.ASCII {
		return text
	}
	return strings.ReplaceAll(text, "·", "-")
}

// wrap breaks text into lines that leave room for an indent, and puts the
// indent before each line but the first.
func (s Style) wrap(text string, indent int) string {
	// The library breaks after every hyphen, even the minus of a number.
	const noBreak = "\u2011"
	text = ansi.Wordwrap(strings.ReplaceAll(text, "-", noBreak), s.width()-indent-1, "")
	text = strings.ReplaceAll(text, noBreak, "-")
	return strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", indent))
}

// shorten cuts text to a number of columns.
func (s Style) shorten(text string, columns int) string {
	return ansi.Truncate(text, columns, s.ellipsis())
}

// shortenLeft cuts text to a number of columns at its beginning: of a path the
// end says most.
func (s Style) shortenLeft(text string, columns int) string {
	over := ansi.StringWidth(text) - columns
	if over <= 0 {
		return text
	}
	return ansi.TruncateLeft(text, over+ansi.StringWidth(s.ellipsis()), s.ellipsis())
}

func (s Style) ellipsis() string {
	if s.ASCII {
		return "..."
	}
	return "…"
}

// pad fills text with spaces to a number of columns.
func pad(text string, columns int) string {
	return text + strings.Repeat(" ", max(0, columns-ansi.StringWidth(text)))
}

// clean is text from outside the program, a file name, made safe to show: what
// would move the cursor or change colours is shown as a question mark.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return '?'
		}
		return r
	}, text)
}
