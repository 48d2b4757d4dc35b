package takes

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rehearse/feedback"
)

// Heard is what became of measuring a recording again.
type Heard struct {
	Audio    Audio
	Delivery feedback.Delivery
	Err      error
}

// Measure measures and judges recordings, each with the script beside it, and
// yields what was heard in the order of the paths. It may end early when ctx
// is done.
type Measure func(ctx context.Context, paths []string) iter.Seq[Heard]

// Rebuilt says what Rebuild did.
type Rebuilt struct {
	Noted   []string // recordings measured and noted
	Dropped []string // notes without a recording, removed
	Unread  []error  // recordings that can not be measured
}

// Rebuild makes the database agree with the folder: recordings that are not
// noted, or have changed since, are measured; notes without a recording go.
// With all every recording is measured again.
func (s *Store) Rebuild(ctx context.Context, all bool, measure Measure) (Rebuilt, error) {
	var r Rebuilt
	if err := s.Writable(); err != nil {
		return r, err
	}
	if err := s.sound(); err != nil {
		return r, err
	}
	_, gone, err := s.Differences()
	if err != nil {
		return r, err
	}
	for _, name := range gone {
		if _, err := s.forget(name, func() error { return nil }); err != nil {
			return r, s.explainDB(err)
		}
		r.Dropped = append(r.Dropped, name)
	}
	if err := s.sweep(); err != nil {
		return r, err
	}
	todo, err := s.stale(all)
	if err != nil {
		return r, err
	}
	paths := make([]string, len(todo))
	for i, name := range todo {
		paths[i] = s.Path(name)
	}
	done := 0
	for heard := range measure(ctx, paths) {
		name := todo[done]
		done++
		if ctx.Err() != nil {
			break
		}
		if heard.Err == nil {
			_, heard.Err = s.Add(name, heard.Audio, heard.Delivery)
			if isStore(heard.Err) {
				return r, heard.Err // would happen to all of them
			}
		}
		if heard.Err == nil {
			r.Noted = append(r.Noted, name)
		} else {
			r.Unread = append(r.Unread, heard.Err)
		}
	}
	return r, ctx.Err()
}

// sound is ErrDamaged for a database with damage that did not show yet.
func (s *Store) sound() error {
	var verdict string
	err := s.db.QueryRow(`PRAGMA quick_check(1)`).Scan(&verdict)
	if err == nil && verdict != "ok" {
		err = fmt.Errorf("%w: %s", ErrDamaged, verdict)
	}
	return s.explainDB(err)
}

// isStore reports whether err is about the database, not about a recording.
func isStore(err error) bool {
	e, ok := errors.AsType[*storeError](err)
	return ok && filepath.Base(e.what) == DBFile
}

// stale lists the recordings to be measured: those not noted as they are.
func (s *Store) stale(all bool) ([]string, error) {
	files, err := s.recordings()
	if err != nil || all {
		return files, err
	}
	noted, err := s.noted()
	if err != nil {
		return nil, s.explainDB(err)
	}
	var stale []string
	for _, name := range files {
		st, err := s.root.Lstat(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, explain(s.Path(name), err)
		}
		if was, ok := noted[name]; !ok || was != stateOf(st) {
			stale = append(stale, name)
		}
	}
	return stale, nil
}

// sweepAge keeps sweep from a place that was reserved just now.
const sweepAge = time.Hour

// sweep removes what a killed program left of a take that never began: the
// empty mark of its name and the script beside it.
func (s *Store) sweep() error {
	entries, err := fs.ReadDir(s.root.FS(), ".")
	if err != nil {
		return explain(s.dir, err)
	}
	for _, e := range entries {
		name, isPart := strings.CutSuffix(e.Name(), wavSuffix+partSuffix)
		if _, _, ok := split(name); !isPart || !ok {
			continue
		}
		st, err := e.Info()
		if err == nil && st.Size() <= soundless && s.now().Sub(st.ModTime()) > sweepAge {
			if err := s.Discard(name + wavSuffix); err != nil {
				return err
			}
		}
	}
	return nil
}

// SetAside renames the database in dir that can not be used any more, so that
// Open makes a new one, and returns its new name.
func SetAside(dir string) (string, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", explain(dir, err)
	}
	defer root.Close()
	aside := fmt.Sprintf("%s.damaged-%s", DBFile, time.Now().Format(stampLayout))
	if err := root.Rename(DBFile, aside); err != nil {
		return "", explain(filepath.Join(dir, DBFile), err)
	}
	for _, helper := range []string{"-wal", "-shm"} {
		if err := root.Remove(DBFile + helper); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", explain(filepath.Join(dir, DBFile+helper), err)
		}
	}
	return aside, nil
}
