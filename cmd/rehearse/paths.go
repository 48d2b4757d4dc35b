package main

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// found is a recording to measure, or a place where none could be looked for.
type found struct {
	path string
	err  error
}

// findTakes lists the recordings the arguments stand for, in their order: a
// file for itself, a folder for the WAV files in it and below, - for a list of
// paths on in, one a line.
func findTakes(args []string, in io.Reader) ([]found, error) {
	var all []found
	for _, arg := range args {
		if arg != "-" {
			all = append(all, findTake(arg)...)
			continue
		}
		lines := bufio.NewScanner(in)
		for lines.Scan() {
			if path := strings.TrimSuffix(lines.Text(), "\r"); path != "" {
				all = append(all, findTake(path)...)
			}
		}
		if err := lines.Err(); err != nil {
			return nil, fmt.Errorf("list of paths on stdin: %w", err)
		}
	}
	return all, nil
}

// findTake is the recording at path, or those in the folder at path.
func findTake(path string) []found {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return []found{{path: path}} // whatever is wrong is said when it is opened
	}
	var all []found
	// A separator at the end makes the walk enter a folder behind a link.
	root := strings.TrimSuffix(path, string(filepath.Separator)) + string(filepath.Separator)
	err = filepath.WalkDir(root, func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			all = append(all, found{p, err})
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
		case isTake(entry):
			all = append(all, found{path: p})
		}
		return nil
	})
	if err != nil {
		all = append(all, found{path, err})
	}
	return all
}

// isTake reports whether an entry of a folder is a finished recording by its
// name. Names that start with "._" are the shadows macOS leaves on other disks.
func isTake(entry fs.DirEntry) bool {
	name := entry.Name()
	return !entry.IsDir() && strings.EqualFold(filepath.Ext(name), ".wav") && !strings.HasPrefix(name, "._")
}
