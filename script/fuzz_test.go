package script

import (
	"math"
	"testing"
	"unicode/utf8"
)

// Whatever a file holds, the parts of a Script fit together.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "Hello, this is Dr. [Name]. AAMC ID 12345678!\r\n\r\n(312) 555-0142",
		"---\nprogram: X\n---\n- one\n- two [pause] three", "\ufeff# note\n**bold** $3.50 <a@b.c> ½ 1990s",
		"a\x00b\xff日本 😀 ____ ### \u2028 ~~x~~ <!-- y", "A A M C\tIII st. St. 3/4 24/7 1st -5 .5 +1 5%",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := Parse(text)
		if s.Words != len(s.Spoken) {
			t.Fatalf("%d words, %d spoken", s.Words, len(s.Spoken))
		}
		syllables, at := 0, 0
		for i, w := range s.Spoken {
			if w.Text == "" || w.Syllables < 1 || w.Start < at || w.End < w.Start || w.End > len(s.Text()) {
				t.Fatalf("word %d is %+v", i, w)
			}
			syllables, at = syllables+w.Syllables, w.Start
		}
		if syllables != s.Syllables {
			t.Fatalf("%d syllables, the words have %d", s.Syllables, syllables)
		}
		next := 0
		for _, sentence := range s.Sentences {
			for _, c := range sentence.Clauses {
				if c.First != next || c.End <= c.First {
					t.Fatalf("clause %+v after word %d", c, next)
				}
				next = c.End
			}
			if next != sentence.End {
				t.Fatalf("sentence %+v ends at word %d", sentence, next)
			}
		}
		if next != s.Words {
			t.Fatalf("sentences end at word %d of %d", next, s.Words)
		}
		last := 0
		for _, p := range s.Pauses {
			if p.After <= last || p.After >= s.Words || p.LengthS < 0.25 {
				t.Fatalf("pause %+v after word %d of %d", p, last, s.Words)
			}
			last = p.After
		}
		if math.IsNaN(s.ExpectedS) || s.ExpectedS < 0 || (s.ExpectedS == 0) != (s.Words == 0) {
			t.Fatalf("%v s for %d words", s.ExpectedS, s.Words)
		}
		lines := 1 + utf8.RuneCountInString(text)
		for _, b := range s.Blanks {
			if b.Line < 1 || b.Line > lines || b.Column < 1 || b.Words < 1 || b.What == "" {
				t.Fatalf("blank %+v", b)
			}
		}
	})
}
