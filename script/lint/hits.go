package lint

import (
	"cmp"
	"slices"

	"rehearse/script"
)

// hit is one rule found in one sentence, as a range of its tokens.
type hit struct {
	rule       *compiled
	start, end int
}

// hits returns the places where a pattern of a rule is found.
func (e *Engine) hits(m *matcher, r *compiled, p pattern) []hit {
	var all []hit
	for from := 0; from < len(m.tokens); {
		start, end, ok := m.all(p, from)
		if !ok {
			break
		}
		from = end
		if r.UnlessNegated && e.negated(m.tokens, start) {
			from = start + 1
			continue
		}
		all = append(all, hit{r, start, end})
		if len(p.parts) > 1 {
			break
		}
	}
	return all
}

// excused drops the hits of rules that something in the sentence excuses, and
// of one rule's overlapping hits all but the longest.
func (e *Engine) excused(m *matcher, hits []hit) []hit {
	excuse := map[*compiled]bool{}
	kept := hits[:0]
	for _, h := range hits {
		excused, known := excuse[h.rule]
		if !known {
			excused = slices.ContainsFunc(h.rule.unless, func(p pattern) bool {
				_, _, ok := m.all(p, 0)
				return ok
			})
			excuse[h.rule] = excused
		}
		if !excused {
			kept = append(kept, h)
		}
	}
	return longest(kept, func(a, b hit) bool { return a.rule == b.rule })
}

// pruned keeps of overlapping findings of one group the longest.
func pruned(hits []hit) []hit {
	return longest(hits, func(a, b hit) bool { return a.rule.Group == b.rule.Group })
}

// longest keeps of overlapping hits that belong together the heaviest, then
// longest one.
func longest(hits []hit, together func(a, b hit) bool) []hit {
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.rule.Weight.rank(), b.rule.Weight.rank()),
			cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(a.start, b.start))
	})
	var kept []hit
	for _, h := range hits {
		if !slices.ContainsFunc(kept, func(k hit) bool {
			return h.start < k.end && k.start < h.end && together(h, k)
		}) {
			kept = append(kept, h)
		}
	}
	return kept
}

// negationReach is how many words before a match a negation still covers it.
const negationReach = 4

func (e *Engine) negated(tokens []token, start int) bool {
	for i := start - 1; i >= max(0, start-negationReach); i-- {
		if e.negators.has(tokens[i].id) {
			return true
		}
		if tokens[i].breaks {
			return false
		}
	}
	return false
}

// finding gives a hit its place in the text.
func (e *Engine) finding(s *script.Script, tokens []token, h hit) Finding {
	first, last := s.Spoken[tokens[h.start].word], s.Spoken[tokens[h.end-1].word]
	line, column := s.Position(first.Start)
	return Finding{
		File: s.File, Line: line, Column: column,
		Rule: h.rule.ID, Group: h.rule.Group, Weight: h.rule.Weight,
		Text: oneLine(s.Text()[first.Start:last.End]), Reason: h.rule.Reason, Better: h.rule.Better,
	}
}
