package spoken

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Lexicon is the user's own list of how words are said. A nil Lexicon is
// empty.
type Lexicon struct {
	words  map[string][]string // folded written form to what is said
	counts map[string]int      // spoken word to its syllables
}

// ParseLexicon reads one entry a line, # starts a note. An entry is the word
// as it is written in scripts, and then one of
//
//	Nguyen 1               its syllables
//	Nguyen = win           other words that are said for it
//	BMC = B M C            capitals that stand alone are letters
//	nguyen N UW Y EH N     CMUdict phones, of which the vowels count
func ParseLexicon(text string) (*Lexicon, error) {
	lex := &Lexicon{words: map[string][]string{}, counts: map[string]int{}}
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		number++
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if err := lex.add(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	return lex, nil
}

func (l *Lexicon) add(line string) error {
	if written, said, ok := strings.Cut(line, "="); ok {
		key, words := lexKey(strings.TrimSpace(written)), strings.Fields(said)
		if key == "" || strings.ContainsAny(key, " \t") || len(words) == 0 {
			return fmt.Errorf("%q is not of the form WORD = what is said", line)
		}
		for i, w := range words {
			if !isLetterName(w) {
				words[i] = strings.ToLower(w)
			}
		}
		l.words[key] = words
		return nil
	}
	fields := strings.Fields(line)
	key := lexKey(fields[0])
	if len(fields) == 2 {
		if n, err := strconv.Atoi(fields[1]); err == nil && 1 <= n && n <= 20 {
			l.words[key], l.counts[key] = []string{key}, n
			return nil
		}
	}
	n, err := vowels(fields[1:])
	if err != nil {
		return fmt.Errorf("%q: %w", line, err)
	}
	l.words[key], l.counts[key] = []string{key}, n
	return nil
}

// vowels counts the vowels of CMUdict phones, with or without stress marks.
func vowels(phones []string) (int, error) {
	n := 0
	for _, p := range phones {
		if p != strings.ToUpper(p) || len(p) > 3 {
			return 0, fmt.Errorf("%q is no syllable count and no CMUdict phone", p)
		}
		if strings.ContainsRune("AEIOU", rune(p[0])) {
			n++
		}
	}
	if n == 0 {
		return 0, fmt.Errorf("no syllable count, no vowel")
	}
	return n, nil
}

func lexKey(written string) string {
	return strings.ReplaceAll(strings.ToLower(norm.NFKC.String(written)), "’", "'")
}

// lookup returns what is said for a written word.
func (l *Lexicon) lookup(written string) ([]string, bool) {
	if l == nil || len(l.words) == 0 {
		return nil, false
	}
	words, ok := l.words[lexKey(written)]
	return words, ok
}

// syllables returns the user's own count of a spoken word.
func (l *Lexicon) syllables(word string) (int, bool) {
	if l == nil || len(l.counts) == 0 {
		return 0, false
	}
	n, ok := l.counts[word]
	return n, ok
}
