package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
)

// answers reads lines from in for the rest of the program: there must be one
// reader only, or a line meant for one question is swallowed by another. The
// channel is closed when in is at its end.
func answers(in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scanner := bufio.NewScanner(in); scanner.Scan(); {
			lines <- strings.ToLower(strings.TrimSpace(scanner.Text()))
		}
	}()
	return lines
}

// ask puts a question on stderr and waits for a line. It returns ok false when
// there will be none.
func ask(ctx context.Context, s *streams, lines <-chan string, question string) (answer string, ok bool) {
	if s.ErrTerminal {
		question = fold(question, s.Width-1)
	}
	fmt.Fprintf(s.ErrOut, "%s ", question)
	select {
	case answer, ok = <-lines:
	case <-ctx.Done():
	}
	if !ok {
		fmt.Fprintln(s.ErrOut)
	}
	return answer, ok
}
