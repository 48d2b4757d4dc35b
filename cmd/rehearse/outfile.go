package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// outFile is a result on its way to a file: it appears under its name when it
// is complete, and what was there before stays until then.
type outFile struct {
	*os.File
	name string // where it will be; empty when it is written in place
}

// createOut opens the file for a result. Something that is no regular file, a
// device or a pipe, is written to as it is: it can not be replaced.
func createOut(name string) (*outFile, error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return nil, withHint(fmt.Errorf("%s is a folder", name), "give the name of a file for the result")
		}
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return &outFile{File: f}, nil
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		// The name of the temporary file would only puzzle.
		if e, ok := errors.AsType[*fs.PathError](err); ok {
			err = e.Err
		}
		return nil, withHint(fmt.Errorf("can not write %s: %w", name, err), "choose a place you may write to with -o")
	}
	return &outFile{f, name}, nil
}

// commit makes the result appear under its name.
func (o *outFile) commit() error {
	if o.name == "" {
		return o.Close()
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(o.name); err == nil {
		mode = info.Mode().Perm()
	}
	err := errors.Join(o.Chmod(mode), o.Sync(), o.Close())
	if err == nil {
		err = os.Rename(o.File.Name(), o.name)
	}
	if err != nil {
		os.Remove(o.File.Name())
		return fmt.Errorf("can not write %s: %w", o.name, err)
	}
	return nil
}

// discard gives the result up; nothing is left of it.
func (o *outFile) discard() {
	o.Close()
	if o.name != "" {
		os.Remove(o.File.Name())
	}
}

// writeOut lets write fill the file of that name, or out where there is none.
func writeOut(name string, out io.Writer, write func(io.Writer) error) error {
	if name == "" {
		return write(out)
	}
	f, err := createOut(name)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.discard()
		return err
	}
	return f.commit()
}
