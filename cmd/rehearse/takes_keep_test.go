//go:build cgo && linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rehearse/internal/virtualmic"
	"rehearse/script"
	"rehearse/takes"
)

// keptIn opens the folder of takes a program used.
func keptIn(t *testing.T, dir string) *takes.Store {
	t.Helper()
	store, err := takes.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// TestVirtualMicRecordKeepsTheTake: without -o a take goes to the folder of
// takes, with its script and its kind of call, and is listed.
func TestVirtualMicRecordKeepsTheTake(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	dir := t.TempDir()
	voice, _, _ := clip(t, "good.wav", 5*time.Second)
	if err := os.WriteFile(filepath.Join(dir, "opener.txt"), []byte("Good morning. This is Doctor Jane Doe.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p := start(room, t, dir, "record", "--dir", "kept", "--script", "opener.txt", "--call", "opener", "--format", "json")
	p.waitFor("recording from")
	room.Speak(voice)
	p.in.Write([]byte("\n"))
	if status := p.end(); status != 0 {
		t.Fatalf("status %d, %s", status, p.errors())
	}
	store := keptIn(t, filepath.Join(dir, "kept"))
	take, err := store.Last("opener")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := store.Load(take.Name)
	if err != nil {
		t.Fatal(err)
	}
	told := p.take()
	if kept.Overall != told.Overall || kept.Call != script.Opener || kept.Delivery.Script.Words != 7 ||
		len(kept.Delivery.Verdicts) != len(told.Verdicts) || kept.Audio.DurationS != told.Audio.DurationS {
		t.Errorf("kept as %+v", kept)
	}
	for _, name := range []string{take.Name, take.ID() + ".txt"} {
		if st, err := os.Stat(store.Path(name)); err != nil || st.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, st, err)
		}
	}
	p = start(room, t, dir, "takes", "--dir", "kept")
	if status := p.end(); status != 0 || !strings.Contains(p.out.String(), take.ID()) {
		t.Errorf("listed: status %d, %s%s", status, &p.out, p.errors())
	}
	p = start(room, t, dir, "takes", "play", "--dir", "kept")
	if status := p.end(); status != 0 {
		t.Errorf("played: status %d, %s", status, p.errors())
	}
}

// TestVirtualMicNoKeepLeavesNothing: with --no-keep a take is measured and
// gone, with -o it is where the user wants it; neither makes the folder of
// takes.
func TestVirtualMicNoKeepLeavesNothing(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	dir, temp := t.TempDir(), t.TempDir()
	for _, args := range [][]string{{"--no-keep"}, {"-o", "take.wav"}} {
		p := start(room, t, dir, append([]string{"record", "--dir", "kept", "--max", "1s", "--format", "json"}, args...)...)
		if status := p.end(); status != 0 {
			t.Fatalf("%v: status %d, %s", args, status, p.errors())
		}
		if p.take().Audio.DurationS != 1 {
			t.Errorf("%v: measured %s", args, &p.out)
		}
	}
	// Where a take lies that is not kept.
	cmd := room.Command("rehearse", "record", "--no-keep", "--max", "1s")
	cmd.Dir, cmd.Env = dir, append(cmd.Env, "TMPDIR="+temp)
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "recorded 1.0 s, which are not kept") {
		t.Fatalf("%v: %s", err, out)
	}
	for folder, want := range map[string]int{dir: 1, temp: 0} {
		if entries, err := os.ReadDir(folder); err != nil || len(entries) != want {
			t.Errorf("%s holds %v, %v", folder, entries, err)
		}
	}
}

// TestVirtualMicKilledKeptTakeIsRecovered: killed while recording, the take
// comes back with its script by takes recover.
func TestVirtualMicKilledKeptTakeIsRecovered(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "opener.txt"), []byte("---\ncall: opener\n---\nGood morning.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	voice, _, _ := clip(t, "good.wav", 4*time.Second)
	p := start(room, t, dir, "record", "--dir", "kept", "--script", "opener.txt")
	p.waitFor("recording from")
	room.Speak(voice)
	p.cmd.Process.Signal(syscall.SIGKILL)
	p.end()
	p = start(room, t, dir, "record", "--dir", "kept", "--max", "1s")
	if status := p.end(); status != 0 || !strings.Contains(p.errors(), "hint: recover it: rehearse takes recover") {
		t.Errorf("the next run: status %d, %s", status, p.errors())
	}
	p = start(room, t, dir, "takes", "recover", "--dir", "kept")
	if status := p.end(); status != 0 || !strings.HasPrefix(p.out.String(), "recovered opener-") {
		t.Fatalf("recover: status %d, %s%s", status, &p.out, p.errors())
	}
	take, err := keptIn(t, filepath.Join(dir, "kept")).Last("opener")
	if err != nil || take.Call != script.Opener || take.DurationS.Or(0) < 2.5 {
		t.Errorf("recovered as %+v, %v", take, err)
	}
}

// TestVirtualMicFolderThatCanNotBeUsed: nothing is recorded that could not be
// kept, and the message says how to record all the same.
func TestVirtualMicFolderThatCanNotBeUsed(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	p := start(room, t, dir, "record", "--dir", "file/kept", "--max", "1s")
	if status := p.end(); status != 1 || !strings.Contains(p.errors(), "hint: to record all the same: --no-keep") {
		t.Errorf("status %d, %s", status, p.errors())
	}
	if strings.Contains(p.errors(), "recording from") {
		t.Error("recorded all the same")
	}
}
