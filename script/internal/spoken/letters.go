package spoken

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed initialisms.txt
var initialismsText string

// initialism is how one run of capitals is said.
type initialism struct {
	words     []string
	capitals  bool // only when written in capitals
	syllables int  // of a word the spelling misleads about, else 0
}

// initialisms maps the upper-case form.
var initialisms = parseInitialisms(initialismsText)

func parseInitialisms(text string) map[string]initialism {
	known := map[string]initialism{}
	for line := range strings.Lines(text) {
		how, list, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(how, "#") {
			continue
		}
		for entry := range strings.FieldsSeq(list) {
			written, capitals := strings.CutPrefix(entry, "!")
			written, count, _ := strings.Cut(written, "/")
			x := initialism{capitals: capitals}
			switch how {
			case "spell":
				x.words = spell(written)
			case "one":
				x.words = []string{written}
			case "say":
				x.words = []string{strings.ToLower(written)}
				x.syllables, _ = strconv.Atoi(count)
			default:
				panic(fmt.Sprintf("initialisms.txt: unknown kind %q", how))
			}
			known[written] = x
		}
	}
	return known
}

// spell names the Latin letters of s, one word each; digits are said as digits
// and anything else is left out.
func spell(s string) []string {
	var words []string
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			words = append(words, units[r-'0'])
		case unicode.IsLetter(r) && unicode.Is(unicode.Latin, r):
			words = append(words, string(unicode.ToUpper(r)))
		}
	}
	return words
}

// isLetterName reports whether a spoken word is a letter said by name, such as
// "A" or "C's".
func isLetterName(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && (len(word) == n || word[n:] == "'s")
}

// isInitialism reports whether a spoken word is a run of letters said by name
// that counts as one word, such as "TV" or "MD's".
func isInitialism(word string) bool {
	base := strings.TrimSuffix(word, "'s")
	x, ok := initialisms[base]
	return ok && x.words[0] == base
}
