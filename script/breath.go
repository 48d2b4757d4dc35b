package script

import (
	"strings"

	"rehearse/script/internal/spoken"
)

// openers are the words a new group of words begins with: the places where a
// breath does not tear a phrase apart. The weight says how good a place it is.
var openers = map[string]int{
	"and": 3, "but": 4, "or": 2, "so": 3, "because": 4, "which": 4, "who": 3, "where": 3, "when": 3,
	"while": 4, "although": 4, "though": 4, "if": 4, "since": 3, "as": 2, "that": 2, "to": 1, "for": 1,
	"with": 2, "from": 1, "in": 1, "at": 1, "on": 1, "about": 1, "through": 2, "during": 2, "after": 2,
	"before": 2, "until": 2, "including": 3, "whose": 3, "how": 2, "what": 2, "than": 2,
}

// Opens reports whether a group of words may well begin with this one, so that
// a text can be divided before it.
func Opens(word string) bool { return openers[strings.ToLower(word)] > 1 }

// breaths finds a place in every run of words that is too long for one breath.
func (s *Script) breaths(breaks []spoken.Break, known map[int]Pause) []int {
	var all []int
	first := 0
	for at := 1; at <= s.Words; at++ {
		if at < s.Words && breaks[at] == spoken.NoBreak && known[at].LengthS == 0 {
			continue
		}
		all = append(all, s.splitRun(first, at)...)
		first = at
	}
	return all
}

// splitRun divides the words from first to end until no part is too long, each
// time at the best opener near the middle.
func (s *Script) splitRun(first, end int) []int {
	if end-first <= maxRunWords {
		return nil
	}
	best, bestScore := 0, 0
	middle := (first + end) / 2
	for at := first + minClauseWords; at <= end-minClauseWords; at++ {
		weight := openers[s.Spoken[at].Text]
		if weight == 0 || openers[s.Spoken[at-1].Text] > 0 {
			continue // nothing opens here, or the group has opened a word before
		}
		off := at - middle
		if score := 10*weight - off*off/2; best == 0 || score > bestScore {
			best, bestScore = at, score
		}
	}
	if best == 0 {
		return nil
	}
	return append(append(s.splitRun(first, best), best), s.splitRun(best, end)...)
}
