package spoken

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	fill      = regexp.MustCompile(`^[#Xx*_?\d().+-]*$`)
	dotted    = regexp.MustCompile(`^((\pL\.)+\pL?|\p{Lu}\pL?(\.\p{Lu}\pL?)+)$`)
	pluralCap = regexp.MustCompile(`^\p{Lu}{2,6}s$`)
)

// blankWords stand in capitals where something is to be filled in.
var blankWords = map[string]bool{
	"NAME": true, "SURNAME": true, "LASTNAME": true, "FIRSTNAME": true, "PROGRAM": true,
	"HOSPITAL": true, "SPECIALTY": true, "TBD": true, "TBA": true, "TODO": true, "XX": true,
	"PHONE": true, "EMAIL": true, "INSERT": true, "REASON": true,
}

// text says an atom that is no number.
func (r *reader) text(a *atom) {
	switch {
	case r.isBlank(a):
		r.say(Blank, 1)
	case r.address(a):
	case r.symbol(a):
	default:
		words, ok := r.compound(a)
		if !ok {
			r.say(Odd, 1)
			return
		}
		kind := Plain
		if isLetterName(words[0]) && len(words) > 1 {
			kind = Letters
		}
		t := r.say(kind, 1, words...)
		t.Guess = r.guessed(a.core)
	}
}

// isBlank reports whether an atom is a place to be filled in: XXX, ###-####,
// "Dr. X", NAME.
func (r *reader) isBlank(a *atom) bool {
	if strings.ContainsAny(a.core, "#xX") && fill.MatchString(a.core) && (strings.Count(a.core, "#") >= 2 || strings.Count(strings.ToUpper(a.core), "X") >= 2) {
		return true
	}
	if a.core == "X" && r.i > 0 && strings.EqualFold(r.atoms[r.i-1].core, "dr") {
		return true
	}
	return blankWords[a.core] && !r.shouting[r.i]
}

// symbol says an atom that is a sign.
func (r *reader) symbol(a *atom) bool {
	switch a.core {
	case "&":
		r.say(Plain, 1, "and")
	case "+":
		r.say(Plain, 1, "plus")
	case "=":
		r.say(Plain, 1, "equals")
	case "#":
		next := r.peek(1)
		if next == nil || !startsDigit(next.core) {
			return false
		}
		r.say(Plain, 1, "number")
	case "@":
		r.say(Plain, 1, "at")
	case "%":
		r.say(Plain, 1, "percent")
	case "°":
		r.say(Plain, 1, "degrees")
	case "/", "\\", "•", "·", "->", "=>", "→", "-", "--", "~":
		r.i++
		r.mark(Comma, a.start, a.end)
	case "—", "―", "–", "⸺", "---":
		r.i++
		r.mark(Colon, a.start, a.end)
	case "|":
		r.say(Cue, 1)
	default:
		return false
	}
	return true
}

// compound says words joined by hyphens, slashes, ampersands, plus signs and
// underscores. It fails when there is nothing to say.
func (r *reader) compound(a *atom) ([]string, bool) {
	if words, ok := fixed[strings.ToLower(a.core)]; ok {
		return strings.Fields(words), true
	}
	if plainCore(a.core) {
		words := r.word(a, a.core, true)
		return words, len(words) > 0
	}
	var words []string
	pieces := strings.FieldsFunc(a.core, func(c rune) bool {
		return c == '-' || c == '/' || c == '_' || c == '\\' || c == '~' || c == '='
	})
	if len(pieces) > 1 && len(strings.Join(pieces, "")) == len(pieces) && allLetters(strings.Join(pieces, "")) {
		return spell(a.core), true // A-A-M-C
	}
	for i, part := range pieces {
		if number := numerals[part]; i > 0 && len(number) > 0 && len(part) > 1 {
			words = append(words, cardinal(number)...) // PGY-III
			continue
		}
		for j, piece := range strings.FieldsFunc(part, func(c rune) bool { return c == '&' || c == '+' }) {
			if j > 0 {
				words = append(words, signBetween(part))
			}
			words = append(words, r.word(a, piece, i == 0 && j == 0)...)
		}
	}
	return words, len(words) > 0
}

// plainCore reports whether a core is nothing but letters, apostrophes and
// dots, which is what most are.
func plainCore(core string) bool {
	for i := range len(core) {
		if c := core[i]; c < utf8.RuneSelf && !('a' <= c|0x20 && c|0x20 <= 'z') && c != '\'' && c != '.' {
			return false
		}
	}
	return true
}

func signBetween(part string) string {
	if strings.Contains(part, "&") {
		return "and"
	}
	return "plus"
}

// fixed are compounds that are not said part by part.
var fixed = map[string]string{
	"e-mail": "email", "e-mails": "emails", "e-mailed": "emailed", "he/she": "he or she",
	"she/he": "she or he", "his/her": "his or her", "him/her": "him or her", "w/": "with",
	"w/o": "without", "b/c": "because", "c/o": "care of", "h/o": "history of",
	"n/a": "not applicable", "ob-gyn": "O B G Y N", "ob/gyn": "O B G Y N", "at&t": "A T and T",
	"wi-fi": "wifi", "s/p": "status post", "y/o": "year old", "yes/no": "yes or no",
	"himself/herself": "himself or herself", "p.s": "P S", "etc": "etcetera",
}

// word says one piece of a compound.
func (r *reader) word(a *atom, piece string, first bool) []string {
	if hasDigit(piece) {
		return r.mixed(piece)
	}
	if words, ok := r.lex.lookup(piece); ok {
		return words
	}
	whole := piece == a.core
	if whole {
		if words, ok := r.abbreviation(a); ok {
			return words
		}
	}
	if strings.Contains(piece, ".") && dotted.MatchString(piece) {
		if letters := keepLetters(piece); letters != "" {
			return r.capitals(strings.ToUpper(letters))
		}
		return nil
	}
	if strings.Contains(piece, ".") {
		var words []string
		for _, p := range strings.Split(piece, ".") {
			if p != "" {
				words = append(words, r.word(a, p, false)...)
			}
		}
		return words
	}
	piece = strings.Trim(keepLetters(piece), "'")
	if piece == "" {
		return nil
	}
	if base, ok := strings.CutSuffix(piece, "'s"); ok {
		if len([]rune(base)) == 1 {
			return []string{strings.ToUpper(base) + "'s"}
		}
		if words := r.bare(base, first && whole); len(words) > 0 {
			words = append([]string(nil), words...)
			if last := &words[len(words)-1]; !strings.HasSuffix(*last, "'s") {
				*last += "'s"
			}
			return words
		}
	}
	if clipped[strings.ToLower(piece)] && strings.HasPrefix(a.core, "'") {
		return []string{"'" + strings.ToLower(piece)}
	}
	return r.bare(piece, first && whole)
}

// keepLetters drops everything but Latin letters, their marks and apostrophes,
// and leaves nothing when there is no letter.
func keepLetters(s string) string {
	if asciiLetters(s) {
		return s
	}
	letters := false
	s = strings.Map(func(c rune) rune {
		latin := unicode.Is(unicode.Latin, c) && unicode.IsLetter(c)
		letters = letters || latin
		if c == '\'' || latin || unicode.IsMark(c) && letters {
			return c
		}
		return -1
	}, s)
	if !letters {
		return ""
	}
	return s
}

func asciiLetters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// bare says a piece that holds only letters and inner apostrophes.
func (r *reader) bare(piece string, whole bool) []string {
	lower := strings.ToLower(piece)
	switch {
	case piece == "A" || piece == "a":
		return []string{r.articleOrLetter(piece, whole)}
	case len([]rune(piece)) == 1:
		return []string{strings.ToUpper(piece)}
	case r.shoutedWord(piece):
		return r.unshouted(lower)
	case piece == strings.ToUpper(piece) && !strings.Contains(piece, "'"):
		return r.capitals(piece)
	case strings.HasSuffix(piece, "s") && pluralCap.MatchString(piece):
		if words := r.capitals(piece[:len(piece)-1]); isLetterName(words[0]) || isInitialism(words[0]) {
			words[len(words)-1] += "'s"
			return words
		}
	}
	return r.unshouted(lower)
}

// unshouted says a word in lower case.
func (r *reader) unshouted(lower string) []string {
	if x, ok := initialisms[strings.ToUpper(lower)]; ok && !x.capitals {
		return append([]string(nil), x.words...)
	}
	if full, ok := inFull(lower); ok {
		return []string{full}
	}
	if !hasVowel(lower) && !strings.Contains(lower, "'") && !hums[lower] {
		return spell(lower) // nothing to pronounce
	}
	return []string{lower}
}

func hasVowel(lower string) bool {
	return strings.ContainsAny(lower, "aeiouyàáâäãåæèéêëìíîïòóôöõøùúûüýÿœ")
}

// hums are words without a vowel letter.
var hums = map[string]bool{
	"hm": true, "hmm": true, "hmmm": true, "mm": true, "mmm": true, "mhm": true, "shh": true,
	"sh": true, "psst": true, "nth": true, "brr": true, "pfft": true, "tsk": true, "grr": true, "ms": true,
}
