//go:build cgo && linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rehearse/audio"
	"rehearse/internal/virtualmic"
	"rehearse/takes"
)

// shippedTake is the path of a take of the project.
func shippedTake(name string) string { return filepath.Join(shippedTakes, name+".wav") }

// shortScript is the script of the shipped takes good and flat as far as its
// third sentence, and shortVoice one of these takes as far.
func shortScript(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "short.txt")
	text := "Good morning. This is Dr. Jane Doe, AAMC ID 10482736.\nI applied to Mill Creek Family Medicine through ERAS in SOAP.\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func shortVoice(t *testing.T, take string) string {
	const end = 13500 * time.Millisecond // in the pause after it, by truth.csv
	path, _, _ := clip(t, take+".wav", end)
	return path
}

// TestVirtualMicDrillThatPasses is the whole loop: hush, countdown, a voice in
// the microphone, the end by itself, the verdict, the replay out of the
// loudspeaker in full and over the phone, a smaller window, and what is kept.
func TestVirtualMicDrillThatPasses(t *testing.T) {
	t.Parallel() // nearly all of it is waiting
	room := virtualmic.Open(t)
	folder := t.TempDir()
	w := openWindow(t, room, "drill", "--takes", "1", "--dir", folder, scriptFile(t, "good", "opener.txt"))
	w.waitFor("say nothing")
	w.waitFor("get ready")
	w.waitFor("● REC")
	go func() {
		time.Sleep(4 * time.Second)
		w.tmux("resize-window", "-x", "70", "-y", "20")
	}()
	room.Speak(shippedTake("good"))
	screen := w.waitFor("A listener hears")
	for _, want := range []string{"✓ pace", "✓ pauses", "✓ melody", "✓ room", "✓ length", "This drill is done", "1 of 1 in a row", "r replay", "q quit"} {
		if !strings.Contains(screen, want) {
			t.Errorf("the verdict does not show %q:\n%s", want, screen)
		}
	}
	if rows := strings.Split(strings.TrimRight(screen, "\n"), "\n"); len(rows) > 20 {
		t.Errorf("%d rows in a window of 20", len(rows))
	}

	ear := room.Listen()
	w.press("r")
	w.waitFor("playing")
	w.waitFor("kept as")
	full := ear.Heard()
	take := kept(t, folder)
	if len(take) != 1 {
		t.Fatalf("kept %q", take)
	}
	samples, rate := readTake(t, take[0])
	near(t, "energy of what is heard", energyDB(full, virtualmic.Rate), energyDB(samples, rate), 0.5)

	ear = room.Listen()
	w.press("p")
	w.waitFor("as the phone makes it sound")
	time.Sleep(3 * time.Second)
	w.press("z") // any key
	w.waitFor("kept as")
	if full, phone := trebleDB(full), trebleDB(ear.Heard()); phone > full-5 {
		t.Errorf("over the phone treble is at %.1f dB, in full at %.1f: it was not cut", phone, full)
	}
	w.press("q")
	screen = w.ended(exitOK)
	if !strings.Contains(screen, "1 take, 1 passed; kept in") {
		t.Errorf("at the end:\n%s", screen)
	}
	store, err := takes.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if list, err := store.List(takes.Filter{}); err != nil || len(list) != 1 || list[0].Overall != "pass" || list[0].Script != "opener" {
		t.Errorf("history %+v, %v", list, err)
	}
}

func readTake(t *testing.T, path string) ([]float32, audio.SampleRate) {
	t.Helper()
	wav, err := audio.OpenWAV(path)
	if err != nil {
		t.Fatal(err)
	}
	defer wav.Close()
	var all []float32
	for buf := make([]float32, 1<<14); ; {
		n, err := wav.Read(buf)
		if err != nil {
			return all, wav.SampleRate()
		}
		all = append(all, buf[:n]...)
	}
}

func TestVirtualMicDrillThatFails(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	folder := t.TempDir()
	w := openWindow(t, room, "drill", "--dir", folder, scriptFile(t, "rushed", "voicemail.txt"))
	w.waitFor("● REC")
	room.Speak(shippedTake("rushed"))
	w.waitFor("A listener hears someone in a hurry")
	w.waitFor("0 of 3 in a row")
	if len(kept(t, folder)) != 1 {
		t.Errorf("kept %q", kept(t, folder))
	}
	w.press("x")
	w.waitFor("thrown away")
	if left, _ := os.ReadDir(folder); len(kept(t, folder)) != 0 {
		t.Errorf("left behind: %v", left)
	}
	w.press("a")
	w.waitFor("● REC")
	w.press("C-c")
	w.ended(exitInterrupted)
}

func TestVirtualMicDrillStoppedByEnter(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	folder := t.TempDir()
	voice, _, _ := clip(t, "good.wav", 6*time.Second)
	w := openWindow(t, room, "drill", "--no-keep", "--dir", folder)
	w.waitFor("Speak freely")
	w.waitFor("● REC")
	room.Speak(voice)
	w.press("Enter")
	w.waitFor("A listener hears")
	w.waitFor("not kept")
	w.press("q")
	w.ended(exitOK)
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("something was kept: %v", left)
	}
}

// TestVirtualMicDrillInterrupted: Ctrl-C in the middle of a take keeps it.
func TestVirtualMicDrillInterrupted(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	folder := t.TempDir()
	voice, _, _ := clip(t, "good.wav", 6*time.Second)
	w := openWindow(t, room, "drill", "--dir", folder, scriptFile(t, "good", "opener.txt"))
	w.waitFor("● REC")
	room.Speak(voice)
	w.press("C-c")
	w.ended(exitInterrupted)
	if take := kept(t, folder); len(take) != 1 {
		t.Errorf("kept %q", take)
	} else if samples, rate := readTake(t, take[0]); rate.Duration(int64(len(samples))) < 5*time.Second {
		t.Errorf("kept %v of 6 s", rate.Duration(int64(len(samples))))
	}
}

// TestVirtualMicDrillWindowClosed: so does closing the terminal.
func TestVirtualMicDrillWindowClosed(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	folder := t.TempDir()
	voice, _, _ := clip(t, "good.wav", 6*time.Second)
	w := openWindow(t, room, "drill", "--dir", folder, scriptFile(t, "good", "opener.txt"))
	w.waitFor("● REC")
	room.Speak(voice)
	w.close()
	deadline := time.Now().Add(20 * time.Second)
	for len(kept(t, folder)) == 0 && time.Now().Before(deadline) {
		time.Sleep(50 * time.Millisecond)
	}
	if take := kept(t, folder); len(take) != 1 {
		t.Fatalf("kept %q", take)
	}
	// It is in the history too, a moment later.
	store, err := takes.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for {
		if list, err := store.List(takes.Filter{}); err != nil || len(list) == 1 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the take is not in the history")
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// TestVirtualMicDrillDeviceLost: the microphone is unplugged in the middle.
func TestVirtualMicDrillDeviceLost(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	folder := t.TempDir()
	voice, _, _ := clip(t, "good.wav", 6*time.Second)
	w := openWindow(t, room, "drill", "--dir", folder, scriptFile(t, "good", "opener.txt"))
	w.waitFor("● REC")
	room.Speak(voice)
	room.Close()
	w.waitFor("stopped delivering")
	if take := kept(t, folder); len(take) != 1 {
		t.Errorf("kept %q", take)
	}
	w.press("a")
	w.waitFor("a try again")
	w.press("q")
	w.ended(exitOK)
}

func TestVirtualMicDrillWarnsOfTheRoom(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	folder := t.TempDir()
	w := openWindow(t, room, "drill", "--dir", folder, scriptFile(t, "good", "opener.txt"))
	w.waitFor("say nothing")
	room.Mute(true)
	w.waitFor("r listen again")
	room.Mute(false)
	w.press("r")
	w.waitFor("get ready")
	w.press("C-c")
	w.ended(exitInterrupted)
	if left := kept(t, folder); len(left) != 0 {
		t.Errorf("kept %q", left)
	}
}

func TestVirtualMicCheck(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	folder := t.TempDir()
	opener := shortScript(t)
	w := openWindow(t, room, "check", "--program", "Mill Creek", "--dir", folder, opener)
	w.waitFor("question 1 of 5")
	w.press("y", "y", "4", "y", "y")
	w.waitFor("● REC")
	room.Speak(shortVoice(t, "good"))
	w.waitFor("I am calling: note it")
	w.press("Enter")
	screen := w.ended(exitOK)
	if !strings.Contains(screen, "GO: a listener hears") {
		t.Errorf("at the end:\n%s", screen)
	}
	calls, err := os.ReadFile(filepath.Join(folder, takes.CallsFile))
	if err != nil || !strings.Contains(string(calls), "Mill Creek") {
		t.Errorf("calls %q, %v", calls, err)
	}

	w = openWindow(t, room, "check", "--program", "mill creek", "--dir", folder, opener)
	w.waitFor("question 1 of 5")
	w.press("y")
	w.waitFor("You called Mill Creek today")
	w.press("i", "3", "y", "y")
	w.waitFor("● REC")
	room.Speak(shortVoice(t, "flat"))
	w.waitFor("A listener hears a voice on one note")
	w.press("q")
	if screen := w.ended(exitNotPassed); !strings.Contains(screen, "NOT YET: a listener hears a voice on one note") {
		t.Errorf("at the end:\n%s", screen)
	}
}
