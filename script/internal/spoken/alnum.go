package spoken

import (
	"strings"
)

// mixed says a piece of letters and digits: PGY1, B12, A1c, COVID19, 4th.
func (r *reader) mixed(piece string) []string {
	if words, _ := r.quantity(piece); words != nil && len(piece) > 0 {
		if integer.MatchString(piece) {
			return r.whole(piece)
		}
		return words
	}
	var words []string
	for i := 0; i < len(piece); {
		j := i
		digit := piece[i] >= '0' && piece[i] <= '9'
		for j < len(piece) && (piece[j] >= '0' && piece[j] <= '9') == digit {
			j++
		}
		switch run := piece[i:j]; {
		case !digit:
			words = append(words, r.letterRun(strings.Trim(keepLetters(run), "'"))...)
		case len(run) < 3 && run[0] != '0':
			words = append(words, cardinal(run)...)
		case isYear(run) && i > 0:
			words = append(words, year(run)...)
		default:
			words = append(words, digits(run)...)
		}
		i = j
	}
	return words
}

// letterRun says the letters next to digits: a known initialism, a word of
// three letters and more, or letters.
func (r *reader) letterRun(run string) []string {
	if run == "" {
		return nil
	}
	lower, upper := strings.ToLower(run), strings.ToUpper(run)
	if x, ok := initialisms[upper]; ok {
		return append([]string(nil), x.words...)
	}
	if len(run) > 2 && pronounceable(lower) && (run != upper || len(run) > 3) {
		return r.unshouted(lower)
	}
	return spell(run)
}
