// Package syllable counts the syllables of English words as they are read
// aloud: rules, and a list of the words the rules get wrong, made from the
// Carnegie Mellon pronouncing dictionary.
package syllable

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:generate go run ./gen

// Count returns the syllables of one word, at least 1 for anything that holds
// a letter and 0 for the empty word. Upper case, accents and apostrophes are
// understood; digits and hyphens are not: the caller says those as words
// first. A word of CMUdict gets the count of its first pronunciation there.
func Count(word string) int {
	n := count(Fold(word), exceptions())
	if n == 0 && strings.ContainsFunc(word, unicode.IsLetter) {
		return 1 // a letter of another alphabet
	}
	return n
}

// Fold brings a word to the form the dictionary knows: lower case, straight
// apostrophe, no accents. A final é is a syllable in English and becomes "ey".
func Fold(word string) string {
	if plain(word) {
		return word
	}
	var b strings.Builder
	decomposed := norm.NFD.String(strings.ToLower(norm.NFC.String(word)))
	for i, r := range decomposed {
		switch {
		case r >= 'a' && r <= 'z' || r == '\'':
			b.WriteRune(r)
		case r == '’' || r == 'ʼ' || r == '‘':
			b.WriteByte('\'')
		case r == '\u0301' && strings.HasSuffix(decomposed, "e\u0301") && i == len(decomposed)-len("\u0301"):
			b.WriteByte('y')
		case unicode.IsLetter(r):
			b.WriteString(latin(r))
		}
	}
	return b.String()
}

// latin spells the letters that do not decompose.
func latin(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	}
	return ""
}

func plain(word string) bool {
	for i := range len(word) {
		if c := word[i]; (c < 'a' || c > 'z') && c != '\'' {
			return false
		}
	}
	return true
}

// count looks the word up, then its stem, then asks the rules.
func count(w string, known map[string]uint8) int {
	if w == "" {
		return 0
	}
	if n, ok := known[w]; ok {
		return int(n)
	}
	if stem, ending, ok := cutApostrophe(w); ok {
		return count(stem, known) + apostropheSyllables(stem, ending)
	}
	if n, ok := inflected(w, known); ok {
		return n
	}
	return byRule(strings.ReplaceAll(w, "'", ""))
}

// cutApostrophe splits the endings that are written with an apostrophe.
func cutApostrophe(w string) (stem, ending string, ok bool) {
	for _, e := range [...]string{"n't", "'s", "'ll", "'ve", "'re", "'d", "'m", "'"} {
		if stem, ok := strings.CutSuffix(w, e); ok && stem != "" {
			return stem, e, true
		}
	}
	return "", "", false
}

func apostropheSyllables(stem, ending string) int {
	switch ending {
	case "'s":
		if sibilant(stem) {
			return 1
		}
	case "n't", "'ve", "'ll":
		if !isVowel(stem[len(stem)-1]) {
			return 1
		}
	case "'d":
		if endsIn(stem, "t", "d") {
			return 1
		}
	}
	return 0
}

// sibilant reports whether a following s is a syllable of its own.
func sibilant(stem string) bool {
	return endsIn(stem, "s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze", "che", "she", "xe")
}

// inflected counts a word whose stem is a known exception.
func inflected(w string, known map[string]uint8) (int, bool) {
	try := func(stem string, more int) (int, bool) {
		n, ok := known[stem]
		return int(n) + more, ok
	}
	cut := func(ending string) (string, bool) {
		stem, ok := strings.CutSuffix(w, ending)
		return stem, ok && len(stem) > 2
	}
	if stem, ok := cut("s"); ok && !strings.HasSuffix(stem, "s") {
		more := 0
		if sibilant(stem) {
			more = 1
		}
		if n, ok := try(stem, more); ok {
			return n, true
		}
		if base, ok := strings.CutSuffix(stem, "ie"); ok {
			if n, ok := try(base+"y", 0); ok {
				return n, true
			}
		}
	}
	if stem, ok := cut("ed"); ok {
		more := 0
		if endsIn(stem, "t", "d") {
			more = 1
		}
		for _, base := range [...]string{stem, stem + "e"} {
			if n, ok := try(base, more); ok {
				return n, true
			}
		}
	}
	if stem, ok := cut("ing"); ok {
		for _, base := range [...]string{stem, stem + "e"} {
			if n, ok := try(base, 1); ok {
				return n, true
			}
		}
	}
	for _, ending := range [...]string{"ly", "ness", "less", "ment"} {
		if stem, ok := cut(ending); ok {
			if n, ok := try(stem, 1); ok {
				return n, true
			}
		}
	}
	return 0, false
}
