package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const shippedTakes = "../../testdata/takes"

// interrupted measures many takes, interrupts after three results and returns
// what was written.
func interrupted(t *testing.T, format string) string {
	t.Helper()
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	takes := make([]found, 200)
	for i := range takes {
		takes[i].path = filepath.Join(shippedTakes, "rushed.wav")
	}
	var out bytes.Buffer
	writes := 0
	w := writerFunc(func(p []byte) (int, error) {
		if writes++; writes == 3 {
			interrupt()
		}
		return out.Write(p)
	})
	s, _, _ := testStreams()
	o := analyzeOptions{format: format, jobs: 2}
	err := o.measureAll(ctx, s, o.writer(s, w, len(takes), false), takes, &tally{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%s: error %v, want that of the interruption", format, err)
	}
	return out.String()
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// TestInterruptionLeavesWholeLines: what was measured before Ctrl-C is there,
// whole and readable, and the rest is not waited for.
func TestInterruptionLeavesWholeLines(t *testing.T) {
	lines := interrupted(t, "ndjson")
	if n := strings.Count(lines, "\n"); n < 3 || n > 30 || !strings.HasSuffix(lines, "}\n") {
		t.Errorf("%d lines, ending %q", n, lines[max(0, len(lines)-40):])
	}
	var array []map[string]any
	if err := json.Unmarshal([]byte(interrupted(t, "json")), &array); err != nil || len(array) < 2 {
		t.Errorf("array of %d takes: %v", len(array), err)
	}
}

// TestFullDiskEndsTheBatch: an error of the output is the error of the command.
func TestFullDiskEndsTheBatch(t *testing.T) {
	full := writerFunc(func([]byte) (int, error) { return 0, io.ErrShortWrite })
	takes := []found{{path: filepath.Join(shippedTakes, "good.wav")}, {path: filepath.Join(shippedTakes, "flat.wav")}}
	for _, format := range formats {
		s, _, _ := testStreams()
		o := analyzeOptions{format: format, jobs: 2}
		if err := o.measureAll(t.Context(), s, o.writer(s, full, len(takes), false), takes, &tally{}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: error %v, want that of the disk", format, err)
		}
	}
}

func TestTally(t *testing.T) {
	for name, tt := range map[string]struct {
		tally  tally
		strict bool
		want   int
	}{
		"all passed, strict":       {tally{read: 3}, true, exitOK},
		"one fell through":         {tally{read: 3, notPassed: 1}, false, exitOK},
		"one fell through, strict": {tally{read: 3, notPassed: 1}, true, exitNotPassed},
		"one unread, strict":       {tally{read: 3, unread: 1, notPassed: 1}, true, exitSomeFailed},
		"none read":                {tally{unread: 2}, true, exitFailed},
	} {
		if got := exitStatus(tt.tally.outcome(tt.strict)); got != tt.want {
			t.Errorf("%s: status %d, want %d", name, got, tt.want)
		}
	}
}

func TestOutFileAppearsWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.csv")
	failure := errors.New("stop")
	write := func(text string, err error) func(io.Writer) error {
		return func(w io.Writer) error {
			io.WriteString(w, text)
			return err
		}
	}
	files := func() string {
		names, _ := filepath.Glob(filepath.Join(dir, "*"))
		hidden, _ := filepath.Glob(filepath.Join(dir, ".*"))
		return strings.Join(append(names, hidden...), " ")
	}
	if err := writeOut(name, nil, write("half", failure)); !errors.Is(err, failure) || files() != "" {
		t.Errorf("error %v, files %q after a failure", err, files())
	}
	if err := writeOut(name, nil, write("first", nil)); err != nil || files() != name {
		t.Errorf("error %v, files %q", err, files())
	}
	if err := writeOut(name, nil, write("half", failure)); !errors.Is(err, failure) || read(t, name) != "first" || files() != name {
		t.Errorf("error %v, content %q, files %q after a second failure", err, read(t, name), files())
	}
	if err := writeOut(name, nil, write("second", nil)); err != nil || read(t, name) != "second" {
		t.Errorf("error %v, content %q", err, read(t, name))
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestMinPause(t *testing.T) {
	for text, want := range map[string]pauseLength{"250ms": usualPause, "0.25": usualPause, "0.3s": pauseLength(300 * time.Millisecond), "1": pauseLength(time.Second)} {
		var p pauseLength
		if err := p.Set(text); err != nil || p != want {
			t.Errorf("%s is %v, %v", text, p, err)
		}
	}
	for _, text := range []string{"", "long", "NaN", "0", "10ms", "-1", "1m", "1e30"} {
		var p pauseLength
		if err := p.Set(text); err == nil || p.given() {
			t.Errorf("%q is %v, %v", text, p, err)
		}
	}
}
