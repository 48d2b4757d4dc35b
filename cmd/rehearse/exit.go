package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Exit statuses. They are part of the command line's contract.
const (
	exitOK          = 0
	exitFailed      = 1   // an error: message on stderr
	exitUsage       = 2   // wrong usage of the command line
	exitNotPassed   = 3   // the delivery or the room does not pass
	exitSomeFailed  = 4   // some files of a batch could not be read, the rest was measured
	exitInterrupted = 130 // stopped by Ctrl-C or a signal before it was done
)

var exitMeaning = map[int]string{
	exitOK:          "done",
	exitFailed:      "an error; stderr says what and what to do",
	exitUsage:       "wrong usage",
	exitNotPassed:   "the delivery or the room does not pass",
	exitSomeFailed:  "some files could not be read; the others were measured",
	exitInterrupted: "interrupted",
}

// exitError carries an exit status to main. Its err may be nil when the
// command already said on stdout everything there is to say.
type exitError struct {
	status int
	err    error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usageErrorf is an error in how the program was called.
func usageErrorf(format string, args ...any) error {
	return &exitError{status: exitUsage, err: fmt.Errorf(format, args...)}
}

// exitStatus is the status the program ends with for err.
func exitStatus(err error) int {
	if err == nil {
		return exitOK
	}
	if e, ok := errors.AsType[*exitError](err); ok {
		return e.status
	}
	return exitFailed
}

// hintError is an error with lines for the user about what to do.
type hintError struct {
	err   error
	hints []string
}

func (e *hintError) Error() string   { return e.err.Error() }
func (e *hintError) Unwrap() error   { return e.err }
func (e *hintError) Hints() []string { return e.hints }

// withHint attaches advice to err; nil stays nil.
func withHint(err error, hints ...string) error {
	if err == nil {
		return nil
	}
	return &hintError{err, hints}
}

// hints collects the advice of every error in the tree that has some, what is
// nearest to the cause first: any package's error may bring its own by a method
// Hints() []string.
func hints(err error) []string {
	var all []string
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		all = hints(e.Unwrap())
	case interface{ Unwrap() []error }:
		for _, each := range e.Unwrap() {
			all = append(all, hints(each)...)
		}
	}
	if h, ok := err.(interface{ Hints() []string }); ok {
		all = append(all, h.Hints()...)
	}
	return all
}

// exitKey names the annotation under which a command keeps its EXIT STATUS text.
const exitKey = "exit status"

// exits is the annotation of a command that can end with these statuses. The
// statuses every command has (0, 1, 2) need not be named.
func exits(statuses ...int) map[string]string {
	var b strings.Builder
	for _, status := range append([]int{exitOK, exitFailed, exitUsage}, statuses...) {
		fmt.Fprintf(&b, "  %-4s %s\n", strconv.Itoa(status), exitMeaning[status])
	}
	return map[string]string{exitKey: strings.TrimRight(b.String(), "\n")}
}
