package lint

import (
	"fmt"
	"slices"
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
	patterns      []pattern // of all rules, in order
	owners        []int     // of each pattern, the rule
	index         index
	parts         []compiledPart
	notPoints     []pattern // sentences in which a reason is no point of its own
	namesProgram  []pattern // end in the first word of a program's name
}

type compiled struct {
	Rule
	unless []pattern
}

type compiledPart struct {
	Part
	find []pattern
	when []pattern
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
		find, err := c.patterns(r.Find)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", r.ID, err)
		}
		unless, err := c.patterns(r.Unless)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", r.ID, err)
		}
		for _, p := range find {
			e.patterns, e.owners = append(e.patterns, p), append(e.owners, len(e.rules))
		}
		e.rules = append(e.rules, compiled{r, unless})
	}
	for _, p := range f.Part {
		find, err := c.patterns(p.Find)
		if err != nil {
			return nil, fmt.Errorf("part %s: %w", p.ID, err)
		}
		when, err := c.patterns(p.When)
		if err != nil {
			return nil, fmt.Errorf("part %s: %w", p.ID, err)
		}
		e.parts = append(e.parts, compiledPart{p, find, when})
	}
	var err error
	if e.notPoints, err = c.patterns(f.NotPoints); err != nil {
		return nil, fmt.Errorf("not_points: %w", err)
	}
	if e.namesProgram, err = c.patterns(f.NamesProgram); err != nil {
		return nil, fmt.Errorf("names_program: %w", err)
	}
	e.index = newIndex(c.vocabulary, e.patterns)
	return e, nil
}

func (e *Engine) idOf(word string) int32 {
	if id, ok := e.vocabulary[word]; ok {
		return id
	}
	return -1
}

// openingSentences is how many sentences count as the opening of a call.
const openingSentences = 2

// Search returns what the rules find in a script. An empty call is Free.
func (e *Engine) Search(s *script.Script, call script.Call) []Finding {
	return e.rulesIn(s, e.lintable(s), call)
}

// rulesIn is Search on a script that is cut into sentences already.
func (e *Engine) rulesIn(s *script.Script, sentences [][]token, call script.Call) []Finding {
	var all []Finding
	e.search(sentences, call, func(n int, hits []hit) {
		for _, h := range pruned(hits) {
			all = append(all, e.finding(s, sentences[n], h))
		}
	})
	Sort(all)
	return all
}

// search calls found with the hits of every sentence that has some.
func (e *Engine) search(sentences [][]token, call script.Call, found func(n int, hits []hit)) {
	seen := make([]bool, len(e.patterns))
	var candidates []int32
	for n, tokens := range sentences {
		candidates = e.index.candidates(tokens, seen, candidates[:0])
		slices.Sort(candidates)
		m := &matcher{tokens}
		var hits []hit
		for _, k := range candidates {
			r := &e.rules[e.owners[k]]
			if r.Opening && n >= openingSentences || slices.Contains(r.NotIn, call) {
				continue
			}
			hits = append(hits, e.hits(m, r, e.patterns[k])...)
		}
		if hits = e.excused(m, hits); len(hits) > 0 {
			found(n, hits)
		}
	}
}
