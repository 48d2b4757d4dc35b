package script

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	s := Parse("# opener\nGood morning, this is Dr. Maria Lopez. My AAMC ID is 14725836.\n")
	if got, want := s.SpokenText(), "good morning this is doctor maria lopez my A A M C ID is one four seven two five eight three six"; got != want {
		t.Errorf("spoken %q, want %q", got, want)
	}
	if s.Words != 22 || s.Syllables != 29 {
		t.Errorf("%d words, %d syllables, want 22 and 29", s.Words, s.Syllables)
	}
	if len(s.Sentences) != 2 || s.Sentences[0].End != 7 || len(s.Sentences[0].Clauses) != 2 {
		t.Errorf("sentences %+v", s.Sentences)
	}
	if got := s.ExpectedPauses(); got != 2 { // after Lopez, and in the middle of the ID
		t.Errorf("%d pauses expected, want 2: %+v", got, s.Pauses)
	}
}

func TestEmptyScript(t *testing.T) {
	for _, text := range []string{"", "\ufeff", "# only a note\n", "\r\n\r\n", "---\nprogram: X\n---\n"} {
		s := Parse(text)
		if s.Words != 0 || s.Syllables != 0 || s.ExpectedS != 0 || s.ExpectedPauses() != 0 || len(s.Sentences) != 0 {
			t.Errorf("%q: %+v", text, s)
		}
	}
}

func TestPausesStandWhereAReaderStops(t *testing.T) {
	cases := []struct{ text, want string }{
		{"One two. Three four.", "one two |sentence three four"},
		{"Hello, Tom.", "hello tom"},
		{"I applied on Monday, and I am still interested.", "I applied on monday |clause and I am still interested"},
		{"I have one wish: to learn from you.", "I have one wish |clause to learn from you"},
		{"Call 312-555-0142 today.", "call three one two |group five five five |group zero one four two today"},
		{"First point.\n\nSecond point.", "first point |paragraph second point"},
		{"- one thing\n- two things", "one thing |paragraph two things"},
		{"Good morning. [pause] My name is Ann.", "good morning |cue my name is ann"},
		{"I would like to work with the patients of your county clinic because I grew up in the same small town nearby",
			"I would like to work with the patients of your county clinic |breath because I grew up in the same small town nearby"},
		{"good morning this is Ann\nI applied to your program", "good morning this is ann |sentence I applied to your program"},
	}
	for _, c := range cases {
		s := Parse(c.text)
		var b []string
		next := 0
		for i, w := range s.Spoken {
			if next < len(s.Pauses) && s.Pauses[next].After == i {
				b = append(b, "|"+string(s.Pauses[next].Why))
				next++
			}
			b = append(b, w.Text)
		}
		if got := strings.Join(b, " "); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
		for _, p := range s.Pauses {
			if p.LengthS < 0.25 || p.LengthS > 1 {
				t.Errorf("%q: pause of %v s", c.text, p.LengthS)
			}
		}
	}
}

func TestPredictionFollowsSyllablesAndPace(t *testing.T) {
	short, long := Parse("We see the sick and we help them all."), Parse("Internal medicine residency university hospital community ambulatory cardiology opportunities.")
	if short.Words != 9 || long.Words != 9 {
		t.Fatalf("%d and %d words", short.Words, long.Words)
	}
	if short.ExpectedS >= long.ExpectedS {
		t.Errorf("short words %.1f s, long words %.1f s", short.ExpectedS, long.ExpectedS)
	}
	slow, fast := long.PredictS(SlowWPM), long.PredictS(FastWPM)
	if math.Abs(slow/fast-float64(FastWPM)/SlowWPM) > 1e-9 || slow <= fast {
		t.Errorf("slow %v, fast %v", slow, fast)
	}
}

func TestPosition(t *testing.T) {
	s := Parse("\ufeffprogram: Lakeview\r\n\r\nHéllo [Name],\r\nID ####\n")
	want := []string{"3:7 [Name] name", "4:4 #### AAMC ID"}
	if len(s.Blanks) != len(want) {
		t.Fatalf("blanks %+v", s.Blanks)
	}
	for i, b := range s.Blanks {
		if got := fmt.Sprintf("%d:%d %s %s", b.Line, b.Column, b.Text, b.What); got != want[i] {
			t.Errorf("blank %q, want %q", got, want[i])
		}
	}
	if s.Front["program"] != "Lakeview" {
		t.Errorf("front matter %v", s.Front)
	}
	if line, column := s.Position(0); line != 1 || column != 1 {
		t.Errorf("offset 0 is at %d:%d", line, column)
	}
}

func TestFrontMatter(t *testing.T) {
	cases := []struct {
		text, spoken string
		front        map[string]string
	}{
		{"---\nprogram: Lakeview\nspecialty: \"Internal Medicine\"\n---\nHello.", "hello", map[string]string{"program": "Lakeview", "specialty": "Internal Medicine"}},
		{"Program: Lakeview\n\nHello.", "hello", map[string]string{"program": "Lakeview"}},
		{"# card\nprogram: Lakeview\nHello.", "hello", map[string]string{"program": "Lakeview"}},
		{"Reason: none.", "reason none", map[string]string{}},
		{"---\nHello.", "hello", map[string]string{}},
		{"---\nprogram: Lakeview\nHello.", "program lakeview hello", map[string]string{}},
	}
	for _, c := range cases {
		s := Parse(c.text)
		if s.SpokenText() != c.spoken || fmt.Sprint(s.Front) != fmt.Sprint(c.front) {
			t.Errorf("%q: spoken %q, front %v", c.text, s.SpokenText(), s.Front)
		}
	}
}

func TestLoadReadsAnyEncoding(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"utf8.txt":   "José’s day",
		"bom.txt":    "\xef\xbb\xbfJosé’s day",
		"utf16.txt":  "\xff\xfeJ\x00o\x00s\x00\xe9\x00\x19\x20s\x00 \x00d\x00a\x00y\x00",
		"cp1252.txt": "Jos\xe9\x92s day",
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Load(path)
		if err != nil {
			t.Fatal(err)
		}
		if s.SpokenText() != "josé's day" || s.File != path {
			t.Errorf("%s: %q of %q", name, s.SpokenText(), s.File)
		}
	}
}

func TestLoadUsesTheLexiconBesideTheScript(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	path := write("opener.txt", "Dr. Nguyen of RWMC.")
	write(LexiconFile, "# names\nNguyen 1\nRWMC = R W M C\n")
	s, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if s.SpokenText() != "doctor nguyen of R W M C" || s.Syllables != 2+1+1+6 {
		t.Errorf("%q, %d syllables", s.SpokenText(), s.Syllables)
	}
	write(LexiconFile, "Nguyen\n")
	if _, err := Load(path); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("bad lexicon: error %v", err)
	}
}

func TestLoadErrors(t *testing.T) {
	dir := t.TempDir()
	if _, err := Load(filepath.Join(dir, "none.txt")); err == nil {
		t.Error("a missing file loads")
	}
	wav := filepath.Join(dir, "take.wav")
	if err := os.WriteFile(wav, []byte("RIFF\x00\x00\x00\x00WAVE"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(wav); err == nil || !strings.Contains(err.Error(), "not a text file") {
		t.Errorf("a WAV file: error %v", err)
	}
}

func BenchmarkParse10000Words(b *testing.B) {
	text := strings.Repeat("Good morning, this is Dr. Maria Lopez, AAMC ID 14725836; I applied to your internal medicine program in SOAP 2026. ", 10000/32)
	b.ReportAllocs()
	for b.Loop() {
		Parse(text)
	}
}
