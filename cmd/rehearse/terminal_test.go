//go:build cgo && linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"rehearse/internal/virtualmic"
)

// terminal is a program on a pseudo-terminal, and what it drew.
type terminal struct {
	t    *testing.T
	keys *os.File
	cmd  *exec.Cmd

	mu     sync.Mutex
	screen bytes.Buffer
	done   chan struct{}
}

// onTerminal runs cmd on a terminal of 80 columns.
func onTerminal(t *testing.T, cmd *exec.Cmd) *terminal {
	t.Helper()
	keys, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fd := int(keys.Fd())
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 40, Col: 80}); err != nil {
		t.Fatal(err)
	}
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer tty.Close()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, keys: keys, cmd: cmd, done: make(chan struct{})}
	go term.draw()
	t.Cleanup(func() { cmd.Process.Kill(); keys.Close() })
	return term
}

func (p *terminal) draw() {
	defer close(p.done)
	for buf := make([]byte, 4096); ; {
		n, err := p.keys.Read(buf)
		p.mu.Lock()
		p.screen.Write(buf[:n])
		p.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (p *terminal) drawn() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.screen.String()
}

// waitFor waits until text was drawn.
func (p *terminal) waitFor(text string) {
	p.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !strings.Contains(p.drawn(), text); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.t.Fatalf("does not show %q: %q", text, p.drawn())
		}
	}
}

// press types keys.
func (p *terminal) press(keys string) {
	p.t.Helper()
	if _, err := p.keys.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// end waits for the program and returns its exit status.
func (p *terminal) end() int {
	err := p.cmd.Wait()
	<-p.done
	if exit, ok := err.(*exec.ExitError); ok {
		return exit.ExitCode()
	}
	if err != nil {
		p.t.Fatal(err)
	}
	return 0
}

func TestVirtualMicOnATerminal(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	dir := t.TempDir()
	voice, _, _ := clip(t, "good.wav", 5*time.Second)
	text := "---\ncall: free\n---\nGood morning, this is Jane.\n"
	if err := os.WriteFile(dir+"/opener.txt", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := room.Command("rehearse", "record", "-o", "take.wav", "--script", "opener.txt")
	cmd.Dir = dir
	cmd.Env = append(cmd.Env, "TERM=xterm", "NO_COLOR=1", "LANG=C.UTF-8")
	p := onTerminal(t, cmd)
	for _, step := range []string{"Good morning, this is Jane.", "starting in 3", "starting in 1", "recording from", "0:00 of 1:00"} {
		p.waitFor(step)
	}
	if strings.Contains(p.drawn(), "call: free") {
		t.Error("the front matter of the script is shown as text to read")
	}
	room.Speak(voice)
	for _, part := range []string{"█", "good", "Enter stops", "0:04 of 1:00"} {
		p.waitFor(part)
	}
	p.press("\r")
	p.waitFor("recorded")
	p.waitFor("A listener hears") // the report
	p.waitFor("Hear it?")
	p.press("y\r")
	p.waitFor("take.wav\x1b[K") // the clock of the replay
	p.press("\x03")             // Ctrl-C ends the replay, and with it the program
	if status := p.end(); status != 0 {
		t.Errorf("status %d", status)
	}
	if strings.Contains(p.drawn(), "\x1b[3") {
		t.Error("coloured in spite of NO_COLOR")
	}
}

func TestVirtualMicInterruptedCountdownLeavesNothing(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	dir := t.TempDir()
	cmd := room.Command("rehearse", "record", "-o", "take.wav")
	cmd.Dir = dir
	cmd.Env = append(cmd.Env, "TERM=xterm")
	p := onTerminal(t, cmd)
	p.waitFor("starting in")
	p.press("\x03")
	if status := p.end(); status != exitInterrupted {
		t.Errorf("status %d, want %d", status, exitInterrupted)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
