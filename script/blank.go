package script

import (
	"strings"

	"rehearse/script/internal/spoken"
)

// Blank is a place still to be filled in.
type Blank struct {
	Place
	What  string // what belongs there as far as can be told: "name", "AAMC ID"...
	Words int    // spoken words it will have once filled, a rough guess
}

// blankKinds: what is looked for in the blank or the words before it, what it
// is called, and how many spoken words such a thing has: a phone number ten
// digits, an AAMC ID eight, an address like "maria dot lopez at gmail dot com"
// seven.
var blankKinds = []struct {
	any   []string
	what  string
	words int
}{
	{[]string{"reason", "feature", "detail", "point", "because", "one thing", "specific", "what you"}, "reason", 5},
	{[]string{"email", "e-mail", "mail"}, "e-mail address", 7},
	{[]string{"phone", "callback", "number is", "cell", "call me at", "reached at", "reach me at", "###-", "xxx-"}, "phone number", 10},
	{[]string{"aamc", "id"}, "AAMC ID", 8},
	{[]string{"program director", "coordinator", "contact", "doctor", "last name", "first name", "surname"}, "name", 1},
	{[]string{"specialty", "speciality"}, "specialty", 2},
	{[]string{"program", "hospital", "institution", "center"}, "program name", 3},
	{[]string{"name", "this is", "i am", "my name is"}, "name", 2},
	{[]string{"city", "town", "state", "region"}, "place", 1},
	{[]string{"date", "day", "month"}, "date", 2},
}

// blank describes a blank by what is written in it, else by what stands before.
func (s *Script) blank(t spoken.Token) Blank {
	b := Blank{Place: s.place(t), What: "blank", Words: 2}
	before := make([]string, 0, 4)
	for i := max(0, len(s.Spoken)-4); i < len(s.Spoken); i++ {
		before = append(before, s.Spoken[i].Text)
	}
	inside := strings.ToLower(strings.Trim(b.Text, "[]{}<>()_#*. "))
	if strings.Trim(inside, "x-?") == "" {
		inside = strings.ToLower(b.Text) + " " + strings.ToLower(strings.Join(before, " "))
		inside = strings.ReplaceAll(inside, "a a m c", "aamc")
	}
	for _, kind := range blankKinds {
		for _, word := range kind.any {
			if containsWord(inside, word) {
				b.What, b.Words = kind.what, kind.words
				return b
			}
		}
	}
	return b
}

// containsWord reports whether text holds word at the beginning of a word.
func containsWord(text, word string) bool {
	for rest := text; ; {
		i := strings.Index(rest, word)
		if i < 0 {
			return false
		}
		at := len(text) - len(rest) + i
		if at == 0 || !('a' <= text[at-1] && text[at-1] <= 'z') {
			return true
		}
		rest = rest[i+1:]
	}
}

// BlankWords is a rough guess of the spoken words that filling the blanks will
// add.
func (s *Script) BlankWords() int {
	n := 0
	for _, b := range s.Blanks {
		n += b.Words
	}
	return n
}
