package takes

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"rehearse/feedback"
	"rehearse/script"
)

// TestDiskWithoutAByteLeft: on a disk that is full to the last byte takes can
// be listed and deleted, everything else says why not, and once there is room
// all goes on.
func TestDiskWithoutAByteLeft(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=400k"); err != nil {
		t.Skip("no disk of one's own:", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	s := open(t, dir)
	var names []string
	for i := range 3 {
		at(t, s, fmt.Sprintf("2026-11-22 10:00:0%d", i))
		names = append(names, add(t, s, nil, script.Free, feedback.Pass).Name)
	}
	s.Close()
	fill(t, filepath.Join(dir, "fill"))

	s = open(t, dir)
	if takes, err := s.List(Filter{}); err != nil || len(takes) != 3 {
		t.Errorf("listed: %v, %v", takes, err)
	}
	_, newErr := s.NewPath(nil, script.Free)
	_, rebuildErr := s.Rebuild(t.Context(), false, remeasure)
	for what, err := range map[string]error{"record": newErr, "rebuild": rebuildErr, "call": s.NoteCall("Mercy", time.Now())} {
		if !errors.Is(err, ErrFull) || advice(err) == "" {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := s.Remove(names[0]); err != nil || s.HasFile(names[0]) {
		t.Errorf("delete: %v", err)
	}
	s.Close()
	if err := os.Remove(filepath.Join(dir, "fill")); err != nil {
		t.Fatal(err)
	}

	s = open(t, dir)
	if r, err := s.Rebuild(t.Context(), false, remeasure); err != nil || len(r.Dropped) != 1 || len(r.Noted) != 0 {
		t.Errorf("rebuild: %+v, %v", r, err)
	}
	add(t, s, nil, script.Free, feedback.Pass)
	if takes, err := s.List(Filter{}); err != nil || len(takes) != 3 {
		t.Errorf("at the end: %v, %v", takes, err)
	}
}

// fill writes a file until the disk takes no more.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}
