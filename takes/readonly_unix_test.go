//go:build linux || darwin

package takes

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rehearse/feedback"
	"rehearse/script"
)

// readOnly lists the takes of a folder and tries everything that writes.
func readOnly(dir string, _ int) error {
	s, err := Open(dir)
	if err != nil {
		return err
	}
	defer s.Close()
	takes, err := s.List(Filter{})
	if err != nil {
		return err
	}
	fmt.Println("takes", len(takes), "read only", errors.Is(s.Writable(), ErrReadOnly))
	name := takes[0].Name
	a, d := delivered(nil, script.Free, feedback.Pass)
	_, newErr := s.NewPath(nil, script.Free)
	_, addErr := s.Add(name, a, d)
	_, rebuildErr := s.Rebuild(context.Background(), true, remeasure)
	for what, err := range map[string]error{
		"record": newErr, "add": addErr, "rebuild": rebuildErr,
		"remove": s.Remove(name), "call": s.NoteCall("Mercy", time.Now()),
	} {
		if !errors.Is(err, ErrReadOnly) {
			return fmt.Errorf("%s: %v", what, err)
		}
	}
	return nil
}

// TestReadOnlyFolder: what is in a folder one may not write to can be listed,
// and what would write says so.
func TestReadOnlyFolder(t *testing.T) {
	base, err := os.MkdirTemp("", "rehearse-readonly-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(base) })
	dir := filepath.Join(base, "takes")
	s := open(t, dir)
	add(t, s, nil, script.Free, feedback.Pass)
	s.Close()
	for path, mode := range map[string]os.FileMode{base: 0o755, dir: 0o555, filepath.Join(dir, DBFile): 0o444} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	cmd := program(t, "read", dir, 0)
	if os.Getuid() == 0 {
		// The superuser may write everywhere: be somebody else, who needs a
		// copy of this program that he may run.
		cmd.Path = filepath.Join(base, "test")
		copyFile(t, cmd.Path, cmd.Args[0])
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		cmd.Dir = "/"
	}
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "takes 1 read only true\n") {
		t.Errorf("%v: %s", err, out)
	}
	if _, err := os.Stat(filepath.Join(dir, CallsFile)); err == nil {
		t.Error("a call was noted in a folder that can only be read")
	}
}

func copyFile(t *testing.T, to, from string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Close()); err != nil {
		t.Fatal(err)
	}
}
