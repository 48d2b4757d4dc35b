package main

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// transcript is a block of the README: a command after "$ bin/rehearse" and
// what it prints.
var transcript = regexp.MustCompile("(?s)```\n\\$ bin/rehearse ([^\n]*)\n(.*?)```\n")

// TestReadmeShowsWhatTheProgramPrints runs the commands of the README from the
// root of the project and compares.
func TestReadmeShowsWhatTheProgramPrints(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the README was written on amd64; elsewhere the last digit of a figure may differ")
	}
	t.Chdir(filepath.Join("..", ".."))
	t.Setenv("LC_ALL", "C.UTF-8")
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := transcript.FindAllSubmatchIndex(text, -1)
	if len(blocks) < 2 {
		t.Fatalf("%d transcripts in the README", len(blocks))
	}
	var anew strings.Builder
	at := 0
	for _, b := range blocks {
		command, shown := string(text[b[2]:b[3]]), string(text[b[4]:b[5]])
		s, out, errOut := testStreams()
		if status := run(strings.Fields(command), s); status != exitOK {
			t.Fatalf("rehearse %s: status %d, %s", command, status, errOut)
		}
		anew.Write(text[at:b[4]])
		anew.WriteString(out.String())
		at = b[5]
		if shown != out.String() && !*update {
			t.Errorf("the README does not show what rehearse %s prints; go test ./cmd/rehearse -run Readme -update writes it anew", command)
		}
	}
	anew.Write(text[at:])
	if *update {
		if err := os.WriteFile("README.md", []byte(anew.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
