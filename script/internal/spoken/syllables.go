package spoken

import (
	"strings"
	"unicode"

	"rehearse/script/internal/syllable"
)

// Syllables is the number of syllables of one word of Token.Words; lex may be
// nil.
func Syllables(word string, lex *Lexicon) int {
	if n, ok := lex.syllables(word); ok {
		return n
	}
	if isLetterName(word) || isInitialism(word) {
		return letterSyllables(word)
	}
	if x, ok := initialisms[strings.ToUpper(word)]; ok && x.syllables > 0 {
		return x.syllables
	}
	return syllable.Count(word)
}

// letterSyllables counts letters said by name: three for W, one for any other,
// and one more where the s of "H's" is a syllable.
func letterSyllables(word string) int {
	base, possessive := strings.CutSuffix(word, "'s")
	n := 0
	for _, r := range base {
		if r == 'W' {
			n += 2
		}
		if unicode.IsLetter(r) {
			n++
		}
	}
	if possessive && strings.ContainsAny(base[len(base)-1:], "HSX") {
		n++
	}
	return n
}
