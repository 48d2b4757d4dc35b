package device

import (
	"net"
	"os"
	"path/filepath"
	"testing"
)

// A sound server that crashed leaves its socket behind; only one that answers
// counts.
func TestServerAnswers(t *testing.T) {
	dir, err := os.MkdirTemp("", "s") // short: a socket's path may be no longer than 108 bytes
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	t.Setenv("PULSE_SERVER", "")
	t.Setenv("XDG_RUNTIME_DIR", dir)
	if serverAnswers() {
		t.Error("an empty folder answers")
	}
	socket := filepath.Join(dir, "pipewire-0")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Skip("no local sockets here:", err)
	}
	if !serverAnswers() {
		t.Error("a listening server does not answer")
	}
	t.Setenv("PULSE_SERVER", "unix:"+socket)
	if !serverAnswers() {
		t.Error("it does not answer by its address")
	}
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	l.Close()
	if serverAnswers() {
		t.Error("a closed one answers by its address")
	}
	t.Setenv("PULSE_SERVER", "")
	if serverAnswers() {
		t.Error("a closed one answers")
	}
}
