package lint

// maxSkipped is how many fillers may stand between two words of a pattern.
const maxSkipped = 4

// matcher tries patterns on one sentence.
type matcher struct{ tokens []token }

// find returns the range of the first place at or after from where s is found.
func (m *matcher) find(s seq, from int) (start, end int, ok bool) {
	for at := from; at < len(m.tokens); at++ {
		if end, ok := m.at(s, at); ok {
			return at, end, true
		}
	}
	return 0, 0, false
}

// at tries s at one place and returns where it ends.
func (m *matcher) at(s seq, start int) (end int, ok bool) {
	// Fillers are skipped between elements, not in front of the first.
	m.run(s, start, 0, func(to int) bool {
		end, ok = to, true
		return true
	})
	return end, ok && end > start
}

// run matches the elements of s from position at on, and calls then with the
// position after the last. skip is how many fillers may be passed over before
// the next word. It returns whether then was satisfied.
func (m *matcher) run(s seq, at, skip int, then func(int) bool) bool {
	if len(s) == 0 {
		return then(at)
	}
	e, rest := s[0], s[1:]
	if e.optional {
		e.optional = false
		if m.element(e, rest, at, skip, then) {
			return true
		}
		return m.run(rest, at, skip, then)
	}
	return m.element(e, rest, at, skip, then)
}

func (m *matcher) element(e element, rest seq, at, skip int, then func(int) bool) bool {
	switch e.kind {
	case beginsIt:
		return at == 0 && m.run(rest, at, maxSkipped, then)
	case endsIt:
		return at == len(m.tokens) && m.run(rest, at, skip, then)
	case pause:
		return (at == len(m.tokens) || at == 0 || m.tokens[at].breaks) && m.run(rest, at, 0, then)
	case gap:
		for to := at; to <= min(at+e.max, len(m.tokens)); to++ {
			if m.run(rest, to, 0, then) {
				return true
			}
		}
		return false
	}
	for at < len(m.tokens) || e.kind == group && at == len(m.tokens) {
		if m.consume(e, rest, at, then) {
			return true
		}
		if skip == 0 || at == len(m.tokens) || !m.tokens[at].skippable {
			return false
		}
		skip--
		at++
	}
	return false
}

// consume matches an element that takes words at exactly this position.
func (m *matcher) consume(e element, rest seq, at int, then func(int) bool) bool {
	switch e.kind {
	case words:
		return e.set.has(m.tokens[at].id) && m.run(rest, at+1, maxSkipped, then)
	case capital:
		return m.tokens[at].capital && m.run(rest, at+1, maxSkipped, then)
	case exact:
		return e.set.has(m.tokens[at].exact) && m.run(rest, at+1, maxSkipped, then)
	}
	after := func(to int) bool { return m.run(rest, to, maxSkipped, then) }
	for _, choice := range e.choices {
		if first := &choice[0]; first.kind == words && !first.optional && (at == len(m.tokens) || !first.set.has(m.tokens[at].id)) {
			continue
		}
		if m.run(choice, at, 0, after) {
			return true
		}
	}
	return false
}

// all finds every part of p in the sentence, in any order, without overlap,
// and returns the range they span.
func (m *matcher) all(p pattern, from int) (start, end int, ok bool) {
	if len(p.parts) == 1 {
		return m.find(p.parts[0], from)
	}
	start, end = len(m.tokens), 0
	used := make([]bool, len(m.tokens))
	for _, part := range p.parts {
		found := false
		for at := from; at < len(m.tokens) && !found; at++ {
			to, ok := m.at(part, at)
			if !ok || overlaps(used, at, to) {
				continue
			}
			found = true
			for i := at; i < to; i++ {
				used[i] = true
			}
			start, end = min(start, at), max(end, to)
		}
		if !found {
			return 0, 0, false
		}
	}
	return start, end, true
}

func overlaps(used []bool, from, to int) bool {
	for i := from; i < to; i++ {
		if used[i] {
			return true
		}
	}
	return false
}
