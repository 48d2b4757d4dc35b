package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// live is the one line at the bottom of a terminal that is redrawn in place.
// Off a terminal there is none, and only what stays is written.
type live struct {
	w     io.Writer
	on    bool
	width int
	shown bool
}

func (s *streams) live() *live { return &live{w: s.ErrOut, on: s.Animate, width: s.Width} }

// show draws the line anew. It must fit the terminal's width.
func (l *live) show(text string) {
	if !l.on {
		return
	}
	fmt.Fprint(l.w, "\r", text, "\x1b[K")
	l.shown = true
}

// clear removes the line.
func (l *live) clear() {
	if l.shown {
		fmt.Fprint(l.w, "\r\x1b[K")
		l.shown = false
	}
}

// answered removes the line after someone pressed Enter below it.
func (l *live) answered() {
	if l.shown {
		fmt.Fprint(l.w, "\x1b[1A")
		l.clear()
	}
}

// say writes lines that stay, above the live one.
func (l *live) say(lines ...string) {
	l.clear()
	for _, line := range lines {
		if l.on {
			line = fold(line, l.width)
		}
		fmt.Fprintln(l.w, line)
	}
}

// fold breaks text into lines of at most so many columns, between words: not
// at the hyphens of a flag or the name of a file, which may be copied.
func fold(text string, columns int) string {
	const hyphen, noBreak = "-", "\u2011"
	text = ansi.Wordwrap(strings.ReplaceAll(text, hyphen, noBreak), max(20, columns), "")
	return strings.ReplaceAll(text, noBreak, hyphen)
}

// shorten cuts text to so many columns.
func shorten(text string, columns int) string {
	return ansi.Truncate(text, max(0, columns), "…")
}

// indent sets a text to be read aloud: wrapped to the terminal, but not wider
// than is easy to read, and a little in from the edge.
func indent(text string, width int) string {
	const margin = "    "
	wrapped := ansi.Wordwrap(strings.TrimSpace(text), max(20, min(width, 76)-2*len(margin)), "")
	return margin + strings.ReplaceAll(wrapped, "\n", "\n"+margin)
}
