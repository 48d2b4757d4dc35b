//go:build cgo && linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"rehearse/internal/virtualmic"
)

// BenchmarkVirtualMicDrill is what a drill costs while somebody reads: the time
// its process, with all that PortAudio runs in it, spends on a core while a
// voice is recorded in a window of 80 by 24, as a share of the time that passes.
//
//	go test -run '^$' -bench VirtualMicDrill ./cmd/rehearse
func BenchmarkVirtualMicDrill(b *testing.B) {
	if testing.Short() {
		b.Skip("takes half a minute")
	}
	room := virtualmic.Open(b)
	for b.Loop() {
		w := openWindow(b, room, "drill", "--no-keep", scriptFile(b, "noisy", "voicemail.txt"))
		w.waitFor("REC")
		voice := room.Command("paplay", "--device=mouth", shippedTake("noisy"))
		if err := voice.Start(); err != nil {
			b.Fatal(err)
		}
		process := w.process()
		began, before := time.Now(), cpuTime(b, process)
		time.Sleep(20 * time.Second)
		used, passed := cpuTime(b, process)-before, time.Since(began)
		b.ReportMetric(100*used.Seconds()/passed.Seconds(), "%core")
		if !strings.Contains(w.screen(), "REC") {
			b.Fatalf("the take is over:\n%s", w.screen())
		}
		voice.Wait()
		w.close()
	}
}

// process is the number of the process in the window's shell.
func (w *window) process() string {
	w.t.Helper()
	shell := strings.TrimSpace(w.tmux("display", "-p", "#{pane_pid}"))
	processes, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, stat := range processes {
		if fields := statFields(stat); len(fields) > 1 && fields[1] == shell {
			return filepath.Base(filepath.Dir(stat))
		}
	}
	w.t.Fatalf("no process in the window, whose shell is %s", shell)
	return ""
}

// statFields are the fields of a /proc/PID/stat after the name of the program:
// the state first, then the parent.
func statFields(path string) []string {
	stat, err := os.ReadFile(path)
	if err != nil {
		return nil // it has ended
	}
	_, after, _ := strings.Cut(string(stat), ") ")
	return strings.Fields(after)
}

// cpuTime is the time a process has spent on a core, in its own code and the
// system's.
func cpuTime(t testing.TB, process string) time.Duration {
	t.Helper()
	const user, system = 11, 12        // of statFields
	const tick = 10 * time.Millisecond // USER_HZ is 100 wherever Go runs on Linux
	fields := statFields(fmt.Sprintf("/proc/%s/stat", process))
	if len(fields) <= system {
		t.Fatalf("process %s has ended", process)
	}
	u, err := strconv.Atoi(fields[user])
	if err != nil {
		t.Fatal(err)
	}
	s, err := strconv.Atoi(fields[system])
	if err != nil {
		t.Fatal(err)
	}
	return time.Duration(u+s) * tick
}
