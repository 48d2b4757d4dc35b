package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// testStreams are pipes, as a script sees the program.
func testStreams() (s *streams, out, errOut *bytes.Buffer) {
	out, errOut = new(bytes.Buffer), new(bytes.Buffer)
	return &streams{In: strings.NewReader(""), Out: out, ErrOut: errOut, Width: defaultWidth}, out, errOut
}

func TestWrongUsageIsStatus2AndPointsToHelp(t *testing.T) {
	for name, args := range map[string][]string{
		"unknown command":           {"sing"},
		"unknown flag":              {"--loud"},
		"unknown command of group":  {"completion", "tcsh"},
		"unknown flag of a command": {"completion", "bash", "--loud"},
	} {
		t.Run(name, func(t *testing.T) {
			s, out, errOut := testStreams()
			if status := run(args, s); status != exitUsage {
				t.Errorf("status %d, want %d", status, exitUsage)
			}
			if out.Len() != 0 {
				t.Errorf("stdout is not empty: %q", out)
			}
			lines := strings.Split(strings.TrimSpace(errOut.String()), "\n")
			if len(lines) != 2 || !strings.HasPrefix(lines[0], "rehearse: unknown") || !strings.HasPrefix(lines[1], "hint: see rehearse") {
				t.Errorf("stderr is not an error and a hint: %q", errOut)
			}
		})
	}
}

func TestHelpNamesExitStatusOfEveryCommand(t *testing.T) {
	s, _, _ := testStreams()
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		t.Run(cmd.CommandPath(), func(t *testing.T) {
			s, out, _ := testStreams()
			args := append(strings.Fields(cmd.CommandPath())[1:], "--help")
			if status := run(args, s); status != exitOK {
				t.Errorf("status %d", status)
			}
			if !strings.Contains(out.String(), "EXIT STATUS\n  0    done\n") {
				t.Errorf("no EXIT STATUS in\n%s", out)
			}
		})
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(newRootCommand(s))
}

func TestErrorIsPrintedOnceWithItsHints(t *testing.T) {
	s, _, errOut := testStreams()
	err := withHint(withHint(errors.New("no microphone"), "plug one in"), "see rehearse devices")
	printError(s, errors.Join(fmt.Errorf("record: %w", err), nil))
	want := "rehearse: record: no microphone\nhint: plug one in\nhint: see rehearse devices\n"
	if errOut.String() != want {
		t.Errorf("got %q, want %q", errOut, want)
	}
}

func TestErrorOnATerminalBreaksBetweenWords(t *testing.T) {
	s, _, errOut := testStreams()
	s.ErrTerminal, s.Width = true, 30
	printError(s, withHint(errors.New("there is no default microphone"), "use a file: drill --from take-1.wav"))
	want := "rehearse: there is no default\nmicrophone\nhint: use a file: drill --from\ntake-1.wav\n"
	if errOut.String() != want {
		t.Errorf("got %q, want %q", errOut, want)
	}
}

func TestStatusOfAnError(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		want int
	}{
		{"none", nil, 0},
		{"plain", errors.New("disk full"), 1},
		{"usage", usageErrorf("no such format"), 2},
		{"with a hint around", withHint(&exitError{status: exitSomeFailed}, "h"), 4},
	} {
		if got := exitStatus(tt.err); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestStartedCommandKeepsItsOwnStatus(t *testing.T) {
	root := &cobra.Command{Use: "rehearse", SilenceErrors: true, SilenceUsage: true,
		RunE: func(*cobra.Command, []string) error { return &exitError{status: exitNotPassed} }}
	root.SetArgs(nil)
	if got := exitStatus(execute(context.Background(), root)); got != exitNotPassed {
		t.Errorf("status %d, want %d", got, exitNotPassed)
	}
}
