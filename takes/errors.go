package takes

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

var (
	// ErrNoTake: there is no take of that name.
	ErrNoTake = errors.New("no such take")
	// ErrReadOnly: the folder can be read but not written to.
	ErrReadOnly = errors.New("the folder can only be read")
	// ErrDamaged: the database is no database any more.
	ErrDamaged = errors.New("the database is damaged")
	// ErrForeign: rehearse.db belongs to another program.
	ErrForeign = errors.New("the database was not made by rehearse")
	// ErrBusy: another program held the database for longer than one waits.
	ErrBusy = errors.New("another program is writing to the database")
	// ErrFull: there is no room left on the disk.
	ErrFull = errors.New("the disk is full")
)

// NewerError is a database this program is too old for.
type NewerError struct{ Version, Known int }

func (e *NewerError) Error() string {
	return fmt.Sprintf("the database was made by a newer rehearse (its version is %d, this program knows %d)", e.Version, e.Known)
}

// storeError says which folder, what is wrong and what to do.
type storeError struct {
	what string // the file or folder
	err  error
}

func (e *storeError) Error() string { return e.what + ": " + e.err.Error() }
func (e *storeError) Unwrap() error { return e.err }

// Hints gives the advice for the user.
func (e *storeError) Hints() []string {
	if _, ok := errors.AsType[*NewerError](e.err); ok {
		return []string{"install the newer rehearse again, or keep takes in another folder with --dir"}
	}
	for _, h := range []struct {
		err  error
		hint string
	}{
		{ErrReadOnly, "make the folder writable, or keep takes in another one with --dir"},
		{ErrDamaged, "make it again from the recordings, which are safe: rehearse takes rebuild"},
		{ErrForeign, "choose another folder with --dir"},
		{ErrBusy, "wait for the other program to finish and try again"},
		{ErrFull, "free some space (rehearse takes rm deletes takes), then add what is missing: rehearse takes rebuild"},
	} {
		if errors.Is(e.err, h.err) {
			return []string{h.hint}
		}
	}
	return nil
}

// explain turns an error of the database or the file system into one of this
// package's where there is one, about what.
func explain(what string, err error) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*storeError](err); ok {
		return e
	}
	if kind := kindOf(err); kind != nil {
		return &storeError{what, kind}
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err // what names the file
	}
	return &storeError{what, err}
}

// kindOf is the sentinel that says what err means, nil where none does.
func kindOf(err error) error {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		if e.Code() == sqlite3.SQLITE_IOERR_SHMSIZE {
			return ErrFull // no room for the file by which programs agree
		}
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return ErrBusy
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
			return ErrReadOnly
		case sqlite3.SQLITE_FULL:
			return ErrFull
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			return ErrDamaged
		}
		return nil
	}
	for _, kind := range []error{ErrReadOnly, ErrForeign, ErrDamaged, ErrFull} {
		if errors.Is(err, kind) {
			return kind
		}
	}
	switch {
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return ErrReadOnly
	case errors.Is(err, syscall.ENOSPC):
		return ErrFull
	}
	return nil
}
