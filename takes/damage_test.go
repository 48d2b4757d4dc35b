package takes

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rehearse/feedback"
	"rehearse/script"
)

// advice is what an error tells the user to do.
func advice(err error) string {
	if e, ok := err.(interface{ Hints() []string }); ok {
		return strings.Join(e.Hints(), "; ")
	}
	return ""
}

// rewrite changes the database of a folder behind the store's back.
func rewrite(t *testing.T, dir, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, DBFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// kept makes a folder with one take and closes it.
func kept(t *testing.T) (dir, name string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "takes")
	s := open(t, dir)
	name = add(t, s, opener(t, "opener.txt", openerText), script.Opener, feedback.Pass).Name
	s.Close()
	return dir, name
}

func TestDatabaseOfANewerVersionIsLeftAlone(t *testing.T) {
	dir, _ := kept(t)
	rewrite(t, dir, "PRAGMA user_version = 99")
	before, _ := os.ReadFile(filepath.Join(dir, DBFile))
	_, err := Open(dir)
	if e, ok := errors.AsType[*NewerError](err); !ok || e.Version != 99 {
		t.Fatalf("got %v", err)
	}
	if !strings.Contains(err.Error(), "made by a newer rehearse") || !strings.Contains(advice(err), "--dir") {
		t.Errorf("message %q, advice %q", err, advice(err))
	}
	if after, _ := os.ReadFile(filepath.Join(dir, DBFile)); !slices.Equal(before, after) {
		t.Error("the database was changed")
	}
}

func TestDatabaseOfAnotherProgramIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	rewrite(t, dir, "CREATE TABLE recipes (name TEXT)")
	if _, err := Open(dir); !errors.Is(err, ErrForeign) || advice(err) == "" {
		t.Errorf("got %v, advice %q", err, advice(err))
	}
}

func TestDamagedDatabaseIsSetAsideAndMadeAgain(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"no database": func([]byte) []byte { return []byte(strings.Repeat("not a database ", 400)) },
		"cut short":   func(b []byte) []byte { return b[:len(b)/3] },
		"overwritten": func(b []byte) []byte {
			for i := 4096; i < len(b); i++ {
				b[i] = byte(i)
			}
			return b
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, take := kept(t)
			path := filepath.Join(dir, DBFile)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, damage(b), 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(dir)
			if err == nil { // the damage shows later
				_, err = s.Rebuild(t.Context(), false, remeasure)
				s.Close()
			}
			if !errors.Is(err, ErrDamaged) || !strings.Contains(advice(err), "takes rebuild") {
				t.Fatalf("got %v, advice %q", err, advice(err))
			}
			if _, err := SetAside(dir); err != nil {
				t.Fatal(err)
			}
			s = open(t, dir)
			r, err := s.Rebuild(t.Context(), false, remeasure)
			if err != nil || !slices.Equal(r.Noted, []string{take}) {
				t.Errorf("rebuild: %+v, %v", r, err)
			}
		})
	}
}

// TestFullDisk: the take that does not fit into the database any more is safe
// as a file, the error says so, and Rebuild makes up for it.
func TestFullDisk(t *testing.T) {
	s := open(t, t.TempDir())
	s.db.SetMaxOpenConns(1) // the limit is one of the connection
	limit := func(pages int) {
		if _, err := s.db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	limit(1) // no less than it has now
	var err error
	var last string
	for n := 0; err == nil && n < 100; n++ {
		last = recordAt(t, s, nil, script.Free)
		a, d := delivered(nil, script.Free, feedback.Pass)
		_, err = s.Add(last, a, d)
	}
	if !errors.Is(err, ErrFull) || !strings.Contains(advice(err), "takes rebuild") {
		t.Fatalf("got %v, advice %q", err, advice(err))
	}
	unnoted, _, err := s.Differences()
	if err != nil || !slices.Equal(unnoted, []string{filepath.Base(last)}) {
		t.Fatalf("not noted: %v, %v", unnoted, err)
	}
	limit(10000)
	if r, err := s.Rebuild(t.Context(), false, remeasure); err != nil || len(r.Noted) != 1 {
		t.Errorf("rebuild: %+v, %v", r, err)
	}
}

func TestRecordingDeletedByHand(t *testing.T) {
	dir, name := kept(t)
	if err := os.Remove(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	if _, gone, err := s.Differences(); err != nil || !slices.Equal(gone, []string{name}) {
		t.Errorf("gone: %v, %v", gone, err)
	}
	if s.HasFile(name) {
		t.Error("the file is said to be there")
	}
	if _, err := s.Load(name); err != nil {
		t.Errorf("what was heard in it is lost: %v", err)
	}
	r, err := s.Rebuild(t.Context(), false, remeasure)
	if err != nil || !slices.Equal(r.Dropped, []string{name}) {
		t.Errorf("rebuild: %+v, %v", r, err)
	}
	if _, err := s.Get(name); !errors.Is(err, ErrNoTake) {
		t.Errorf("the take is still listed: %v", err)
	}
}

func TestRecordingChangedByHandIsMeasuredAgain(t *testing.T) {
	dir, name := kept(t)
	if err := os.Chtimes(filepath.Join(dir, name), time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	for _, want := range [][]string{{name}, nil} {
		if r, err := s.Rebuild(t.Context(), false, remeasure); err != nil || !slices.Equal(r.Noted, want) {
			t.Errorf("rebuild: %+v, %v; want %v", r, err, want)
		}
	}
}

func TestOneBadRecordingDoesNotStopARebuild(t *testing.T) {
	dir, name := kept(t)
	os.Remove(filepath.Join(dir, DBFile))
	s := open(t, dir)
	for _, other := range []string{"a.wav", "z.wav"} {
		if err := os.WriteFile(filepath.Join(dir, other), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	bad := errors.New("no sound")
	r, err := s.Rebuild(t.Context(), false, func(_ context.Context, paths []string) iter.Seq[Heard] {
		return func(yield func(Heard) bool) {
			for _, path := range paths {
				heard := Heard{Err: bad}
				if filepath.Base(path) == name {
					heard = remeasureOne(path)
				}
				if !yield(heard) {
					return
				}
			}
		}
	})
	if err != nil || !slices.Equal(r.Noted, []string{name}) || !slices.Equal(r.Unread, []error{bad, bad}) {
		t.Errorf("rebuild: %+v, %v", r, err)
	}
}
