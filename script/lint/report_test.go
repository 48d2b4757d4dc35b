package lint

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rehearse/script"
)

var update = flag.Bool("update", false, "write the golden reports anew")

// checked are the reports of the scripts in testdata, compared as a folder.
func checked(t *testing.T, call script.Call, names ...string) []Result {
	t.Helper()
	e := engine(t)
	var results []Result
	var reports []*Report
	for _, name := range names {
		s, err := script.Load(filepath.Join("testdata", "scripts", name))
		if err != nil {
			t.Fatal(err)
		}
		s.File = name
		r := e.Check(s, call)
		reports = append(reports, r)
		results = append(results, Result{Report: r, File: name})
	}
	Compare(reports)
	return results
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; go test -update writes it anew. Got:\n%s", name, got)
	}
}

var folder = []string{"greeting.md", "opener-river.txt", "opener.txt", "voicemail.txt"}

func TestGoldenReports(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer) error{
		"opener.txt":  func(b *bytes.Buffer) error { return WriteText(b, checked(t, "", "opener.txt"), Look{}) },
		"opener.json": func(b *bytes.Buffer) error { return WriteJSON(b, checked(t, "", "opener.txt"), true) },
		"voicemail.txt": func(b *bytes.Buffer) error {
			return WriteText(b, checked(t, "", "voicemail.txt"), Look{Width: 96})
		},
		"voicemail.json": func(b *bytes.Buffer) error { return WriteJSON(b, checked(t, "", "voicemail.txt"), true) },
		"folder.txt":     func(b *bytes.Buffer) error { return WriteText(b, checked(t, "", folder...), Look{}) },
		"folder.github":  func(b *bytes.Buffer) error { return WriteGitHub(b, checked(t, "", folder...)) },
		"as_answer.txt":  func(b *bytes.Buffer) error { return WriteText(b, checked(t, script.Answer, "opener.txt"), Look{}) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

// rulesOf are the rules found in one of several results.
func rulesOf(results []Result, file string) string {
	var rules []string
	for _, r := range results {
		if r.File == file {
			for _, f := range r.Findings {
				rules = append(rules, f.Rule)
			}
		}
	}
	return strings.Join(rules, " ")
}

func TestFolderFindsContradictions(t *testing.T) {
	results := checked(t, "", folder...)
	for file, want := range map[string]string{
		"opener.txt":       "same-text",
		"opener-river.txt": "",
		"greeting.md":      "",
		"voicemail.txt":    "other-id other-specialty",
	} {
		for _, rule := range strings.Fields(want) {
			if !strings.Contains(rulesOf(results, file), rule) {
				t.Errorf("%s: %s, want %s", file, rulesOf(results, file), rule)
			}
		}
	}
	numbers := strings.Count(rulesOf(results, "greeting.md")+rulesOf(results, "voicemail.txt"), "other-number")
	if numbers != 1 {
		t.Errorf("other-number found %d times, want once: one of two differs", numbers)
	}
}

func TestSimilarity(t *testing.T) {
	base := "Hello, this is Dr. Ann Lee. I applied to Lakeview psychiatry in SOAP because your street clinic fits my work. Thank you."
	for _, c := range []struct {
		text   string
		lo, hi float64
	}{
		{base, 1, 1},
		{strings.ReplaceAll(base, "Lakeview", "Riverside"), 0.99, 1},
		{strings.ReplaceAll(base, "your street clinic fits my work", "I grew up two miles from the hospital and stayed"), 0.4, 0.85},
		{"You have reached the voicemail of Tom Alder, please leave a message.", 0, 0.3},
	} {
		if got := Similarity(script.Parse(base), script.Parse(c.text)); got < c.lo || got > c.hi {
			t.Errorf("%q is %.2f like the base, want %.2f to %.2f", c.text, got, c.lo, c.hi)
		}
	}
}

func TestCopiesAreNoSameText(t *testing.T) {
	e := engine(t)
	text := "---\nprogram: Lakeview\n---\nI am interested in Lakeview because your street clinic fits my work, and I can send anything."
	one, two := script.Parse(text), script.Parse(text)
	one.File, two.File = "a.txt", "b.txt"
	reports := []*Report{e.Check(one, ""), e.Check(two, "")}
	Compare(reports)
	for _, f := range reports[1].Findings {
		if f.Rule == "same-text" {
			t.Errorf("a copy for the same program is reported: %+v", f)
		}
	}
}

func TestTooManyPoints(t *testing.T) {
	e := engine(t)
	reasons := []string{
		"I was drawn to your street clinic.", "Your residents teach in the schools, and I taught for years.",
		"Your program serves the county where I grew up.", "I like the way your team hands over at night.",
	}
	for _, c := range []struct {
		n    int
		call script.Call
		want bool
	}{
		{1, script.Thanks, false}, {2, script.Thanks, true}, {2, script.Opener, false},
		{3, script.Opener, true}, {3, script.Answer, true}, {4, script.Voicemail, false},
	} {
		text := "Thank you for your time. " + strings.Join(reasons[:c.n], " ") + " I can send anything that is missing."
		got := false
		for _, f := range e.Check(script.Parse(text), c.call).Findings {
			got = got || f.Rule == "too-many-points"
		}
		if got != c.want {
			t.Errorf("%d reasons as %s: too many points is %v", c.n, c.call, got)
		}
	}
}

func TestLengthFindings(t *testing.T) {
	e := engine(t)
	sentence := "I care for families in a small town near the river. "
	for _, c := range []struct {
		n    int
		call script.Call
		want string
	}{
		{1, script.Opener, "short"}, {4, script.Opener, ""}, {12, script.Opener, "too-long"},
		{1, script.Voicemail, ""}, {7, script.Voicemail, ""}, {14, script.Voicemail, "too-long"},
		{3, script.Answer, ""}, {6, script.Answer, "too-long"}, {40, script.Free, ""},
	} {
		r := e.Check(script.Parse(strings.Repeat(sentence, c.n)), c.call)
		got := ""
		for _, f := range r.Findings {
			if f.Group == "length" {
				got = f.Rule
			}
		}
		if got != c.want {
			t.Errorf("%d sentences as %s: %q at %.1f s, want %q", c.n, c.call, got, r.LengthS, c.want)
		}
		if (c.want == "too-long") != (r.CutWords > 0) {
			t.Errorf("%d sentences as %s: %d words to cut", c.n, c.call, r.CutWords)
		}
	}
}

func TestMissingParts(t *testing.T) {
	e := engine(t)
	full := "Hello, this is Dr. Ann Lee, AAMC ID 14725836. I applied to the psychiatry program at Lakeview through ERAS. " +
		"I am calling to introduce myself, because your street clinic fits my work. I can send anything missing. Thank you."
	for _, c := range []struct{ without, want string }{
		{"", ""},
		{"this is Dr. Ann Lee, ", "missing-name"},
		{" 14725836", "missing-aamc-id"},
		{"psychiatry ", "missing-specialty"},
		{" at Lakeview", "missing-program"},
		{", because your street clinic fits my work", "missing-reason"},
		{" Thank you.", "missing-thanks"},
		{"Hello, ", "missing-greeting"},
	} {
		s := script.Parse(strings.Replace(full, c.without, "", 1))
		var got []string
		for _, f := range e.Check(s, script.Opener).Findings {
			if f.Group == "parts" && f.Rule != "missing-end" {
				got = append(got, f.Rule)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("without %q: %v, want %s", c.without, got, c.want)
		}
	}
}

func TestSubjectMustFitTheFrontMatter(t *testing.T) {
	e := engine(t)
	for _, c := range []struct{ text, want string }{
		{"---\nspecialty: internal medicine\n---\nI applied to your psychiatry program.", "other-specialty"},
		{"---\nspecialty: internal medicine\n---\nI applied to your internal medicine program.", ""},
		{"---\nspecialty: Psychiatry\n---\nI worked in emergency medicine and applied to your psychiatry program.", ""},
		{"---\nspecialty: family medicine\n---\nI would like to be a family practice doctor.", ""},
		{"---\nprogram: Lakeview Medical Center\n---\nI applied to the program at Riverside.", "other-program"},
		{"---\nprogram: Lakeview Medical Center\n---\nI applied to the program at Lakeview.", ""},
		{"---\nprogram: Lakeview\n---\nThank you for your time.", ""},
		{"---\nprogram: Lakeview\n---\nI am interested in Internal Medicine.", ""},
	} {
		got := ""
		for _, f := range e.Check(script.Parse(c.text), script.Thanks).Findings {
			if f.Group == "consistency" {
				got = f.Rule
			}
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestUserRulesAddToTheBuiltIn(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "mine.toml")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`[class]
snack = "cookie, cake, box of sweets"

[[rule]]
id = "gifts"
group = "pressure"
weight = "fail"
reason = "A gift before a decision is a bribe."
better = "Leave it out."
find = ["(send|bring) .. <snack>"]
`)
	e, err := New(path)
	if err != nil {
		t.Fatal(err)
	}
	found := e.found("I could send you a small box of sweets. What are my chances?")
	if !found["gifts"] || !found["my-chances"] {
		t.Errorf("found %v", found)
	}
	for text, want := range map[string]string{
		"[[rule]]\nid = \"x\"\n":                   "rule 1 (x): no group",
		"[[rule]]\nid = \"x\"\ncolour = \"red\"\n": `unknown key "rule.colour"`,
		"[[rule]\n": "mine.toml:2",
		"[[rule]]\nid=\"x\"\ngroup=\"g\"\nweight=\"loud\"\n":                                                   `weight "loud"`,
		"[[rule]]\nid=\"x\"\ngroup=\"g\"\nweight=\"fail\"\nreason=\"r\"\nbetter=\"b\"\nfind=[\"(a|b\"]\n":      "( without )",
		"[[rule]]\nid=\"x\"\ngroup=\"g\"\nweight=\"fail\"\nreason=\"r\"\nbetter=\"b\"\nfind=[\"<nothing>\"]\n": "unknown class <nothing>",
		"[[rule]]\nid=\"x\"\ngroup=\"g\"\nweight=\"fail\"\nreason=\"r\"\nbetter=\"b\"\nfind=[\"a?\"]\n":        "nothing to look for",
	} {
		write(text)
		if _, err := New(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q in it", text, err, want)
		}
	}
	if _, err := New(filepath.Join(dir, "none.toml")); err == nil {
		t.Error("a rules file that is not there loads")
	}
}

func TestJSONOfAnUnreadFile(t *testing.T) {
	var b bytes.Buffer
	results := append(checked(t, "", "opener.txt"), Result{File: "gone.txt", Err: os.ErrNotExist})
	if err := WriteJSON(&b, results, false); err != nil {
		t.Fatal(err)
	}
	var docs []map[string]any
	if err := json.Unmarshal(b.Bytes(), &docs); err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0]["error"] != nil || docs[1]["error"] != "file does not exist" || docs[1]["script"] != nil {
		t.Errorf("%v", docs)
	}
}

// The matcher must not choke on anything a script or a rule may hold.
func FuzzCheck(f *testing.F) {
	f.Add("I would, you know, really do just about anything!", "do (any|every) .. thing? & <you>")
	f.Add("[Name] AAMC ID ####\n\n- a\n- b", "^ a , b $ | =c ... #Name")
	f.Add("", "((")
	e, err := New("")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, pattern string) {
		s := script.Parse(text)
		for _, call := range script.Calls {
			for _, found := range e.Check(s, call).Findings {
				if found.Line < 0 || found.Reason == "" || found.Better == "" {
					t.Fatalf("%q: %+v", text, found)
				}
			}
		}
		rules := rulesFile{Class: map[string]string{"you": "you, your program"}, Rule: []Rule{{
			ID: "x", Group: "g", Weight: Fail, Reason: "r", Better: "b", Find: []string{pattern},
		}}}
		if own, err := compile(rules); err == nil {
			own.Search(s, script.Free)
		}
	})
}
