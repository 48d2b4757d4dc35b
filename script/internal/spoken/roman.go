package spoken

import "strings"

// numerals are the Roman numbers that occur in scripts. C, D, L and M are not
// among them: alone they are letters, and together abbreviations.
var numerals = map[string]string{
	"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8",
	"IX": "9", "X": "10", "XI": "11", "XII": "12", "XIII": "13", "XIV": "14", "XV": "15",
	"XVI": "16", "XIX": "19",
}

// numbered are the words a Roman number counts.
var numbered = setOf(`type level phase step part class grade stage war chapter volume section unit
	tier act title factor schedule category cohort group version module y gy pgy region district`)

// romanNumeral says a Roman number: a quantity after what it counts, a rank
// after a name.
func (r *reader) romanNumeral(a *atom) ([]string, bool) {
	number, ok := numerals[a.core]
	if !ok || r.shouting[r.i] {
		return nil, false
	}
	prev := r.previous(1)
	single := len(a.core) == 1
	capital := r.i > 0 && startsUpper(r.atoms[r.i-1].core)
	switch {
	case single && !(numbered[prev] && capital):
		return nil, false
	case single && a.core == "I" && r.followedByVerb():
		return nil, false
	case numbered[prev], prev == "Y", single:
		return cardinal(number), true
	case capital && prev != "" && a.core != "IV" && a.core != "VI" && a.core != "XI" && len(number) == 1:
		return append([]string{"the"}, ordinal(number)...), true
	case a.core == "IV":
		return nil, false // a drip
	}
	return cardinal(number), true
}

// followedByVerb reports whether I is the pronoun: "In Class I learned".
func (r *reader) followedByVerb() bool {
	next := r.peek(1)
	if next == nil {
		return false
	}
	switch strings.ToLower(next.core) {
	case "trauma", "center", "hospital", "error", "diabetes", "study", "trial", "evidence", "or", "and", "facility":
		return false
	}
	return !startsUpper(next.core)
}
