package lint

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"rehearse/script"
)

// Result is one file of a run: its report, or why there is none.
type Result struct {
	*Report
	File string
	Err  error
}

// Look is how the text report is set.
type Look struct {
	Width  int  // columns; 0 is 80
	Colour bool // the output understands colour
}

// WriteText writes the reports for a person.
func WriteText(w io.Writer, results []Result, look Look) error {
	if look.Width == 0 {
		look.Width = 80
	}
	look.Width = min(max(look.Width, 60), 96)
	var b strings.Builder
	fails, warns := 0, 0
	for i, r := range results {
		if i > 0 {
			b.WriteByte('\n')
		}
		if r.Err != nil {
			fmt.Fprintf(&b, "%s: %v\n", r.File, r.Err)
			continue
		}
		look.head(&b, r)
		if len(results) == 1 {
			look.reading(&b, r.Script)
		}
		for _, f := range r.Findings {
			look.finding(&b, f)
			switch f.Weight {
			case Fail:
				fails++
			case Warn:
				warns++
			}
		}
	}
	b.WriteString("\n" + summary(fails, warns) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func summary(fails, warns int) string {
	switch {
	case fails > 0 && warns > 0:
		return fmt.Sprintf("%d to fix before calling, %d to think about.", fails, warns)
	case fails > 0:
		return fmt.Sprintf("%d to fix before calling.", fails)
	case warns > 0:
		return fmt.Sprintf("Nothing that must be fixed, %d to think about.", warns)
	}
	return "Nothing to change."
}

// head says what the script is and how long it takes.
func (l Look) head(b *strings.Builder, r Result) {
	name := r.File
	if name == "" {
		name = "script"
	}
	fmt.Fprintf(b, "%s\n", l.paint(name, "1"))
	s := r.Script
	fmt.Fprintf(b, "  %s, %d syllables", count(s.Words, "word"), s.Syllables)
	if n := s.BlankWords(); n > 0 {
		fmt.Fprintf(b, ", about %s more once %s filled", count(n, "word"), map[bool]string{true: "the blank is", false: "the blanks are"}[len(s.Blanks) == 1])
	}
	b.WriteString(".\n")
	if r.Words > 0 {
		fmt.Fprintf(b, "  %.0f s at a calm pace, %.0f s fast, %.0f s slow", r.LengthS, r.FastS, r.SlowS)
		if minS, maxS, ok := r.Call.LengthS(); ok {
			fmt.Fprintf(b, "; %s takes %s", article(r.Call), lengthWords(minS, maxS))
		}
		b.WriteString(".\n")
	}
	switch {
	case r.CutWords > 0:
		fmt.Fprintf(b, "  %d words too many.\n", r.CutWords)
	case r.RoomWPM >= minRoomWPM:
		fmt.Fprintf(b, "  It fits down to %.0f words a minute.\n", r.RoomWPM)
	}
	if r.Call == script.Free && len(r.Fits) > 0 {
		kinds := make([]string, len(r.Fits))
		for i, c := range r.Fits {
			kinds[i] = string(c)
		}
		fmt.Fprintf(b, "  It could serve as: %s.\n", strings.Join(kinds, ", "))
	}
}

// minRoomWPM is the pace below which nobody reads: there a script has room
// enough for any reader.
const minRoomWPM = 100

func lengthWords(minS, maxS float64) string {
	if minS == 0 {
		return fmt.Sprintf("up to %.0f s", maxS)
	}
	return fmt.Sprintf("%.0f to %.0f s", minS, maxS)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// reading shows the spoken words with the pauses: / short, // long.
func (l Look) reading(b *strings.Builder, s *script.Script) {
	if s.Words == 0 {
		return
	}
	var words strings.Builder
	next := 0
	for i, w := range s.Spoken {
		if i > 0 {
			words.WriteByte(' ')
		}
		words.WriteString(w.Text)
		for next < len(s.Pauses) && s.Pauses[next].After == i+1 {
			if s.Pauses[next].LengthS >= longPauseS {
				words.WriteString(" //")
			} else {
				words.WriteString(" /")
			}
			next++
		}
	}
	fmt.Fprintf(b, "\n  Said, with a breath at / and a stop at //:\n%s\n", l.indent(words.String(), "    "))
}

// longPauseS parts a stop from a breath.
const longPauseS = 0.5

func (l Look) finding(b *strings.Builder, f Finding) {
	place := ""
	if f.Line > 0 {
		place = fmt.Sprintf("%d:%d", f.Line, f.Column)
	}
	what := `"` + ansi.Truncate(f.Text, l.Width-30, "...") + `"`
	if f.Group == "parts" {
		what = "missing: " + strings.ReplaceAll(strings.ReplaceAll(f.Text, "-", " "), "aamc id", "AAMC ID")
	}
	fmt.Fprintf(b, "\n  %-6s %s  %s  %s\n", place, l.paint(fmt.Sprintf("%-4s", f.Weight), colour(f.Weight)), what, l.paint("("+f.Rule+")", "2"))
	fmt.Fprintf(b, "%s\n", l.indent(f.Reason, "               "))
	fmt.Fprintf(b, "%s\n", l.indent("Better: "+f.Better, "               "))
}

func (l Look) indent(text, prefix string) string {
	wrapped := ansi.Wordwrap(text, l.Width-len(prefix), "")
	return prefix + strings.ReplaceAll(wrapped, "\n", "\n"+prefix)
}

func colour(w Weight) string {
	switch w {
	case Fail:
		return "31"
	case Warn:
		return "33"
	}
	return "2"
}

// paint gives text a look where the output has colour.
func (l Look) paint(text, sgr string) string {
	if !l.Colour {
		return text
	}
	return "\x1b[" + sgr + "m" + text + "\x1b[m"
}
