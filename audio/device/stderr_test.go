//go:build unix

package device

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// stderrOf runs fn with file descriptor 2 going to a file and returns what
// arrived there.
func stderrOf(t *testing.T, fn func()) string {
	t.Helper()
	file, err := os.Create(t.TempDir() + "/stderr")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	saved, err := unix.Dup(2)
	if err != nil {
		t.Fatal(err)
	}
	unix.Dup2(int(file.Fd()), 2)
	fn()
	unix.Dup2(saved, 2)
	unix.Close(saved)
	text, err := os.ReadFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestStderrIsOffWhileADeviceIsInUse(t *testing.T) {
	say := func(text string) { unix.Write(2, []byte(text)) }
	got := stderrOf(t, func() {
		own := copyOfStderr()
		defer own.Close()
		say("before")
		chatter.begin()
		say(" ALSA lib pcm.c:2666: Unknown PCM")
		chatter.begin()
		chatter.end()
		say(" Expression 'err' failed in 'pa_linux_alsa.c'")
		own.WriteString(", ours")
		chatter.end()
		say(", after")
	})
	if got != "before, ours, after" {
		t.Errorf("stderr got %q", got)
	}
}

// TestCrashIsReportedWhileADeviceIsInUse runs itself as a program that
// panics.
func TestCrashIsReportedWhileADeviceIsInUse(t *testing.T) {
	if os.Getenv("CRASH") != "" {
		chatter.begin()
		panic("wrong arithmetic")
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestCrashIsReportedWhileADeviceIsInUse$")
	cmd.Env = append(os.Environ(), "CRASH=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err == nil {
		t.Error("it did not crash")
	}
	if !strings.Contains(stderr.String(), "wrong arithmetic") {
		t.Errorf("stderr got %q", stderr.String())
	}
}
