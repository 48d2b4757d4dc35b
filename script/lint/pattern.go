package lint

import (
	"fmt"
	"strings"
	"unicode"
)

// A pattern is what a rule looks for: parts that must all be found in one
// sentence, in any order and without overlap. Most have one part.
type pattern struct {
	source string
	parts  []seq
}

// seq is a sequence of elements, found one after the other.
type seq []element

type kind uint8

const (
	words    kind = iota // one of a set of words
	exact                // one of a set of words, exactly as spoken
	group                // one of several sequences
	capital              // a word that begins with a capital
	gap                  // up to max words of any kind
	pause                // a comma or more stands here
	beginsIt             // the sentence begins here
	endsIt               // the sentence ends here
)

type element struct {
	kind     kind
	set      bitset
	choices  []seq
	max      int
	optional bool
}

// Gaps: how many words may stand where a pattern has .. or ...
const (
	shortGap = 3
	longGap  = 7
)

// compiler turns pattern sources into patterns over one vocabulary.
type compiler struct {
	vocabulary map[string]int32
	classes    map[string][]seq
	sources    map[string]string // classes not compiled yet
	open       map[string]bool   // classes being compiled
}

func (c *compiler) id(word string) int32 {
	id, ok := c.vocabulary[word]
	if !ok {
		id = int32(len(c.vocabulary))
		c.vocabulary[word] = id
	}
	return id
}

// patterns compiles a list.
func (c *compiler) patterns(sources []string) ([]pattern, error) {
	all := make([]pattern, len(sources))
	for i, source := range sources {
		p, err := c.pattern(source)
		if err != nil {
			return nil, err
		}
		all[i] = p
	}
	return all, nil
}

// pattern compiles "a b & c".
func (c *compiler) pattern(source string) (pattern, error) {
	p := pattern{source: source}
	for part := range strings.SplitSeq(source, "&") {
		s, err := c.sequence(part)
		if err != nil {
			return p, fmt.Errorf("pattern %q: %w", source, err)
		}
		if mayBeEmpty(s) {
			return p, fmt.Errorf("pattern %q: nothing to look for", source)
		}
		p.parts = append(p.parts, s)
	}
	return p, nil
}

func (c *compiler) sequence(source string) (seq, error) {
	r := &patternReader{rest: strings.TrimSpace(source)}
	s, err := c.items(r, false)
	if err == nil && r.rest != "" {
		err = fmt.Errorf("unexpected %q", r.rest)
	}
	return s, err
}

// mayBeEmpty reports whether s can match without a word or a place.
func mayBeEmpty(s seq) bool {
	for _, e := range s {
		if !e.optional && e.kind != gap {
			return false
		}
	}
	return true
}

type patternReader struct{ rest string }

func (r *patternReader) space() { r.rest = strings.TrimLeftFunc(r.rest, unicode.IsSpace) }

func (r *patternReader) take(prefix string) bool {
	rest, ok := strings.CutPrefix(r.rest, prefix)
	if ok {
		r.rest = rest
	}
	return ok
}

// items reads elements up to the end, or inside a bracket up to | or ).
func (c *compiler) items(r *patternReader, inside bool) (seq, error) {
	var s seq
	for {
		r.space()
		if r.rest == "" || inside && (r.rest[0] == '|' || r.rest[0] == ')') {
			return s, nil
		}
		e, err := c.item(r, inside)
		if err != nil {
			return nil, err
		}
		s = append(s, e)
	}
}

// item reads one element: alternatives joined by | when not inside a bracket.
func (c *compiler) item(r *patternReader, inside bool) (element, error) {
	switch {
	case r.take("..."):
		return element{kind: gap, max: longGap}, nil
	case r.take(".."):
		return element{kind: gap, max: shortGap}, nil
	case r.take(","):
		return element{kind: pause, optional: r.take("?")}, nil
	case r.take("^"):
		return element{kind: beginsIt}, nil
	case r.take("$"):
		return element{kind: endsIt}, nil
	}
	e, err := c.atom(r)
	if err != nil {
		return e, err
	}
	if !inside && strings.HasPrefix(r.rest, "|") {
		choices := []seq{{e}}
		for r.take("|") {
			next, err := c.atom(r)
			if err != nil {
				return e, err
			}
			choices = append(choices, seq{next})
		}
		e = joined(choices)
	}
	e.optional = r.take("?")
	return e, nil
}

// atom reads a word, =word, <class> or bracket.
func (c *compiler) atom(r *patternReader) (element, error) {
	switch {
	case r.take("("):
		var choices []seq
		for {
			s, err := c.items(r, true)
			if err != nil {
				return element{}, err
			}
			if mayBeEmpty(s) {
				return element{}, fmt.Errorf("a choice that may be nothing")
			}
			choices = append(choices, s)
			if r.take(")") {
				return joined(choices), nil
			}
			if !r.take("|") {
				return element{}, fmt.Errorf("( without )")
			}
		}
	case r.take("<"):
		name, rest, ok := strings.Cut(r.rest, ">")
		if !ok {
			return element{}, fmt.Errorf("< without >")
		}
		r.rest = rest
		choices, err := c.class(name)
		return joined(choices), err
	}
	if r.take("#") {
		if r.take("Name") {
			return element{kind: capital}, nil
		}
		e := element{kind: exact}
		e.set.add(c.id("#" + r.word()))
		return e, nil
	}
	asSpoken := r.take("=")
	word := r.word()
	if word == "" {
		return element{}, fmt.Errorf("no word at %q", r.rest)
	}
	if asSpoken {
		e := element{kind: exact}
		e.set.add(c.id(word))
		return e, nil
	}
	e := element{kind: words}
	for _, form := range forms(word) {
		e.set.add(c.id(form))
	}
	return e, nil
}

func (r *patternReader) word() string {
	end := strings.IndexFunc(r.rest, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\''
	})
	if end < 0 {
		end = len(r.rest)
	}
	word := r.rest[:end]
	r.rest = r.rest[end:]
	return word
}

// joined makes one element of choices: a set when all are single words.
func joined(choices []seq) element {
	if len(choices) == 1 && len(choices[0]) == 1 {
		return choices[0][0]
	}
	e := element{kind: words}
	for _, s := range choices {
		if len(s) != 1 || s[0].kind != words || s[0].optional {
			return element{kind: group, choices: choices}
		}
		e.set = union(e.set, s[0].set)
	}
	return e
}

// class compiles a class when it is first used.
func (c *compiler) class(name string) ([]seq, error) {
	if choices, ok := c.classes[name]; ok {
		return choices, nil
	}
	source, ok := c.sources[name]
	if !ok {
		return nil, fmt.Errorf("unknown class <%s>", name)
	}
	if c.open[name] {
		return nil, fmt.Errorf("class <%s> contains itself", name)
	}
	c.open[name] = true
	defer delete(c.open, name)
	var choices []seq
	for entry := range strings.SplitSeq(source, ",") {
		if strings.TrimSpace(entry) == "" {
			continue
		}
		s, err := c.sequence(entry)
		if err != nil {
			return nil, fmt.Errorf("class <%s>: %w", name, err)
		}
		choices = append(choices, s)
	}
	if len(choices) == 0 {
		return nil, fmt.Errorf("class <%s> is empty", name)
	}
	c.classes[name] = choices
	return choices, nil
}
