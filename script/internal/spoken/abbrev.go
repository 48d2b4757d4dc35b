package spoken

import (
	"strings"
)

// titles are said in full and never end a sentence.
var titles = map[string]string{
	"mr": "mister", "mrs": "missus", "ms": "ms", "mx": "mix", "prof": "professor", "profs": "professors",
	"drs": "doctors", "rev": "reverend", "hon": "honorable", "gov": "governor", "sen": "senator",
	"rep": "representative", "capt": "captain", "lt": "lieutenant", "col": "colonel", "sgt": "sergeant",
	"gen": "general", "maj": "major", "mt": "mount", "ft": "fort", "messrs": "messieurs",
}

// shortened need their dot, unless marked otherwise by shortenedBare.
var shortened = map[string]string{
	"jr": "junior", "sr": "senior", "inc": "incorporated", "corp": "corporation", "ltd": "limited",
	"co": "company", "assn": "association", "bros": "brothers", "ave": "avenue", "blvd": "boulevard",
	"rd": "road", "ln": "lane", "hwy": "highway", "pkwy": "parkway", "sq": "square", "ct": "court",
	"apt": "apartment", "ste": "suite", "fl": "floor", "bldg": "building", "etc": "etcetera",
	"e.g": "for example", "i.e": "that is", "eg": "for example", "ie": "that is", "vs": "versus",
	"cf": "compare", "approx": "approximately", "dept": "department", "univ": "university",
	"hosp": "hospital", "assoc": "associate", "asst": "assistant", "appt": "appointment",
	"est": "established", "incl": "including", "ext": "extension", "tel": "telephone", "ph": "phone",
	"jan": "january", "feb": "february", "aug": "august", "sept": "september", "sep": "september",
	"oct": "october", "nov": "november", "dec": "december", "mon": "monday", "tue": "tuesday",
	"tues": "tuesday", "wed": "wednesday", "thu": "thursday", "thur": "thursday", "thurs": "thursday",
	"fri": "friday", "pt": "patient", "pts": "patients", "max": "maximum", "temp": "temperature",
	"intl": "international", "natl": "national", "govt": "government", "mgmt": "management",
	"coord": "coordinator", "dir": "director", "attn": "attention", "no": "number",
	"hr": "hour", "hrs": "hours", "min": "minutes", "mins": "minutes", "sec": "seconds", "secs": "seconds",
	"yr": "year", "yrs": "years", "mo": "month", "mos": "months", "wk": "week", "wks": "weeks",
}

// shortenedBare are understood without their dot: they are no words.
var shortenedBare = setOf(`mr mrs ms drs prof jr sr inc corp ltd assn ave blvd hwy pkwy bldg etc vs
	approx dept univ asst appt yrs hrs mins secs wks yr wk pts intl natl govt mgmt ext attn`)

// medical are clinical shorthand, said in full.
var medical = map[string]string{
	"hx": "history", "dx": "diagnosis", "rx": "prescription", "tx": "treatment", "sx": "symptoms",
	"peds": "peds", "psych": "psych",
}

// abbreviation says a whole core that is short for something.
func (r *reader) abbreviation(a *atom) ([]string, bool) {
	lower := strings.ToLower(a.core)
	dot := strings.HasPrefix(a.trail, ".")
	capital := startsUpper(a.core)
	switch lower {
	case "dr":
		if dot || capital {
			if r.afterStreetName() {
				return []string{"drive"}, true
			}
			return []string{"doctor"}, true
		}
	case "st":
		if dot || capital && a.core != "ST" {
			if next := r.following(); next != nil && startsUpper(next.core) && !r.afterStreetName() {
				return []string{"saint"}, true
			}
			if dot || r.afterStreetName() {
				return []string{"street"}, true
			}
		}
	case "no":
		next := r.following()
		if dot && next != nil && startsDigit(strings.TrimLeft(next.core, "#")) {
			return []string{"number"}, true
		}
		return nil, false
	case "mt", "ft":
		if next := r.following(); !capital || next == nil || !startsUpper(next.core) {
			return nil, false
		}
	}
	if month := months[lower]; month > 0 && len(lower) < 5 && lower != "may" && lower != "june" && lower != "july" && capital {
		if next := r.following(); next != nil && startsDigit(next.core) {
			return []string{monthNames[month]}, true
		}
	}
	if full, ok := states[a.core]; ok && r.afterCity() {
		return strings.Fields(full), true
	}
	if w, ok := titles[lower]; ok && dot && capital {
		return []string{w}, true
	}
	if w, ok := shortened[lower]; ok && dot && !r.isPlainWord(lower, a) {
		return strings.Fields(w), true
	}
	if w, ok := inFull(lower); ok {
		return []string{w}, true
	}
	return r.romanNumeral(a)
}

// inFull expands what is short for something wherever it stands.
func inFull(lower string) (string, bool) {
	if shortenedBare[lower] {
		if w, ok := titles[lower]; ok {
			return w, true
		}
		return shortened[lower], true
	}
	w, ok := medical[lower]
	return w, ok
}

// isPlainWord reports whether a word that could be an abbreviation ends a
// sentence as itself: "the sun.", "in no time at max.", "a long sec."
func (r *reader) isPlainWord(lower string, a *atom) bool {
	switch lower {
	case "max", "min", "sec", "mo", "temp", "ph", "ct", "fl", "est", "dir", "co", "mon", "wed", "fri", "pt":
	default:
		return false
	}
	next := r.following()
	if next == nil {
		return !startsUpper(a.core) || r.starting()
	}
	return !startsUpper(a.core) && startsUpper(next.core)
}

// following is the next atom in the same paragraph, whatever stands between.
func (r *reader) following() *atom {
	if r.i+1 >= len(r.atoms) || r.atoms[r.i+1].gap == paragraph {
		return nil
	}
	return &r.atoms[r.i+1]
}

// afterStreetName reports whether what precedes looks like "12 Main" or
// "12 North Oak".
func (r *reader) afterStreetName() bool {
	for n := 1; n <= 3 && r.i-n >= 0; n++ {
		switch core := r.atoms[r.i-n].core; {
		case hasDigit(core):
			return n > 1
		case !startsUpper(core) || r.atoms[r.i-n].trail != "":
			return false
		}
	}
	return false
}

// afterCity reports whether a capitalised word and a comma precede.
func (r *reader) afterCity() bool {
	if r.i == 0 {
		return false
	}
	prev := r.atoms[r.i-1]
	return prev.trail == "," && startsUpper(prev.core)
}

// dotIsAbbreviation reports whether the dot after an atom only marks an
// abbreviation or an initial, and ends no sentence.
func (r *reader) dotIsAbbreviation(a *atom, words []string) bool {
	if a.trail != "." || len(words) == 0 {
		return false
	}
	lower := strings.ToLower(a.core)
	next := r.nextInParagraph()
	if next == nil {
		return false
	}
	if months[lower] > 0 && startsDigit(next.core) {
		return true // Mar. 3
	}
	if _, title := titles[lower]; title && words[0] == titles[lower] {
		return true
	}
	switch words[0] {
	case "doctor", "saint", "number":
		return lower != words[0]
	}
	full, short := shortened[lower]
	switch {
	case short && full == strings.Join(words, " "), words[0] == "drive" && lower == "dr",
		words[0] == "street" && lower == "st", strings.Contains(a.core, "."):
		return !startsUpper(next.core) || months[strings.ToLower(full)] > 0 ||
			full == "for example" || full == "that is" || full == "extension" || full == "versus"
	case len(a.core) == 1 && startsUpper(a.core):
		if len(next.core) == 1 && startsUpper(next.core) {
			return strings.HasPrefix(next.trail, ".") || next.core != "I" && next.core != "A"
		}
		return startsUpper(next.core) && !commonShort[strings.ToLower(next.core)]
	}
	return false
}

// nextInParagraph is the atom after the ones just said.
func (r *reader) nextInParagraph() *atom {
	if r.i >= len(r.atoms) || r.atoms[r.i].gap == paragraph {
		return nil
	}
	return &r.atoms[r.i]
}
