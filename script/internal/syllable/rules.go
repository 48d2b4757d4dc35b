package syllable

import "strings"

// byRule counts the vowel groups of a folded word (a-z only) and then takes
// away the letters that are written but not heard and adds the groups that are
// two syllables. It is what an unknown word gets; a known word it gets wrong
// stands in the list of exceptions.
func byRule(w string) int {
	if w == "" {
		return 0
	}
	stem, extra := splitSuffix(w)
	n := groups(stem) + extra
	if n < 1 {
		return 1
	}
	return n
}

// suffixes are endings whose own syllables do not depend on the stem. A stem
// in front of them ends like a word, so that its silent e is seen:
// home-work-less, move-ment, live-ly.
var suffixes = []struct {
	text      string
	syllables int
}{
	{"ically", 2}, {"lessness", 2}, {"fulness", 2}, {"liness", 2},
	{"mentally", 3}, {"mental", 2}, {"ments", 1}, {"ment", 1},
	{"fully", 2}, {"ful", 1}, {"lessly", 2}, {"less", 1}, {"ness", 1},
	{"nesses", 2}, {"woman", 2}, {"women", 2}, {"man", 1}, {"men", 1},
	{"ly", 1}, {"berg", 1}, {"burg", 1}, {"town", 1}, {"land", 1}, {"son", 1},
	{"field", 1}, {"wood", 1}, {"work", 1}, {"ville", 1}, {"worth", 1}, {"house", 1},
}

// splitSuffix takes one such ending off when what remains can be a word.
func splitSuffix(w string) (stem string, syllables int) {
	for _, s := range suffixes {
		stem, ok := strings.CutSuffix(w, s.text)
		if ok && len(stem) >= 3 && strings.ContainsAny(stem, "aeiouy") {
			return stem, s.syllables
		}
	}
	return w, 0
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// consonantY reports whether w[i] is the y of yes and mayor, not of dryer.
func consonantY(w string, i int) bool {
	if w[i] != 'y' || i+1 == len(w) || !isVowel(w[i+1]) {
		return false
	}
	rest := w[i+1:]
	return i == 0 || isVowel(w[i-1]) && rest != "ed" && rest != "es"
}

// groups counts the syllables of a stem.
func groups(w string) int {
	n, prev := 0, false
	for i := range len(w) {
		v := isVowel(w[i]) && !consonantY(w, i)
		if v && w[i] == 'u' && i > 0 && w[i-1] == 'q' {
			v = false // qu is a consonant
		}
		if v && !prev {
			n++
		}
		prev = v
	}
	return n + hiatus(w) - silent(w)
}

// silent is the number of vowel groups at the end that are not heard.
func silent(w string) int {
	n := len(w)
	if n < 3 {
		return 0
	}
	switch {
	case strings.HasSuffix(w, "e") && !isVowel(w[n-2]):
		// table, acre: the e is written after the sound it stands for.
		if w[n-2] == 'l' && n > 2 && !isVowel(w[n-3]) {
			return 0
		}
		return 1
	case strings.HasSuffix(w, "ue") && n > 3 && (w[n-3] == 'g' || w[n-3] == 'q'):
		if w[n-3] == 'q' {
			return 0 // the u was not counted and ends no group of its own
		}
		return 1
	case strings.HasSuffix(w, "es") && !isVowel(w[n-3]):
		if strings.IndexByte("sxzcg", w[n-3]) >= 0 ||
			strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") {
			return 0
		}
		if w[n-3] == 'l' && n > 3 && !isVowel(w[n-4]) {
			return 0
		}
		return 1
	case strings.HasSuffix(w, "ed") && !isVowel(w[n-3]):
		if w[n-3] == 't' || w[n-3] == 'd' {
			return 0
		}
		if w[n-3] == 'l' && n > 3 && !isVowel(w[n-4]) && w[n-4] != 'l' {
			return 0
		}
		return 1
	}
	return 0
}

// hiatus is the number of vowel pairs that belong to two syllables.
func hiatus(w string) int {
	n := 0
	for i := 0; i+1 < len(w); i++ {
		if !isVowel(w[i]) || !isVowel(w[i+1]) {
			continue
		}
		before, after := w[:i], w[i+2:]
		switch w[i : i+2] {
		case "ia":
			// social, Asian, marriage, parliament
			if !endsIn(before, "c", "t", "s", "g", "x", "l") || after != "" && after[0] != 'l' && after[0] != 'n' && after[0] != 's' {
				n++
			} else if endsIn(before, "l") {
				n++
			}
		case "io":
			if !endsIn(before, "t", "s", "c", "g", "x") {
				n++
			} else if after == "" || !strings.HasPrefix(after, "n") && !strings.HasPrefix(after, "u") {
				n++
			}
		case "iu", "uo", "eo":
			if strings.HasPrefix(after, "u") || w[i:i+2] == "eo" && (endsIn(before, "p", "g") && strings.HasPrefix(after, "")) {
				break
			}
			n++
		case "ua":
			if !endsIn(before, "q", "g") {
				n++
			}
		case "ea":
			if endsIn(before, "cr", "id", "ar") && strings.HasPrefix(after, "t") || endsIn(before, "ar", "or", "id") && after == "" {
				n++
			}
		case "ie":
			if strings.HasPrefix(after, "t") && !endsIn(before, "u") || after == "r" || after == "st" {
				n++
			}
		case "ii", "uu", "iy", "ao":
			n++
		case "yi", "ye", "ya", "yo":
			if before != "" && !isVowel(before[len(before)-1]) && (w[i:i+2] == "yi" || strings.HasPrefix(after, "r")) {
				n++
			}
		case "ei", "oi":
			if strings.HasPrefix(after, "ng") {
				n++
			}
		case "ui":
			if strings.HasPrefix(after, "ng") && !endsIn(before, "q") || strings.HasPrefix(after, "t") && strings.HasSuffix(after, "ty") {
				n++
			}
		case "ue":
			if strings.HasPrefix(after, "l") || strings.HasPrefix(after, "n") && !endsIn(before, "q") {
				n++
			}
		}
	}
	// handling: the l kept the syllable of handle.
	if c, ok := strings.CutSuffix(w, "ling"); ok && endsIn(c, "b", "d", "f", "g", "p", "t", "z") {
		n++
	}
	// rhythm, prism: the m is a syllable of its own.
	if strings.HasSuffix(w, "sm") || strings.HasSuffix(w, "thm") || strings.HasSuffix(w, "sms") {
		n++
	}
	return n
}

func endsIn(s string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}
