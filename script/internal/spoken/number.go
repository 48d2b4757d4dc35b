package spoken

import (
	"regexp"
	"strings"
)

var (
	integer   = regexp.MustCompile(`^(\d{1,3}(?:,\d{3})+|\d+)$`)
	decimal   = regexp.MustCompile(`^(\d{1,3}(?:,\d{3})+|\d*)\.(\d+)$`)
	version   = regexp.MustCompile(`^\d+(\.\d+){2,}$`)
	rank      = regexp.MustCompile(`^(\d{1,3}(?:,\d{3})+|\d+)(?i:st|nd|rd|th)('?s)?$`)
	decade    = regexp.MustCompile(`^'?(\d{2}|\d{4})'?s$`)
	shortYear = regexp.MustCompile(`^'(\d{2})$`)
	span      = regexp.MustCompile(`^(\d[\d,]*(?:\.\d+)?)-(\d[\d,]*(?:\.\d+)?)$`)
	fraction  = regexp.MustCompile(`^(\d+)/(\d+)$`)
	mixedFrac = regexp.MustCompile(`^(\d*)\+(\d)/(\d)$`)
	ratio     = regexp.MustCompile(`^(\d+):(\d+)$`)
	times     = regexp.MustCompile(`^(\d+)[xX×](\d*)$`)
	percent   = regexp.MustCompile(`^([\d.,]+)(?:%?-([\d.,]+))?%$`)
	degree    = regexp.MustCompile(`^(-?)([\d.]+)°([CF]?)$`)
	unitTail  = regexp.MustCompile(`^([\d,]*\.?\d+)([a-zA-Zµμ/%]+)$`)
)

// prefixes are signs in front of a number.
var prefixes = map[byte]string{
	'~': "about", '<': "less than", '>': "more than", '+': "plus", '#': "number", '=': "equals",
	'@': "at", '&': "and",
}

// number says an atom with a digit in it. It fails for what it does not know,
// and the atom is then read as text.
func (r *reader) number(a *atom) bool {
	if r.isBlank(a) {
		return false
	}
	if r.address(a) || r.phone(a) || r.identifier(a) || r.money(a) || r.date(a) || r.clock(a) {
		return true
	}
	core := a.core
	var before []string
	for len(core) > 1 {
		said, ok := prefixes[core[0]]
		if strings.HasPrefix(core, "-") && (startsDigit(core[1:]) || core[1] == '.') {
			said, ok = "minus", true
		}
		if strings.HasPrefix(core, "±") || strings.HasPrefix(core, "≈") || strings.HasPrefix(core, "≥") || strings.HasPrefix(core, "≤") {
			word := map[string]string{"±": "plus or minus", "≈": "about", "≥": "at least", "≤": "at most"}
			for sign, said := range word {
				if rest, ok := strings.CutPrefix(core, sign); ok {
					before, core = append(before, strings.Fields(said)...), rest
				}
			}
			continue
		}
		if !ok || mixedFrac.MatchString(core) {
			break
		}
		before, core = append(before, strings.Fields(said)...), core[1:]
	}
	words, n := r.quantity(core)
	if words == nil {
		if compound, ok := r.compound(&atom{core: core, trail: a.trail, gap: a.gap}); ok {
			kind := Plain
			if isLetterName(compound[0]) {
				kind = Letters
			}
			r.say(kind, 1, append(before, compound...)...)
			return true
		}
		return false
	}
	r.say(Number, n, append(before, words...)...)
	return true
}

// quantity says a bare number, and how many atoms it took with its unit.
func (r *reader) quantity(core string) (words []string, n int) {
	if words := r.amount(core); words != nil {
		unit, took := r.unitAfter(core)
		return append(words, unit...), 1 + took
	}
	switch {
	case rank.MatchString(core):
		m := rank.FindStringSubmatch(core)
		words := ordinal(strip(m[1]))
		if m[2] != "" {
			words[len(words)-1] += "s"
		}
		return words, 1
	case decade.MatchString(core):
		d := decade.FindStringSubmatch(core)[1]
		if len(d) == 2 {
			return pluralNumber(cardinal(d)), 1
		}
		return pluralNumber(year(d)), 1
	case shortYear.MatchString(core):
		d := core[1:]
		if d[0] == '0' {
			return []string{"oh", units[d[1]-'0']}, 1
		}
		return cardinal(d), 1
	case percent.MatchString(core):
		m := percent.FindStringSubmatch(core)
		words := plainNumber(m[1])
		if m[2] != "" {
			words = append(append(words, "to"), plainNumber(m[2])...)
		}
		return append(words, "percent"), 1
	case degree.MatchString(core):
		return sayDegrees(degree.FindStringSubmatch(core)), 1
	case times.MatchString(core):
		m := times.FindStringSubmatch(core)
		if m[2] == "" {
			return append(cardinal(m[1]), "times"), 1
		}
		return append(append(cardinal(m[1]), "by"), cardinal(m[2])...), 1
	case unitTail.MatchString(core):
		m := unitTail.FindStringSubmatch(core)
		if words := withUnit(m[1], m[2]); words != nil {
			return words, 1
		}
	case strings.HasSuffix(core, "+"):
		if words := r.amount(core[:len(core)-1]); words != nil {
			return append(words, "plus"), 1
		}
	}
	return nil, 0
}

// amount says integers, decimals, ranges, fractions and ratios.
func (r *reader) amount(core string) []string {
	switch {
	case integer.MatchString(core):
		return r.whole(core)
	case decimal.MatchString(core), version.MatchString(core):
		return plainNumber(core)
	case span.MatchString(core):
		m := span.FindStringSubmatch(core)
		lo, hi := m[1], m[2]
		if isYear(lo) && len(hi) == 2 { // 2019-21
			return append(append(year(lo), "to"), cardinal(hi)...)
		}
		return append(append(yearOrNumber(lo), "to"), yearOrNumber(hi)...)
	case fraction.MatchString(core):
		m := fraction.FindStringSubmatch(core)
		return sayFraction(m[1], m[2])
	case mixedFrac.MatchString(core):
		m := mixedFrac.FindStringSubmatch(core)
		part := sayFraction(m[2], m[3])
		if m[1] == "" {
			return part
		}
		if part[0] == "one" {
			part[0] = "a"
		}
		return append(append(cardinal(m[1]), "and"), part...)
	case ratio.MatchString(core):
		m := ratio.FindStringSubmatch(core)
		return append(append(cardinal(m[1]), "to"), cardinal(m[2])...)
	}
	return nil
}

func strip(number string) string { return strings.ReplaceAll(number, ",", "") }

// whole says an integer: a quantity, a year, or digits.
func (r *reader) whole(core string) []string {
	number := strip(core)
	switch {
	case number != core:
		return cardinal(number)
	case len(number) > 1 && number[0] == '0':
		return digits(number)
	case number == "911" || number == "988" || number == "411":
		return digits(number) // numbers one dials
	case isYear(number) && !r.countsThings():
		return year(number)
	case len(number) > 4 && !strings.HasSuffix(number, "000"):
		return digits(number) // a code: quantities of this size are written with commas
	}
	return cardinal(number)
}

// countsThings reports whether a plural follows: 1500 patients, 2000 beds.
func (r *reader) countsThings() bool {
	next := r.peek(1)
	if next == nil {
		return false
	}
	w := strings.ToLower(next.core)
	if _, ok := measures[w]; ok {
		return true
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "'s") && !startsUpper(next.core) &&
		w != "was" && w != "has" && w != "this" && w != "always"
}

func yearOrNumber(number string) []string {
	if isYear(number) {
		return year(number)
	}
	return plainNumber(number)
}

// plainNumber says digits with commas and points as a quantity.
func plainNumber(number string) []string {
	parts := strings.Split(strings.Trim(strip(number), "."), ".")
	var words []string
	if !strings.HasPrefix(number, ".") {
		words = cardinal(parts[0])
		parts = parts[1:]
	}
	for i, p := range parts {
		words = append(words, "point")
		if len(parts) > 1 && i < len(parts)-1 {
			words = append(words, cardinal(p)...)
		} else {
			words = append(words, digits(p)...)
		}
	}
	return words
}

func sayFraction(n, d string) []string {
	words := cardinal(n)
	switch {
	case n == d:
		return append(words, cardinal(d)...) // 50/50
	case len(d) > 2 || len(n) > 1 || d == "7" || d == "0" || d == "1":
		if n+"/"+d == "24/7" {
			return append(words, "seven")
		}
		return append(append(words, "over"), cardinal(d)...) // 120/80
	case d == "2":
		words = append(words, "half")
	case d == "4":
		words = append(words, "quarter")
	default:
		words = append(words, ordinal(d)...)
	}
	if n != "1" {
		if d == "2" {
			words[len(words)-1] = "halves"
		} else {
			words[len(words)-1] += "s"
		}
	}
	return words
}

func sayDegrees(m []string) []string {
	var words []string
	if m[1] == "-" {
		words = append(words, "minus")
	}
	words = append(append(words, plainNumber(m[2])...), "degrees")
	switch m[3] {
	case "C":
		words = append(words, "celsius")
	case "F":
		words = append(words, "fahrenheit")
	}
	return words
}
