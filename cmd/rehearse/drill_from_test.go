//go:build cgo && linux

package main

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// These run drill and check with a file for a microphone: on a pseudo-terminal,
// and line by line. Sound comes from the file alone.

// fromFile is rehearse with a file for a microphone, keeping takes in folder.
func fromFile(command, voice, folder string, args ...string) *exec.Cmd {
	cmd := exec.Command("rehearse", append([]string{command, "--from", voice, "--dir", folder}, args...)...)
	cmd.Env = append(cmd.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8")
	return cmd
}

func TestScreenRespectsNoColor(t *testing.T) {
	t.Parallel()
	for _, setting := range []string{"", "NO_COLOR=1"} {
		cmd := fromFile("drill", shippedTake("good"), t.TempDir(), scriptFile(t, "good", "opener.txt"))
		cmd.Env = append(cmd.Env, setting)
		p := onTerminal(t, cmd)
		p.waitFor("May I send anything further?")
		p.press("\x03")
		if status := p.end(); status != exitInterrupted {
			t.Errorf("status %d, want %d", status, exitInterrupted)
		}
		coloured := strings.Contains(p.drawn(), "\x1b[36m") || strings.Contains(p.drawn(), "\x1b[38;5;")
		if coloured != (setting == "") {
			t.Errorf("with %q coloured is %v: %q", setting, coloured, p.drawn())
		}
	}
}

func TestScreenGivesTheTerminalBack(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	p := onTerminal(t, fromFile("check", shippedTake("good"), folder, scriptFile(t, "good", "opener.txt")))
	p.waitFor("question 1 of 5")
	p.press("y")
	p.waitFor("Is this your first call")
	p.press("n")
	p.waitFor("This program has heard from you already")
	p.press("q")
	if status := p.end(); status != exitNotPassed {
		t.Errorf("status %d, want %d", status, exitNotPassed)
	}
	drawn := p.drawn()
	_, after, left := strings.Cut(drawn, "\x1b[?1049l") // back to the screen there was before
	if !left || !strings.Contains(after, "NOT YET: this program has heard from you already") {
		t.Errorf("after the screen: %q", after)
	}
	if shown := strings.LastIndex(drawn, "\x1b[?25h"); shown < strings.LastIndex(drawn, "\x1b[?25l") {
		t.Error("the cursor stays hidden")
	}
	if len(kept(t, folder)) != 0 {
		t.Errorf("kept %q", kept(t, folder))
	}
}

// byLine runs a command without a terminal and gives it lines.
func byLine(t *testing.T, cmd *exec.Cmd, lines string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errOut bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(lines), &out, &errOut
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errOut.String()
}

func TestDrillByLines(t *testing.T) {
	t.Parallel() // nearly all of it is waiting
	voice, _, _ := clip(t, "good.wav", 5*time.Second)
	folder := t.TempDir()
	status, out, errOut := byLine(t, fromFile("drill", voice, folder), "a\nx\nq\n")
	if status != exitOK {
		t.Fatalf("status %d: %s", status, errOut)
	}
	for _, want := range []string{"A listener hears", "of 3 passing takes in a row", "1 take, "} {
		if !strings.Contains(out, want) {
			t.Errorf("stdout does not say %q:\n%s", want, out)
		}
	}
	for _, want := range []string{"r = replay, p = on the phone, a = again, x = throw away, q = quit:", "recording:", "thrown away"} {
		if !strings.Contains(errOut, want) {
			t.Errorf("stderr does not say %q:\n%s", want, errOut)
		}
	}
	if strings.Contains(out+errOut, "\x1b") {
		t.Error("control characters off a terminal")
	}
	if takes := kept(t, folder); len(takes) != 1 {
		t.Errorf("kept %q: the first take, not the second", takes)
	}
}

func TestDrillByLinesIsDoneByItself(t *testing.T) {
	t.Parallel()
	status, out, errOut := byLine(t, fromFile("drill", shippedTake("good"), t.TempDir(), "--takes", "1", scriptFile(t, "good", "opener.txt")), "")
	if status != exitOK || !strings.Contains(out, "1 of 1 passing takes in a row") || !strings.Contains(out, "This drill is done") {
		t.Errorf("status %d\n%s\n%s", status, out, errOut)
	}
}

func TestCheckByLines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		take, says string
		status     int
	}{
		{"good", "GO: a listener hears", exitOK},
		{"rushed", "NOT YET: a listener hears someone in a hurry", exitNotPassed},
	} {
		t.Run(tt.take, func(t *testing.T) {
			t.Parallel()
			cmd := fromFile("check", shippedTake(tt.take), t.TempDir(), "--yes", "--no-keep", "--program", "Mill Creek", scriptFile(t, tt.take, "script.txt"))
			status, out, errOut := byLine(t, cmd, "")
			if status != tt.status || !strings.HasPrefix(out, tt.says) || strings.Count(out, "\n") != 2 {
				t.Errorf("status %d, want %d: %q\n%s", status, tt.status, out, errOut)
			}
		})
	}
}
