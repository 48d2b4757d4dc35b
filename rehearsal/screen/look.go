// Package screen shows a rehearsal in a terminal: the practice loop and the
// check before a call, as bubbletea models. Update and View are pure; sound is
// behind rehearsal.Booth.
package screen

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"rehearse/feedback"
)

// Look says what the terminal can show. Colours are added always: bubbletea
// takes those away that the terminal does not have or NO_COLOR forbids.
// Nothing is told by colour alone.
type Look struct {
	ASCII      bool // nothing but ASCII
	shades     bool // more than the basic colours
	background background
}

// background is what colours must be readable on.
type background int

const (
	unknownBackground background = iota // only the user's own palette is safe
	darkBackground
	lightBackground
)

// role is what a piece of text means, which decides how it looks.
type role int

const (
	plain  role = iota
	strong      // what is to be read now
	faint       // what need not be read now
	good
	warn
	bad
	accent // marks and the marker
	toFill // a blank in a script
)

// looks are the parameters of the terminal's SGR sequence for each role. On an
// unknown background, and on terminals with few colours, they are the basic
// ones, which follow the user's own palette; otherwise shades with a contrast of at least
// 4.5 to 1 against black or white.
var looks = map[role][3]string{
	strong: {"1", "1", "1"},
	faint:  {"2", "38;5;245", "38;5;242"},
	good:   {"1;32", "1;38;5;78", "1;38;5;22"},
	warn:   {"1;33", "1;38;5;221", "1;38;5;94"},
	bad:    {"1;31", "1;38;5;210", "1;38;5;124"},
	accent: {"36", "38;5;80", "38;5;24"},
	toFill: {"7", "7", "7"},
}

// paint gives text the look of a role.
func (l Look) paint(r role, text string) string {
	if r == plain || strings.TrimSpace(text) == "" {
		return text
	}
	sgr := looks[r][unknownBackground]
	if l.shades {
		sgr = looks[r][l.background]
	}
	return "\x1b[" + sgr + "m" + text + "\x1b[m"
}

// paintAll is paint for several rows.
func (l Look) paintAll(r role, rows []string) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = l.paint(r, row)
	}
	return out
}

// roleOf is the look of a verdict.
func roleOf(s feedback.State) role {
	switch s {
	case feedback.Pass:
		return good
	case feedback.Warn:
		return warn
	case feedback.Fail:
		return bad
	}
	return faint
}

// sign is a character with its stand-in where there is only ASCII.
func (l Look) sign(s, ascii string) string {
	if l.ASCII {
		return ascii
	}
	return s
}

// mark is the sign of a verdict, readable without colour.
func (l Look) mark(s feedback.State) string {
	signs := map[feedback.State]string{
		feedback.Pass: l.sign("✓", "+"), feedback.Warn: "!", feedback.Fail: l.sign("✗", "x"), feedback.Unknown: "?",
	}
	if signs[s] == "" {
		return " "
	}
	return l.paint(roleOf(s), signs[s])
}

// fit cuts or fills a row to a number of columns.
func fit(row string, columns int) string {
	row = ansi.Truncate(row, columns, "")
	return row + strings.Repeat(" ", max(0, columns-ansi.StringWidth(row)))
}

// centre puts a row in the middle of so many columns.
func centre(row string, columns int) string {
	return strings.Repeat(" ", max(0, (columns-ansi.StringWidth(row))/2)) + row
}

// centreAll centres rows as one block.
func centreAll(rows []string, columns int) []string {
	widest := 0
	for _, row := range rows {
		widest = max(widest, ansi.StringWidth(row))
	}
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = strings.Repeat(" ", max(0, (columns-widest)/2)) + row
	}
	return out
}

// sides puts one text at the left and one at the right end of a row. The left
// one is cut where there is no room for both.
func (l Look) sides(left, right string, columns int) string {
	room := columns - ansi.StringWidth(right) - 1
	if room < columns/3 {
		return fit(left, columns)
	}
	return fit(l.shorten(left, room), room+1) + right
}

// shorten cuts text to a number of columns.
func (l Look) shorten(text string, columns int) string {
	return ansi.Truncate(text, columns, l.sign("…", "..."))
}

// wrap breaks text into rows of at most so many columns.
func wrap(text string, columns int) []string {
	// The library breaks after every hyphen, even the minus of a number.
	const noBreak = "\u2011"
	text = ansi.Wordwrap(strings.ReplaceAll(text, "-", noBreak), max(10, columns), "")
	return strings.Split(strings.ReplaceAll(text, noBreak, "-"), "\n")
}
