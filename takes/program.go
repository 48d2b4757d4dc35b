package takes

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Likeness is how sure it is that two names mean the same program.
type Likeness int

const (
	Different Likeness = iota
	Alike              // probably the same: only a person can tell
	Same
)

// shortForms are the words of a program's name as they are often shortened.
var shortForms = map[string]string{
	"st": "saint", "mt": "mount", "ft": "fort", "univ": "university", "hosp": "hospital",
	"ctr": "center", "centre": "center", "fm": "family medicine", "im": "internal medicine",
	"peds": "pediatrics", "psych": "psychiatry", "paediatrics": "pediatrics",
}

// idleWords are left out: a name means the same with and without them.
var idleWords = []string{"the", "of", "at", "for", "and", "in", "residency", "program", "programme", "department", "dept"}

// commonWords are in the names of many programs: having them in common says
// nothing.
var commonWords = []string{
	"university", "hospital", "hospitals", "medical", "medicine", "center", "health", "healthcare", "system", "clinic",
	"college", "school", "community", "regional", "general", "county", "city", "state", "memorial", "family", "internal",
	"surgery", "pediatrics", "psychiatry", "emergency", "neurology", "pathology", "north", "south", "east", "west", "new",
	"saint", "mount", "fort",
}

// nameWords are the words of a program's name in the form they are compared in.
// Capital letters, accents, apostrophes and punctuation make no difference.
func nameWords(name string) []string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case r != '\'' && r != '’' && !unicode.Is(unicode.Mn, r):
			b.WriteByte(' ')
		}
	}
	var words []string
	for _, word := range strings.Fields(b.String()) {
		if long, ok := shortForms[word]; ok {
			word = long
		}
		if !slices.Contains(idleWords, word) {
			words = append(words, strings.Fields(word)...)
		}
	}
	return words
}

// ProgramKey is the same for names that surely mean the same program: "St.
// Mary's Hospital" and "saint marys-hospital".
func ProgramKey(name string) string { return strings.Join(nameWords(name), "") }

// SameProgram compares the names of two programs. They are alike when one holds
// all words of the other, as "Mill Creek" and "Mill Creek Family Medicine" do,
// or when a single letter differs. "Mill Creek Internal Medicine" and "Mill
// Creek Family Medicine" are two programs.
func SameProgram(a, b string) Likeness {
	keyA, keyB := ProgramKey(a), ProgramKey(b)
	switch {
	case keyA == "" || keyB == "":
		return Different
	case keyA == keyB:
		return Same
	case contains(nameWords(a), nameWords(b)), contains(nameWords(b), nameWords(a)), oneLetterApart(keyA, keyB):
		return Alike
	}
	return Different
}

// contains reports whether a name's words are all in another's, and one at
// least is its own.
func contains(words, all []string) bool {
	own := false
	for _, word := range words {
		if !slices.Contains(all, word) {
			return false
		}
		own = own || !slices.Contains(commonWords, word)
	}
	return own
}

// leastLetters is how long a name must be for one of its letters not to
// matter.
const leastLetters = 8

// oneLetterApart reports whether one letter more, less or changed turns a into
// b.
func oneLetterApart(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) < leastLetters || len(a) > len(b)+1 {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return a[i+1:] == b[i+1:]
	}
	return a[i+1:] == b[i:]
}
