package script

import (
	"slices"

	"rehearse/script/internal/spoken"
)

// Why names the reason for a pause.
type Why string

const (
	AtSentence  Why = "sentence"  // a sentence ends
	AtParagraph Why = "paragraph" // a paragraph or list item ends
	AtClause    Why = "clause"    // a comma, colon, semicolon or dash
	AtCue       Why = "cue"       // the script says [pause]
	AtGroup     Why = "group"     // between the groups of a phone number or ID
	AtBreath    Why = "breath"    // no punctuation, but nobody says so much in one breath
)

// Pause is a place where a calm reading is silent for a moment.
type Pause struct {
	After   int     // how many spoken words stand before it
	LengthS float64 // at the target pace
	Why     Why
}

// Lengths of a pause at the target pace, in seconds. 0.6 s at the end of a
// sentence was rated most natural (Liu 2022); 0.4 to 0.9 s is the good range.
// The shortest that counts as a pause at all is 0.25 s.
const (
	sentencePauseS  = 0.6
	paragraphPauseS = 0.8
	colonPauseS     = 0.4
	commaPauseS     = 0.3
	ellipsisPauseS  = 0.6
	cuePauseS       = 0.8
	groupPauseS     = 0.3
	breathPauseS    = 0.3
)

const (
	// A comma with fewer words on either side is read over: "Hello, Tom".
	minClauseWords = 3
	// After so many words without a break a reader breathes.
	maxRunWords = 14
)

// divide finds sentences, clauses and pauses from the tokens.
func (s *Script) divide(tokens []spoken.Token) {
	breaks := make([]spoken.Break, s.Words+1) // deepest break after so many words
	var pauses []Pause
	at := 0
	for _, t := range tokens {
		switch t.Kind {
		case spoken.Mark:
			breaks[at] = max(breaks[at], t.Break)
		case spoken.Cue:
			if at > 0 {
				pauses = append(pauses, Pause{at, cuePauseS, AtCue})
			}
		default:
			for _, g := range t.Groups {
				pauses = append(pauses, Pause{at + g, groupPauseS, AtGroup})
			}
			at += len(t.Words)
		}
	}
	s.Sentences = sentences(breaks)
	s.Pauses = s.pauses(breaks, pauses)
}

// sentences groups words by the breaks after them.
func sentences(breaks []spoken.Break) []Sentence {
	var all []Sentence
	words := len(breaks) - 1
	current := Sentence{}
	clause := 0
	for at := 1; at <= words; at++ {
		b := breaks[at]
		if at == words {
			b = spoken.Sentence
		}
		if b == spoken.NoBreak {
			continue
		}
		current.Clauses = append(current.Clauses, Clause{clause, at})
		clause = at
		if b >= spoken.Sentence {
			current.End = at
			all = append(all, current)
			current = Sentence{First: at}
		}
	}
	return all
}

// pauses merges the pauses of punctuation with those already known, and adds a
// breath where a run is too long. What follows the last word is no pause.
func (s *Script) pauses(breaks []spoken.Break, known []Pause) []Pause {
	lengths := map[int]Pause{}
	for _, p := range known {
		lengths[p.After] = p
	}
	last := 0 // words before the last break
	for at := 1; at < s.Words; at++ {
		p, ok := s.pauseAt(at, breaks, last)
		if ok && p.LengthS > lengths[at].LengthS {
			lengths[at] = p
		}
		if breaks[at] != spoken.NoBreak || lengths[at].LengthS > 0 {
			last = at
		}
	}
	for _, at := range s.breaths(breaks, lengths) {
		lengths[at] = Pause{at, breathPauseS, AtBreath}
	}
	all := make([]Pause, 0, len(lengths))
	for _, p := range lengths {
		if p.After < s.Words {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b Pause) int { return a.After - b.After })
	return all
}

// pauseAt is the pause that the punctuation after so many words calls for.
func (s *Script) pauseAt(at int, breaks []spoken.Break, last int) (Pause, bool) {
	switch breaks[at] {
	case spoken.Paragraph:
		return Pause{at, paragraphPauseS, AtParagraph}, true
	case spoken.Sentence:
		return Pause{at, sentencePauseS, AtSentence}, true
	case spoken.Ellipsis:
		return Pause{at, ellipsisPauseS, AtClause}, true
	case spoken.Colon:
		return Pause{at, colonPauseS, AtClause}, true
	case spoken.Comma:
		next := at + 1
		for next < s.Words && breaks[next] == spoken.NoBreak {
			next++
		}
		if at-last >= minClauseWords && next-at >= minClauseWords {
			return Pause{at, commaPauseS, AtClause}, true
		}
	}
	return Pause{}, false
}

// ExpectedPauses is the number of pauses of at least 250 ms a calm reading of
// the text has, the end of the text not counted.
func (s *Script) ExpectedPauses() int { return len(s.Pauses) }
