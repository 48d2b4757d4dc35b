package lint

import (
	"slices"
	"strings"

	"rehearse/script"
)

// blankTokens are what parts call the blanks of a script.
var blankTokens = map[string]string{
	"name": "#name", "AAMC ID": "#id", "phone number": "#phone", "e-mail address": "#email",
	"specialty": "#specialty", "program name": "#program", "reason": "#reason",
}

// kindTokens are what parts call words of a kind.
var kindTokens = map[script.Kind]string{script.Phone: "#phone", script.Digits: "#digits", script.Email: "#email"}

// missing returns a finding for every part that a call of this kind must
// contain and the script does not. A blank for it counts as there: that it is
// not filled in is a finding of its own.
func (e *Engine) missing(s *script.Script, sentences [][]token, call script.Call) []Finding {
	var all []Finding
	for i := range e.parts {
		p := &e.parts[i]
		if !slices.Contains(p.Calls, call) || len(p.when) > 0 && !anywhere(sentences, p.when) {
			continue
		}
		within := sentences
		if p.Last {
			within = within[max(0, len(within)-2):]
		}
		if anywhere(within, p.find) || p.ID == programPart && namesOwnProgram(s) {
			continue
		}
		all = append(all, Finding{
			File: s.File, Rule: "missing-" + p.ID, Group: "parts", Weight: p.Weight,
			Text: p.ID, Reason: p.Reason, Better: p.Better,
		})
	}
	return all
}

func anywhere(sentences [][]token, patterns []pattern) bool {
	for _, tokens := range sentences {
		m := &matcher{tokens}
		for _, p := range patterns {
			if _, _, ok := m.all(p, 0); ok {
				return true
			}
		}
	}
	return false
}

// withKinds puts a stand-in for every phone number, ID and e-mail address in
// place of its words, and one for every blank where it stands.
func (e *Engine) withKinds(s *script.Script, sentences [][]token) [][]token {
	out := make([][]token, len(sentences))
	blank := 0
	for n, tokens := range sentences {
		var with []token
		start := -1 // of the token the last stand-in stands for
		for _, t := range tokens {
			for blank < len(s.Blanks) && s.Blanks[blank].After <= t.word {
				stands := e.standIn(s.Blanks[blank], t.word)
				if n > 0 && t.word == s.Sentences[n].First && endsSentence(s, s.Blanks[blank]) {
					out[n-1] = append(out[n-1], stands)
				} else {
					with = append(with, stands)
				}
				blank++
			}
			w := s.Spoken[t.word]
			name, special := kindTokens[w.Kind]
			if !special {
				with, start = append(with, t), -1
				continue
			}
			if w.Start != start {
				with = append(with, token{id: -1, exact: e.idOf(name), word: t.word, breaks: t.breaks})
				start = w.Start
			}
		}
		last := n == len(sentences)-1
		for blank < len(s.Blanks) && (last || s.Blanks[blank].After < s.Sentences[n].End) {
			with = append(with, e.standIn(s.Blanks[blank], s.Sentences[n].End-1))
			blank++
		}
		out[n] = with
	}
	if len(sentences) == 0 && len(s.Blanks) > 0 {
		var with []token
		for _, b := range s.Blanks {
			with = append(with, e.standIn(b, 0))
		}
		out = append(out, with)
	}
	return out
}

// endsSentence reports whether a blank between two sentences is the end of the
// first, rather than the beginning of the second.
func endsSentence(s *script.Script, b script.Blank) bool {
	before := s.Text()[s.Spoken[b.After-1].End:b.Start]
	return !strings.ContainsAny(before, ".!?\n\r")
}

func (e *Engine) standIn(b script.Blank, word int) token {
	name, ok := blankTokens[b.What]
	if !ok {
		name = "#blank"
	}
	return token{id: -1, exact: e.idOf(name), word: word}
}
