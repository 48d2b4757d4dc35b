package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

func TestManualNamesEveryCommandAndFlag(t *testing.T) {
	s, out, errOut := testStreams()
	if status := run([]string{"man"}, s); status != exitOK {
		t.Fatalf("status %d: %s", status, errOut)
	}
	var walk func(*cobra.Command)
	walk = func(parent *cobra.Command) {
		for _, cmd := range parent.Commands() {
			if !cmd.IsAvailableCommand() {
				continue
			}
			if want := ".SS \"" + roff(cmd.CommandPath()); !strings.Contains(out.String(), want) {
				t.Errorf("%s is missing", cmd.CommandPath())
			}
			walk(cmd)
		}
	}
	walk(newRootCommand(s))
	for _, want := range []string{".TH REHEARSE 1\n", `\-\-auto\-stop`, `\fB\-o, \-\-output\fR \fIFILE\fR`, "130  interrupted", "REHEARSE_DIR"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestRoffShowsALineAsItIs(t *testing.T) {
	for line, want := range map[string]string{
		"plain":   "plain",
		".hello":  `\&.hello`,
		"'tis":    `\&'tis`,
		`a\b --c`: `a\eb \-\-c`,
	} {
		if got := roff(line); got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}
