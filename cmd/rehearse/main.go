// Command rehearse records someone practising a short phone call, measures
// the voice and says plainly what a listener will hear.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(run(os.Args[1:], osStreams()))
}

// run executes one command line and returns the exit status. Errors are
// printed here and nowhere else.
func run(args []string, s *streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	// The first Ctrl-C asks a command to end; a second one ends the program,
	// should the command not listen.
	context.AfterFunc(ctx, stop)

	root := newRootCommand(s)
	root.SetArgs(args)
	err := execute(ctx, root)
	if err == nil {
		return exitOK
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = &exitError{status: exitInterrupted, err: errors.New("interrupted")}
	}
	printError(s, err)
	return exitStatus(err)
}

// printError writes the error and its hints to stderr, each on a line, which a
// terminal does not break inside a word.
func printError(s *streams, err error) {
	var lines []string
	if message := err.Error(); message != "" {
		lines = append(lines, "rehearse: "+message)
	}
	for _, hint := range hints(err) {
		lines = append(lines, "hint: "+hint)
	}
	for _, line := range lines {
		if s.ErrTerminal {
			line = fold(line, s.Width)
		}
		fmt.Fprintln(s.ErrOut, line)
	}
}
