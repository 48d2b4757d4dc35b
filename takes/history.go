package takes

import (
	"cmp"
	"fmt"
	"slices"

	"rehearse/feedback"
	"rehearse/script"
)

// Last is the newest take of a script, by its key; those without a script have
// the empty key. ErrNoTake without any.
func (s *Store) Last(key string) (Take, error) {
	return s.choose(key, func([]Take) int { return 0 })
}

// Best is the take of a script that came out best: by its state, then the
// number of faults, then of remarks; among equals the newest. ErrNoTake
// without any.
func (s *Store) Best(key string) (Take, error) {
	return s.choose(key, func(takes []Take) int {
		best := 0
		for i := range takes {
			if compare(takes[i], takes[best]) < 0 {
				best = i
			}
		}
		return best
	})
}

func (s *Store) choose(key string, which func(newestFirst []Take) int) (Take, error) {
	takes, err := s.of(key)
	if err != nil {
		return Take{}, err
	}
	if len(takes) == 0 {
		return Take{}, fmt.Errorf("script %s: %w", key, ErrNoTake)
	}
	return takes[which(takes)], nil
}

// of lists the takes of a script, the newest first; those without one for the
// empty key.
func (s *Store) of(key string) ([]Take, error) {
	takes, err := s.List(Filter{Script: key})
	return slices.DeleteFunc(takes, func(t Take) bool { return t.Script != key }), err
}

var order = []feedback.State{feedback.Pass, feedback.Warn, feedback.Unknown, feedback.Fail}

// compare is negative when a came out better than b.
func compare(a, b Take) int {
	return cmp.Or(
		cmp.Compare(slices.Index(order, a.Overall), slices.Index(order, b.Overall)),
		cmp.Compare(len(a.Faults), len(b.Faults)),
		cmp.Compare(len(a.Remarks), len(b.Remarks)),
	)
}

// Streak returns the newest takes of a script, newest first, that passed one
// after the other and were read from the words that text has now.
func (s *Store) Streak(text *script.Script) ([]Take, error) {
	takes, err := s.of(Key(text))
	if err != nil || len(takes) == 0 || takes[0].words != wordsOf(text) {
		return nil, err
	}
	return PassesInARow(takes), nil
}

// PassesInARow returns those at the beginning of a list, the newest first,
// that passed one after the other and were read from the same words.
func PassesInARow(newestFirst []Take) []Take {
	for i, t := range newestFirst {
		if t.Overall != feedback.Pass || t.words != newestFirst[0].words {
			return newestFirst[:i]
		}
	}
	return newestFirst
}
