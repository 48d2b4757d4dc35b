package lint

import (
	"fmt"
	"strings"

	"rehearse/script"
)

// subject compares specialty and program of the front matter with the text.
func (e *Engine) subject(s *script.Script, sentences [][]token, call script.Call) []Finding {
	var all []Finding
	text := " " + plainText(s.SpokenText()) + " "
	if want := filled(s.Front["specialty"]); want != "" {
		if f, bad := e.specialty(s, want, text); bad {
			all = append(all, f)
		}
	}
	if want := filled(s.Front["program"]); want != "" && !namesProgram(text, want) && (call == script.Opener || e.namesSomeProgram(s, sentences)) {
		all = append(all, Finding{
			File: s.File, Rule: "other-program", Group: "consistency", Weight: Fail, Text: want,
			Reason: fmt.Sprintf("The file is for %s, but the text does not name it.", want),
			Better: "Say the program's name, or correct the program line of the file.",
		})
	}
	return all
}

// filled is a value of the front matter, empty while it is a blank.
func filled(value string) string {
	if len(script.Parse(value).Blanks) > 0 {
		return ""
	}
	return value
}

// programPart is the id of the part that asks for the program's name.
const programPart = "program"

// namesSomeProgram reports whether a text names any program as the one called.
func (e *Engine) namesSomeProgram(s *script.Script, sentences [][]token) bool {
	for _, tokens := range sentences {
		m := &matcher{tokens}
		for _, p := range e.namesProgram {
			if _, end, ok := m.all(p, 0); ok && !beginsSpecialty(s, tokens[end-1].word) {
				return true
			}
		}
	}
	return false
}

// beginsSpecialty reports whether the word i begins the name of a specialty.
func beginsSpecialty(s *script.Script, i int) bool {
	text := strings.ToLower(spokenFrom(s, i)) + " "
	for _, known := range specialties {
		for _, name := range known {
			if strings.HasPrefix(text, name+" ") {
				return true
			}
		}
	}
	return false
}

// namesOwnProgram reports whether a text names the program of its front matter.
func namesOwnProgram(s *script.Script) bool {
	own := filled(s.Front["program"])
	return own != "" && namesProgram(" "+plainText(s.SpokenText())+" ", own)
}

// specialty finds a text that speaks of another specialty than its file is for.
func (e *Engine) specialty(s *script.Script, want, text string) (Finding, bool) {
	wanted := specialtyOf(plainText(want))
	var other string
	for _, known := range specialties {
		for _, name := range known {
			if !strings.Contains(text, " "+name+" ") {
				continue
			}
			if known[0] == wanted || strings.Contains(text, " "+plainText(want)+" ") {
				return Finding{}, false
			}
			if other == "" {
				other = name
			}
		}
	}
	if other == "" {
		return Finding{}, false // that none is named is for the missing parts to say
	}
	f := Finding{
		File: s.File, Rule: "other-specialty", Group: "consistency", Weight: Fail, Text: other,
		Reason: fmt.Sprintf("The file is for %s, but the text says %s.", want, other),
		Better: "Say the specialty you applied to, or correct the specialty line of the file.",
	}
	for i := range s.Spoken {
		if strings.HasPrefix(strings.ToLower(spokenFrom(s, i))+" ", other+" ") {
			f.Line, f.Column = s.Position(s.Spoken[i].Start)
			break
		}
	}
	return f, true
}

// spokenFrom is the spoken text from word i on, as many words as the longest
// name of a specialty has.
func spokenFrom(s *script.Script, i int) string {
	var words []string
	for j := i; j < min(i+5, len(s.Spoken)); j++ {
		words = append(words, s.Spoken[j].Text)
	}
	return strings.Join(words, " ")
}

// specialties: the name, then what else it is called, all as spoken.
var specialties = [][]string{
	{"internal medicine", "internist", "i m"}, {"family medicine", "family practice", "f m"},
	{"pediatrics", "pediatric", "peds", "pediatrician"}, {"psychiatry", "psychiatric", "psych", "psychiatrist"},
	{"general surgery", "surgery", "surgical", "surgeon"}, {"neurology", "neurologist"},
	{"emergency medicine", "e m"}, {"pathology", "pathologist"}, {"radiology", "diagnostic radiology", "radiologist"},
	{"anesthesiology", "anesthesia", "anesthesiologist"}, {"dermatology"}, {"orthopedics", "orthopedic surgery"},
	{"urology"}, {"obstetrics and gynecology", "obstetrics", "gynecology", "o b g y n"}, {"ophthalmology"},
	{"neurosurgery", "neurological surgery"}, {"otolaryngology", "e n t"},
	{"physical medicine and rehabilitation", "rehabilitation", "physiatry", "p m and r"},
	{"transitional year"}, {"preventive medicine"}, {"radiation oncology"}, {"plastic surgery"},
}

// specialtyOf is the first name of a specialty, or the name as given.
func specialtyOf(name string) string {
	for _, known := range specialties {
		for _, other := range known {
			if name == other {
				return known[0]
			}
		}
	}
	return name
}

// plainText is a text in lower case, letters and single spaces only.
func plainText(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r > 127)
	}), " ")
}

// genericWords are no part of what tells one program from another.
var genericWords = wordSet(`the of at in and for program residency hospital hospitals medical center university
	health healthcare clinic regional memorial community general internal family medicine surgery school
	college institute system department pediatrics psychiatry neurology`)

// namesProgram reports whether a text says the name of a program: all of its
// telling words.
func namesProgram(text, name string) bool {
	told := 0
	words := strings.Fields(plainText(script.Parse(name).SpokenText()))
	for _, w := range words {
		if genericWords[w] {
			continue
		}
		told++
		if !strings.Contains(text, " "+w+" ") {
			return false
		}
	}
	return told > 0 || strings.Contains(text, strings.Join(words, " "))
}
