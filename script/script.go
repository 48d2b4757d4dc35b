// Package script knows what was to be said: the spoken words of a text, their
// syllables, where it pauses, how long it takes and what such a call must not
// contain.
package script

import (
	"sort"
	"strings"
	"unicode/utf8"

	"rehearse/script/internal/spoken"
)

// Script is a text as it will be spoken.
type Script struct {
	File      string  // where it was read from, empty for a text without a file
	Words     int     // spoken words; unfilled blanks are not among them
	Syllables int     // of the spoken words
	ExpectedS float64 // predicted length at the target pace, pauses included

	Front     map[string]string // front matter, keys in lower case
	Spoken    []Word            // every spoken word in order
	Sentences []Sentence
	Pauses    []Pause // where a calm reading pauses, the end of the text not counted
	Blanks    []Blank // places still to be filled in
	Odd       []Place // what can not be read aloud
	Guesses   []Place // read one of two ways; lexicon.txt settles it

	text  string
	lines []int // byte offset of each line
}

// Kind is what sort of token a word belongs to.
type Kind = spoken.Kind

const (
	Plain   = spoken.Plain   // an ordinary word
	Number  = spoken.Number  // part of a quantity, date, time or amount of money
	Letters = spoken.Letters // part of a spelled initialism or code
	Digits  = spoken.Digits  // part of an ID or code said digit by digit
	Phone   = spoken.Phone   // part of a phone number
	Email   = spoken.Email   // part of an e-mail address
	Web     = spoken.Web     // part of a web address
)

// Word is one spoken word.
type Word struct {
	Text      string // lower case; letters said by name are upper case
	Syllables int
	Kind      Kind
	Start     int // byte range of the token it belongs to, in the text
	End       int
}

// Place is a stretch of the text.
type Place struct {
	Text         string // as written
	Line, Column int    // from 1; columns count characters
	After        int    // how many spoken words stand before it
	Start, End   int    // byte range in the text
}

// Sentence is a range of Spoken, and its clauses. First is inclusive, End is
// not.
type Sentence struct {
	First, End int
	Clauses    []Clause
}

// Clause is a range of Spoken between two places where a reader may pause.
type Clause struct{ First, End int }

// SpokenText is what a person says, one space between words.
func (s *Script) SpokenText() string {
	var b strings.Builder
	for i, w := range s.Spoken {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// Text is the script as it was written, byte order mark and all.
func (s *Script) Text() string { return s.text }

// Position is the line and column, from 1, of a byte offset in Text. Columns
// count characters, not bytes.
func (s *Script) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(s.text))
	line = sort.SearchInts(s.lines, offset+1)
	start := s.lines[line-1]
	if line == 1 && strings.HasPrefix(s.text, "\ufeff") {
		start = min(len("\ufeff"), offset)
	}
	return line, 1 + utf8.RuneCountInString(s.text[start:offset])
}

func lineStarts(text string) []int {
	starts := []int{0}
	for i := range len(text) {
		if text[i] == '\n' || text[i] == '\r' && !(i+1 < len(text) && text[i+1] == '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}
