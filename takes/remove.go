package takes

import (
	"errors"
	"fmt"
	"io/fs"
)

// Remove deletes a take: its file, its script and its note. What is gone
// already is no error as long as something was there. On a full disk, where
// notes can not be changed, the note may stay: Rebuild drops it.
func (s *Store) Remove(name string) error {
	if err := s.Writable(); err != nil && !errors.Is(err, ErrFull) {
		return err
	}
	name, err := s.nameOf(name)
	if err != nil {
		return err
	}
	removed := false
	files := func() error {
		// The recording goes first: a note without one is harmless, but a
		// recording without a note would come back with Rebuild.
		for _, file := range []string{name, beside(name)} {
			switch err := s.root.Remove(file); {
			case err == nil:
				removed = true
			case !errors.Is(err, fs.ErrNotExist):
				return explain(s.Path(file), err)
			}
		}
		return nil
	}
	n, err := s.forget(name, files)
	if err != nil && (kindOf(err) == ErrFull || s.closed == ErrFull) {
		// Where not even the note's removal could begin, the files still lie
		// there, and they are what takes the room.
		if err := files(); err != nil || removed {
			return err
		}
	}
	if err != nil {
		return s.explainDB(err)
	}
	if !removed && n == 0 {
		return fmt.Errorf("%s: %w", name, ErrNoTake)
	}
	return nil
}

// forget removes the note of a take, and its script if no other take has it.
// What else has to go is removed by files while no one else can write a note:
// a take that is given the same name the moment it is free keeps its own.
func (s *Store) forget(name string, files func() error) (int64, error) {
	tx, err := s.db.Begin()
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	if err := files(); err != nil {
		return 0, err
	}
	result, err := tx.Exec(`DELETE FROM takes WHERE name = ?`, name)
	if err != nil {
		return 0, err
	}
	if _, err := tx.Exec(`DELETE FROM scripts WHERE hash NOT IN (SELECT text FROM takes)`); err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	return n, errors.Join(err, tx.Commit())
}
