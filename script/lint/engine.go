package lint

import (
	"fmt"
	"strings"
	"sync"

	"rehearse/script"
)

// Engine holds compiled rules. It is safe for concurrent use.
type Engine struct {
	rules         []compiled
	vocabulary    map[string]int32
	fillers       map[string]bool
	fillerPhrases [][]int32
	negators      bitset
	starts        [][]int // by word id: rules that may begin with it
	always        []int   // rules of which the first word says nothing
}

type compiled struct {
	Rule
	find   []pattern
	unless []pattern
}

var builtin = sync.OnceValues(func() (*Engine, error) {
	f, err := parseRules("rules.toml", builtinRules)
	if err != nil {
		return nil, err
	}
	return compile(f)
})

// New returns an engine with the built-in rules and those of a user's file,
// which adds to them; path may be empty.
func New(path string) (*Engine, error) {
	if path == "" {
		return builtin()
	}
	f, err := parseRules("rules.toml", builtinRules)
	if err != nil {
		return nil, err
	}
	more, err := readRules(path)
	if err != nil {
		return nil, err
	}
	f.merge(more)
	e, err := compile(f)
	if err != nil {
		return nil, fmt.Errorf("rules %s: %w", path, err)
	}
	return e, nil
}

// Rules are the rules in force.
func (e *Engine) Rules() []Rule {
	rules := make([]Rule, len(e.rules))
	for i, r := range e.rules {
		rules[i] = r.Rule
	}
	return rules
}

func compile(f rulesFile) (*Engine, error) {
	c := &compiler{
		vocabulary: map[string]int32{}, classes: map[string][]seq{},
		sources: f.Class, open: map[string]bool{},
	}
	e := &Engine{vocabulary: c.vocabulary, fillers: map[string]bool{}}
	for _, w := range [...]string{"not", "never", "no", "without", "nor", "neither", "avoid"} {
		e.negators.add(c.id(w))
	}
	for entry := range strings.SplitSeq(f.Fillers, ",") {
		switch fields := strings.Fields(entry); len(fields) {
		case 0:
		case 1:
			e.fillers[fields[0]] = true
		default:
			var ids []int32
			for _, w := range fields {
				ids = append(ids, c.id(w))
			}
			e.fillerPhrases = append(e.fillerPhrases, ids)
		}
	}
	for _, r := range f.Rule {
		done := compiled{Rule: r}
		for _, list := range [...]struct {
			sources []string
			out     *[]pattern
		}{{r.Find, &done.find}, {r.Unless, &done.unless}} {
			for _, source := range list.sources {
				p, err := c.pattern(source)
				if err != nil {
					return nil, fmt.Errorf("rule %s: %w", r.ID, err)
				}
				*list.out = append(*list.out, p)
			}
		}
		e.rules = append(e.rules, done)
	}
	e.index()
	return e, nil
}

func (e *Engine) idOf(word string) int32 {
	if id, ok := e.vocabulary[word]; ok {
		return id
	}
	return -1
}

// index notes for every word which rules may begin with it, so that a sentence
// is tried only against the rules it can match.
func (e *Engine) index() {
	e.starts = make([][]int, len(e.vocabulary))
	for i := range e.rules {
		var first bitset
		open := false
		for _, p := range e.rules[i].find {
			// Any part must be found, so the first one will do.
			set, empty := firsts(p.parts[0])
			first = union(first, set)
			open = open || empty
		}
		if open {
			e.always = append(e.always, i)
			continue
		}
		for id := range e.starts {
			if first.has(int32(id)) {
				e.starts[id] = append(e.starts[id], i)
			}
		}
	}
}

// firsts is the set of words s may begin with, and whether it may begin with
// any word at all.
func firsts(s seq) (set bitset, open bool) {
	for _, el := range s {
		switch el.kind {
		case words, exact:
			set = union(set, el.set)
		case gap:
			return set, true
		case group:
			for _, choice := range el.choices {
				more, any := firsts(choice)
				set = union(set, more)
				open = open || any
			}
			if open {
				return set, true
			}
		default:
			continue // a place, not a word
		}
		if !el.optional {
			return set, false
		}
	}
	return set, true
}

func union(a, b bitset) bitset {
	out := make(bitset, max(len(a), len(b)))
	copy(out, a)
	for i, bits := range b {
		out[i] |= bits
	}
	return out
}

// candidates marks the rules that may match a sentence.
func (e *Engine) candidates(tokens []token, marked []bool) {
	clear(marked)
	for _, i := range e.always {
		marked[i] = true
	}
	for _, t := range tokens {
		for _, id := range [...]int32{t.id, t.exact} {
			if id >= 0 {
				for _, i := range e.starts[id] {
					marked[i] = true
				}
			}
		}
	}
}

// openingSentences is how many sentences count as the opening of a call.
const openingSentences = 2

// Search returns what the rules find in a script. An empty call is Free.
func (e *Engine) Search(s *script.Script, call script.Call) []Finding {
	var all []Finding
	marked := make([]bool, len(e.rules))
	for n, tokens := range e.lintable(s) {
		e.candidates(tokens, marked)
		m := &matcher{tokens}
		var hits []hit
		for i := range e.rules {
			r := &e.rules[i]
			if !marked[i] || r.Opening && n >= openingSentences || contains(r.NotIn, call) {
				continue
			}
			hits = append(hits, e.hits(m, r)...)
		}
		for _, h := range pruned(hits) {
			all = append(all, e.finding(s, tokens, h))
		}
	}
	Sort(all)
	return all
}

func contains(calls []script.Call, call script.Call) bool {
	for _, c := range calls {
		if c == call {
			return true
		}
	}
	return false
}
