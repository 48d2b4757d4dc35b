package script

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rehearse/script/internal/spoken"
)

// Lexicon is a user's list of how words are said; see ParseLexicon.
type Lexicon = spoken.Lexicon

// LexiconFile is the name of the lexicon that Load finds beside a script.
const LexiconFile = "lexicon.txt"

// maxScriptBytes keeps a recording given for a script by mistake out of memory.
const maxScriptBytes = 4 << 20

// ErrNotText is returned for a file that is no text.
var ErrNotText = errors.New("not a text file")

// ParseLexicon reads a lexicon: one entry a line, # starts a note, the word as
// it is written in scripts and then one of
//
//	Nguyen 1               its syllables
//	Nguyen = win           other words that are said for it
//	BMC = B M C            capitals that stand alone are letters
//	nguyen N UW Y EH N     CMUdict phones, of which the vowels count
func ParseLexicon(text string) (*Lexicon, error) { return spoken.ParseLexicon(text) }

// LoadLexicon reads a lexicon file.
func LoadLexicon(path string) (*Lexicon, error) {
	text, err := readText(path)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	lex, err := spoken.ParseLexicon(text)
	if err != nil {
		return nil, fmt.Errorf("lexicon %s: %w", path, err)
	}
	return lex, nil
}

// Load reads and parses a script file, with the lexicon.txt beside it if there
// is one.
func Load(path string) (*Script, error) {
	lex, err := LoadLexicon(filepath.Join(filepath.Dir(path), LexiconFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return LoadWith(path, lex)
}

// LoadWith reads and parses a script file with a lexicon, which may be nil.
func LoadWith(path string, lex *Lexicon) (*Script, error) {
	text, err := readText(path)
	if err != nil {
		return nil, fmt.Errorf("script: %w", err)
	}
	s := ParseWith(text, lex)
	s.File = path
	return s, nil
}

func readText(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	if info.Size() > maxScriptBytes {
		return "", fmt.Errorf("%s: %w (%d bytes; a script has a few hundred)", path, ErrNotText, info.Size())
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	text, err := decode(b)
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	if strings.IndexByte(text, 0) >= 0 {
		return "", fmt.Errorf("%s: %w", path, ErrNotText)
	}
	return text, nil
}

// Parse reads a text as it will be spoken. It never fails: what can not be
// read is listed in Odd, what is to be filled in, in Blanks.
func Parse(text string) *Script { return ParseWith(text, nil) }

// ParseWith is Parse with a lexicon, which may be nil.
func ParseWith(text string, lex *Lexicon) *Script {
	text = strings.ToValidUTF8(text, "\ufffd")
	front, end := frontMatter(text)
	s := &Script{Front: front, text: text, lines: lineStarts(text)}
	tokens := spoken.Read(blankOut(text[:end])+text[end:], lex)
	count := 0
	for _, t := range tokens {
		count += len(t.Words)
	}
	s.Spoken = make([]Word, 0, count)
	for _, t := range tokens {
		switch t.Kind {
		case spoken.Blank:
			s.Blanks = append(s.Blanks, s.blank(t))
		case spoken.Odd:
			s.Odd = append(s.Odd, s.place(t))
		}
		if t.Guess {
			s.Guesses = append(s.Guesses, s.place(t))
		}
		for _, w := range t.Words {
			n := spoken.Syllables(w, lex)
			s.Syllables += n
			s.Spoken = append(s.Spoken, Word{w, n, t.Kind, t.Start, t.End})
		}
	}
	s.Words = len(s.Spoken)
	s.divide(tokens)
	s.ExpectedS = s.PredictS(TargetWPM)
	return s
}

// blankOut overwrites everything but line ends with spaces, byte by byte, so
// that offsets stay.
func blankOut(text string) string {
	b := []byte(text)
	for i, c := range b {
		if c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
	return string(b)
}

func (s *Script) place(t spoken.Token) Place {
	line, column := s.Position(t.Start)
	return Place{Text: s.text[t.Start:t.End], Line: line, Column: column, After: len(s.Spoken), Start: t.Start, End: t.End}
}
