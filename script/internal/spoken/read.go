package spoken

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Read returns the tokens of a text in the order they are said. lex may be nil.
func Read(text string, lex *Lexicon) []Token {
	m := mask(text)
	r := &reader{lex: lex, atoms: atoms(m), lines: newLines(m)}
	r.findShouting()
	r.out = make([]Token, 0, len(r.atoms)+len(r.atoms)/4)
	for r.i < len(r.atoms) {
		r.step()
	}
	r.settleFirst()
	return r.out
}

// settleFirst makes a capital A that begins the text an article unless letters
// or numbers follow, so that the spoken form reads the same again.
func (r *reader) settleFirst() {
	var first *string
	for i := range r.out {
		for j := range r.out[i].Words {
			w := &r.out[i].Words[j]
			if first != nil {
				if !besideLetter(*w) {
					*first = "a"
				}
				return
			}
			if first = w; *w != "A" {
				return
			}
		}
	}
	if first != nil {
		*first = "a"
	}
}

// reader walks the atoms and says them.
type reader struct {
	lex      *Lexicon
	atoms    []atom
	lines    lines
	shouting []bool // atoms on lines in capitals, where capitals mean nothing
	i        int    // next atom
	out      []Token
}

// step says the next atom, or several that belong together.
func (r *reader) step() {
	a := &r.atoms[r.i]
	r.gapMark(a)
	if strings.ContainsAny(a.lead, "([") && len(r.out) > 0 && a.gap != glued {
		r.mark(Comma, a.start, a.start)
	}
	switch {
	case a.mark == blankMark:
		r.say(Blank, 1)
	case a.mark == cueMark:
		r.say(Cue, 1)
	case a.core == "":
		r.punctuation(a)
	case r.lexiconWord(a):
	case hasDigit(a.core) && r.number(a):
	default:
		r.text(a)
	}
}

// say emits a token for the next n atoms, with the punctuation after the last.
func (r *reader) say(kind Kind, n int, words ...string) *Token {
	first, last := &r.atoms[r.i], &r.atoms[r.i+n-1]
	r.out = append(r.out, Token{Kind: kind, Start: first.start, End: last.end, Words: words})
	at := len(r.out) - 1
	r.i += n
	if b := breakOf(last.trail); b != NoBreak && !r.dotIsAbbreviation(last, words) {
		r.mark(b, last.end, last.trailEnd)
	}
	return &r.out[at]
}

func (r *reader) mark(b Break, start, end int) {
	r.out = append(r.out, Token{Kind: Mark, Start: start, End: end, Break: b})
}

// breakOf is the deepest break in a run of closing punctuation.
func breakOf(trail string) Break {
	b := NoBreak
	if strings.Contains(trail, "..") {
		b = Ellipsis
		if !strings.ContainsAny(trail, "!?") {
			return b
		}
	}
	for _, c := range trail {
		switch c {
		case '.', '!', '?':
			b = max(b, Sentence)
		case ';', ':':
			b = max(b, Colon)
		case ',', ')', ']':
			b = max(b, Comma)
		}
	}
	return b
}

// gapMark emits the break that a line end in front of an atom makes.
func (r *reader) gapMark(a *atom) {
	if len(r.out) == 0 || a.gap < newline {
		return
	}
	switch last := r.out[len(r.out)-1]; {
	case last.Kind == Mark && last.Break >= Paragraph:
	case a.gap == paragraph:
		r.mark(Paragraph, a.start, a.start)
	case last.Kind == Mark && last.Break >= Sentence:
	case r.lines.wrapped(a.start, len(a.core)):
	case startsUpper(a.core) || startsDigit(a.core):
		r.mark(Sentence, a.start, a.start)
	default:
		r.mark(Comma, a.start, a.start)
	}
}

// punctuation says an atom that holds no letter or digit.
func (r *reader) punctuation(a *atom) {
	all := a.lead + a.trail
	switch {
	case strings.Contains(all, "??"):
		r.say(Blank, 1) // "my number is ???"
	case strings.ContainsAny(all, ".!?,;:…)"):
		b := breakOf(all)
		r.i++
		if b != NoBreak && len(r.out) > 0 {
			r.mark(b, a.start, a.end)
		}
	default:
		r.i++
	}
}

// lexiconWord says a word of the user's lexicon.
func (r *reader) lexiconWord(a *atom) bool {
	written := a.core
	words, ok := r.lex.lookup(written)
	if !ok {
		base, possessive := strings.CutSuffix(written, "'s")
		if words, ok = r.lex.lookup(base); !ok || !possessive {
			return false
		}
		words = append([]string(nil), words...)
		words[len(words)-1] += "'s"
	}
	r.say(Plain, 1, words...)
	return true
}

// peek returns the atom n places on when it follows without punctuation in
// between, else nil.
func (r *reader) peek(n int) *atom {
	if r.i+n >= len(r.atoms) || r.atoms[r.i+n].gap > newline {
		return nil
	}
	for j := r.i; j < r.i+n; j++ {
		if r.atoms[j].trail != "" || r.atoms[j+1].lead != "" {
			return nil
		}
	}
	return &r.atoms[r.i+n]
}

// previous returns the n-th spoken word back in the same sentence, n from 1.
func (r *reader) previous(n int) string {
	for i := len(r.out) - 1; i >= 0; i-- {
		t := &r.out[i]
		if t.Kind == Mark && t.Break >= Sentence {
			return ""
		}
		if n <= len(t.Words) {
			return t.Words[len(t.Words)-n]
		}
		n -= len(t.Words)
	}
	return ""
}

// starting reports whether the next word begins a sentence.
func (r *reader) starting() bool { return r.previous(1) == "" }

// findShouting marks the atoms of lines written all in capitals.
func (r *reader) findShouting() {
	r.shouting = make([]bool, len(r.atoms))
	for from := 0; from < len(r.atoms); {
		to := from + 1
		for to < len(r.atoms) && r.atoms[to].gap < newline {
			to++
		}
		up, low := 0, 0
		for _, a := range r.atoms[from:to] {
			switch {
			case strings.ContainsFunc(a.core, unicode.IsLower):
				low++
			case utf8.RuneCountInString(a.core) > 1 && allLetters(a.core):
				if _, known := initialisms[a.core]; !known {
					up++
				}
			}
		}
		for i := from; i < to; i++ {
			r.shouting[i] = up >= 2 && up > 3*low
		}
		from = to
	}
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func allLetters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' {
			return false
		}
	}
	return s != ""
}
