package takes

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Handles that stand for a take without its name.
const (
	LastHandle = "last" // the newest take
	BestHandle = "best" // the best take of the script of the newest one
)

// Find returns the take a user means: by its name with or without .wav, by a
// part of the name that no other take has, by the path of its file, or by one
// of the handles.
func (s *Store) Find(handle string) (Take, error) {
	all, err := s.List(Filter{})
	if err != nil {
		return Take{}, err
	}
	if len(all) == 0 {
		return Take{}, fmt.Errorf("%s: %w", handle, ErrNoTake)
	}
	switch handle {
	case LastHandle:
		return all[0], nil
	case BestHandle:
		return s.Best(all[0].Script)
	}
	name := handle
	if dir, base := filepath.Split(handle); dir != "" {
		if name, err = s.nameOf(handle); err != nil {
			return Take{}, fmt.Errorf("%s: %w", base, err)
		}
	}
	var near []Take
	for _, t := range all {
		if t.Name == name || t.ID() == name {
			return t, nil
		}
		if strings.Contains(t.Name, name) {
			near = append(near, t)
		}
	}
	switch len(near) {
	case 0:
		return Take{}, fmt.Errorf("%s: %w", handle, ErrNoTake)
	case 1:
		return near[0], nil
	}
	return Take{}, &AmbiguousError{handle, near}
}

// AmbiguousError is a handle that several takes answer to.
type AmbiguousError struct {
	Handle string
	Takes  []Take // the newest first
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q is part of the names of %d takes", e.Handle, len(e.Takes))
}

// Hints names some of them.
func (e *AmbiguousError) Hints() []string {
	var names []string
	for _, t := range e.Takes[:min(4, len(e.Takes))] {
		names = append(names, t.ID())
	}
	more := ""
	if len(e.Takes) > len(names) {
		more = " ..."
	}
	return []string{"say which one: " + strings.Join(names, ", ") + more}
}

// Scripts lists the keys of the scripts there are takes of, the one of the
// newest take first.
func (s *Store) Scripts() ([]string, error) {
	all, err := s.List(Filter{})
	var keys []string
	for _, t := range all {
		if t.Script != "" && !slices.Contains(keys, t.Script) {
			keys = append(keys, t.Script)
		}
	}
	return keys, err
}
