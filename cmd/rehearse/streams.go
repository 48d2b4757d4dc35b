package main

// Rules of the surface, for every command:
//
//   - stdout carries results only: reports, tables, JSON. It can be piped.
//   - stderr carries what is live or about the run: prompts, meters, progress,
//     warnings. Lines that stay are plain sentences; lines that are redrawn
//     exist on a terminal only and are erased when they are over.
//   - An error is printed once, by main: `rehearse: what is wrong`, lower
//     case, no full stop, then `hint: what to do` lines.
//   - Colour and animation are for terminals. NO_COLOR and TERM=dumb turn
//     colour off, TERM=dumb animation too.

import (
	"io"
	"os"

	"golang.org/x/term"

	"rehearse/audio/device"
)

// streams is what a command sees of the world: where it reads and writes, and
// what stands at the other end. Commands never touch os.Stdout themselves.
type streams struct {
	In          io.Reader
	Out, ErrOut io.Writer

	InTerminal  bool // someone can answer a prompt
	OutTerminal bool // the result is read by a person, now
	ErrTerminal bool // someone watches the run

	Animate bool // a line on ErrOut may be redrawn in place

	OutColour bool // Out may be coloured
	ErrColour bool // ErrOut may be coloured

	Width int // columns of the terminal; defaultWidth where there is none
}

// defaultWidth is the line length for pipes and files: what a report pasted
// into a mail or an issue stands.
const defaultWidth = 80

// osStreams are the streams of the process.
func osStreams() *streams {
	s := &streams{
		In: os.Stdin, Out: os.Stdout, ErrOut: device.Stderr(),
		InTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		OutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		Width:       defaultWidth,
	}
	dumb := os.Getenv("TERM") == "dumb"
	s.Animate = s.ErrTerminal && !dumb
	colour := os.Getenv("NO_COLOR") == "" && !dumb
	s.OutColour = s.OutTerminal && colour
	s.ErrColour = s.ErrTerminal && colour
	for _, f := range []*os.File{os.Stdout, os.Stderr} {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			s.Width = columns
			break
		}
	}
	return s
}
