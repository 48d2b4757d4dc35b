//go:build cgo && linux

package main

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rehearse/audio"
	"rehearse/internal/virtualmic"
)

// window is a terminal window with rehearse in it, drawn by tmux.
type window struct {
	t      testing.TB
	room   *virtualmic.Room
	socket string
}

// openWindow runs rehearse in a window of 80 by 24, in a room with a faint
// noise. When it has ended the window shows "status" and its exit status.
func openWindow(t testing.TB, room *virtualmic.Room, args ...string) *window {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		virtualmic.Skip(t, "no terminal window: tmux is not installed (make test installs it)")
	}
	// Not t.TempDir: a socket's path must be shorter than 108 bytes.
	dir, err := os.MkdirTemp("", "win")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	background(t, room)
	w := &window{t: t, room: room, socket: filepath.Join(dir, "s")}
	quoted := "rehearse"
	for _, a := range args {
		quoted += " '" + a + "'"
	}
	w.tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", quoted+`; echo "status $?"; sleep 600`)
	t.Cleanup(func() { w.command("kill-server").Run() })
	return w
}

// background lets a room sound like one, until the end of the test.
func background(t testing.TB, room *virtualmic.Room) {
	t.Helper()
	const seconds, rate, dbfs = 120, 16000, -66
	path := filepath.Join(t.TempDir(), "room.wav")
	wav, err := audio.CreateWAV(path, rate)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	samples := make([]float32, seconds*rate)
	for i := range samples {
		samples[i] = float32(random.NormFloat64() * math.Pow(10, dbfs/20.0))
	}
	if err := errors.Join(wav.Write(samples), wav.Close()); err != nil {
		t.Fatal(err)
	}
	play := room.Command("paplay", "--device=mouth", path)
	if err := play.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { play.Process.Kill(); play.Wait() })
}

func (w *window) command(args ...string) *exec.Cmd {
	return w.room.Command("tmux", append([]string{"-S", w.socket}, args...)...)
}

func (w *window) tmux(args ...string) string {
	w.t.Helper()
	out, err := w.command(args...).CombinedOutput()
	if err != nil {
		w.t.Fatalf("tmux %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// screen is what the window shows now.
func (w *window) screen() string {
	w.t.Helper()
	return w.tmux("capture-pane", "-p")
}

// press types keys by tmux's names for them.
func (w *window) press(keys ...string) {
	w.t.Helper()
	for _, key := range keys {
		w.tmux("send-keys", key)
		time.Sleep(50 * time.Millisecond)
	}
}

// waitFor waits until the window shows a text, and returns the screen.
func (w *window) waitFor(text string) string {
	w.t.Helper()
	screen := ""
	for deadline := time.Now().Add(60 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if screen = w.screen(); strings.Contains(screen, text) {
			return screen
		}
	}
	w.t.Fatalf("the window does not show %q:\n%s", text, screen)
	return ""
}

// ended waits for the end of the program, which must have that status.
func (w *window) ended(status int) string {
	w.t.Helper()
	screen := w.waitFor("status ")
	if !strings.Contains(screen, fmt.Sprintf("status %d\n", status)) {
		w.t.Errorf("ended otherwise than with %d:\n%s", status, screen)
	}
	return screen
}

// close closes the window as the user would, with the mouse.
func (w *window) close() { w.tmux("kill-server") }

// kept are the finished takes in a folder.
func kept(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*.wav"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// scriptFile is the script of a shipped take under a name of its own.
func scriptFile(t testing.TB, take, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(shippedTakes, take+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
