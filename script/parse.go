package script

import (
	"fmt"
	"os"
	"strings"
	"unicode"

	"rehearse/script/internal/syllable"
)

// targetWPM is the pace ExpectedS is predicted at: a calm phone call, in the
// middle of the 130 to 170 words per minute that listeners find easy.
const targetWPM = 145

// Load reads and parses a script file.
func Load(path string) (*Script, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("open script: %w", err)
	}
	s := Parse(string(b))
	s.File = path
	return s, nil
}

// Parse reads a text as it will be spoken. Lines that start with # are notes.
func Parse(text string) *Script {
	s := &Script{}
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		for word := range strings.FieldsFuncSeq(line, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\'' && r != '’'
		}) {
			if n := syllable.Count(word); n > 0 {
				s.Words++
				s.Syllables += n
			}
		}
		s.pauses += strings.Count(line, ". ") + strings.Count(line, ", ")
	}
	s.ExpectedS = float64(s.Words) / targetWPM * 60
	return s
}

// ExpectedPauses is the number of pauses of at least 250 ms a calm reading of
// the text has, the end of the text not counted.
func (s *Script) ExpectedPauses() int { return s.pauses }
