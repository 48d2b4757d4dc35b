package spoken

import (
	"regexp"
	"strings"
)

var (
	phoneChars = regexp.MustCompile(`^[+(]?[\d().+-]*\d\)?$`)
	american   = regexp.MustCompile(`^(\+?1[-. ]?)?\(?(\d{3})\)?[-. ]*(\d{3})[-. ]?(\d{4})$`)
	local      = regexp.MustCompile(`^(\d{3})[-.](\d{4})$`)
	foreign    = regexp.MustCompile(`^\+(\d{1,3})[-. ]?\(?(\d[\d() .-]{4,16}\d)$`)
	idChars    = regexp.MustCompile(`^#?[A-Za-z]?\d[\d-]*$`)
	nonDigits  = regexp.MustCompile(`\D+`)
)

// maxPhoneAtoms is how many atoms a number with spaces in it may take:
// +44 20 7946 09 58 and a few more.
const maxPhoneAtoms = 7

// phone says a telephone number, digit by digit, taking as many atoms as belong
// to it.
func (r *reader) phone(a *atom) bool {
	if !phoneChars.MatchString(a.core) {
		return false
	}
	written, best, bestN := "", []string(nil), 0
	for n := 0; n < maxPhoneAtoms && r.i+n < len(r.atoms); n++ {
		b := &r.atoms[r.i+n]
		if n > 0 && (b.gap > newline || strings.ContainsAny(r.atoms[r.i+n-1].trail, ".,;:!?")) || !phoneChars.MatchString(b.core) {
			break
		}
		if n > 0 {
			written += " "
		}
		if strings.Contains(b.lead, "(") {
			written += "("
		}
		written += b.core
		if strings.HasPrefix(b.trail, ")") {
			written += ")"
		}
		if groups := phoneGroups(written); groups != nil {
			best, bestN = groups, n+1
		}
	}
	if bestN == 0 || len(best) == 1 && bestN > 1 {
		return false
	}
	if bestN == 1 && local.MatchString(a.core) && r.idAhead() {
		return false
	}
	t := r.say(Phone, bestN)
	t.Words, t.Groups = sayGroups(best)
	return true
}

// phoneGroups divides a written number as it is said; nil when it is none.
func phoneGroups(written string) []string {
	if m := american.FindStringSubmatch(written); m != nil {
		groups := []string{m[2], m[3], m[4]}
		if m[1] != "" {
			groups = append([]string{"1"}, groups...)
		}
		return groups
	}
	if m := local.FindStringSubmatch(written); m != nil {
		return m[1:]
	}
	if m := foreign.FindStringSubmatch(written); m != nil {
		groups := []string{"+" + m[1]}
		for _, g := range nonDigits.Split(m[2], -1) {
			if g != "" {
				groups = append(groups, g)
			}
		}
		return groups
	}
	return nil
}

// sayGroups says digits and notes after how many words each group but the last
// ends. A group of hundreds, as in 800 numbers, is said as such.
func sayGroups(groups []string) (words []string, ends []int) {
	for i, g := range groups {
		if rest, ok := strings.CutPrefix(g, "+"); ok {
			words = append(words, "plus")
			g = rest
		}
		if g == "800" {
			words = append(words, "eight", "hundred")
		} else {
			words = append(words, digits(g)...)
		}
		if i < len(groups)-1 {
			ends = append(ends, len(words))
		}
	}
	return words, ends
}

// idWords make the number that follows them an ID, code or extension.
var idWords = setOf(`id ids identification number numbers code pin pager extension zip case aamc
	nrmp ecfmg usmle applicant account badge license npi registration beeper`)

// idAhead reports whether the words before speak of an ID, not of a telephone.
func (r *reader) idAhead() bool {
	for n := 1; n <= 5; n++ {
		switch w := strings.ToLower(r.previous(n)); {
		case w == "":
			return false
		case w == "phone" || w == "telephone" || w == "call" || w == "callback" || w == "cell" || w == "at" || w == "reach":
			return false
		case w == "c" && strings.ToLower(r.previous(n+1)) == "m": // A A M C
			return true
		case idWords[w] && w != "number" && w != "numbers":
			return true
		}
	}
	return false
}

// identifier says the digits of an ID one by one.
func (r *reader) identifier(a *atom) bool {
	if !idChars.MatchString(a.core) {
		return false
	}
	core := strings.TrimPrefix(a.core, "#")
	ahead := r.idAhead() || strings.HasPrefix(a.core, "#") && len(core) > 3
	prev := strings.ToLower(r.previous(1))
	code := prev == "extension" || prev == "pager" || prev == "pin" || prev == "code" || prev == "zip" || prev == "beeper"
	groups := strings.FieldsFunc(core, func(c rune) bool { return c == '-' })
	n := len(nonDigits.ReplaceAllString(core, ""))
	switch {
	case len(groups) > 2 && !isoDate.MatchString(core) && !slashDate.MatchString(core):
	case code && n > 1, ahead && n > 3:
	case ahead && n > 1 && len(groups) > 1 && n > 4:
	default:
		return false
	}
	took := 1
	if ahead && len(groups) == 1 { // 1234 5678
		for n := 1; ; n++ {
			b := r.peek(n)
			if b == nil || !integer.MatchString(b.core) || len(b.core) < 2 || strings.Contains(b.core, ",") {
				break
			}
			groups = append(groups, b.core)
			took = n + 1
		}
	}
	t := r.say(Digits, took)
	for i, g := range groups {
		t.Words = append(t.Words, spell(g)...)
		if i < len(groups)-1 {
			t.Groups = append(t.Groups, len(t.Words))
		}
	}
	if len(groups) == 1 && n > 5 { // said in fours: 1234 5678
		for end := 4; end < n-1; end += 4 {
			t.Groups = append(t.Groups, len(t.Words)-n+end)
		}
	}
	return true
}
