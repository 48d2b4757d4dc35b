package spoken

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// words is the spoken form without stand-ins.
func words(text string) string {
	var out []string
	for _, t := range Read(text, nil) {
		out = append(out, t.Words...)
	}
	return strings.Join(out, " ")
}

// pieces are what scripts are made of, odd ones among them.
var pieces = []string{
	"Good morning,", "I", "am", "Dr.", "Lopez.", "AAMC", "ID", "12345678", "A", "a", "The", "US", "us",
	"PGY-1", "A1c", "Step 2 CK", "312-555-0142", "(312)", "555-0142", "x@y.org", "maria.l92@gmail.com",
	"https://a.b/c", "$3.50", "$5 million", "3.5%", "1/2", "3/4", "24/7", "10:30", "a.m.", "PM", "March", "May",
	"3", "2024", "1500", "patients", "St.", "Mary's", "No.", "1", "II", "III", "Type", "Level", "I", "V", "trauma",
	"HELLO", "THERE", "TOLD", "WHO", "IT", "IS", "VERY", "R&D", "-", "—", "/", "and/or", "w/", "'em", "rock", "'n'",
	"[Name]", "###", "XXX", "...", "?", "!", "(pause)", "\n", "\n\n", "- ", "# note\n", "**bold**", "_it_", "é", "Ñ",
	"IMGs", "MD's", "TV's", "o'clock", "10k", "5mg", "5", "mg", "min", "1990s", "'90s", "1st", "ft", "Ft.", "Worth",
	"MA", "Boston,", "OR", "or", "X", "x", "B", "b", "n8n", "MP3", "&", "+", "@", "#", "%", "°", "~5", "<5", "日本", "😀",
	"one", "two", "hundred", "mr", "Ms.", "ms", "MS", "hr", "etc.", "e.g.", "vs", "I'd", "it's", "A's", "s", "S", "H-1B",
	"www", "eras", "ERAS", "co", "Co.", "in", "ext.", "12", "007", "zip", "code", "is", "number",
}

// The spoken form of a spoken form is itself.
func TestSpokenFormIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 12).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", " ", "\n", ""}).Draw(t, "sep"))
		once := words(text)
		if twice := words(once); twice != once {
			t.Fatalf("%q is said %q, and that is said %q", text, once, twice)
		}
	})
}

// Tokens lie in order inside the text and do not overlap.
func TestTokensLieInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkTokens(t, rapid.OneOf(
			rapid.String(),
			rapid.Map(rapid.SliceOf(rapid.SampledFrom(pieces)), func(p []string) string { return strings.Join(p, " ") }),
		).Draw(t, "text"))
	})
}

type failer interface {
	Fatalf(format string, args ...any)
}

func checkTokens(t failer, text string) {
	at := 0
	for _, tok := range Read(text, nil) {
		if tok.Start < at || tok.End < tok.Start || tok.End > len(text) {
			t.Fatalf("%q: token %+v after offset %d", text, tok, at)
		}
		if tok.Kind != Mark {
			at = tok.End
		}
		for _, w := range tok.Words {
			if w == "" || strings.ContainsAny(w, " \n\t") || !utf8.ValidString(w) {
				t.Fatalf("%q: token %+v has the word %q", text, tok, w)
			}
			if Syllables(w, nil) < 1 {
				t.Fatalf("%q: %q has no syllable", text, w)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, p := range pieces {
		f.Add(p + " " + p)
	}
	f.Add("Hello,\r\n\r\nthis is [Name]. AAMC ID: 1234 5678! (312) 555-0142 <a@b.c> **x_y** ½ \ufeff\u200b\xff\x01")
	f.Fuzz(func(t *testing.T, text string) {
		checkTokens(t, text)
		once := words(text)
		if twice := words(once); twice != once {
			t.Fatalf("%q is said %q, and that is said %q", text, once, twice)
		}
	})
}
