package lint

import (
	"fmt"
	"strings"

	"rehearse/script"
)

// Compare finds where the scripts of one applicant contradict each other or
// are one text: the callback number, IDs and address must be the same in all.
// The findings are added to the reports.
func Compare(reports []*Report) {
	all := similar(reports)
	for _, what := range [...]struct {
		name string
		rule string
		in   func(*script.Script) []value
	}{
		{"callback number", "other-number", phones},
		{"AAMC ID", "other-id", ids},
		{"e-mail address", "other-email", emails},
	} {
		all = append(all, differing(reports, what.name, what.rule, what.in)...)
	}
	for _, f := range all {
		for _, r := range reports {
			if r.Script.File == f.File {
				r.Findings = append(r.Findings, f)
			}
		}
	}
	for _, r := range reports {
		Sort(r.Findings)
	}
}

// value is a number or address of a script and where it stands.
type value struct {
	text  string
	start int
}

// differing reports every script that has another value than most have.
func differing(reports []*Report, name, rule string, in func(*script.Script) []value) []Finding {
	counts, first := map[string]int{}, map[string]string{}
	var usual string
	for _, r := range reports {
		seen := map[string]bool{}
		for _, v := range in(r.Script) {
			if seen[v.text] {
				continue
			}
			seen[v.text] = true
			if counts[v.text]++; counts[v.text] == 1 {
				first[v.text] = r.Script.File
			}
			if counts[v.text] > counts[usual] {
				usual = v.text
			}
		}
	}
	var all []Finding
	for _, r := range reports {
		for _, v := range in(r.Script) {
			if v.text == usual {
				continue
			}
			line, column := r.Script.Position(v.start)
			all = append(all, Finding{
				File: r.Script.File, Line: line, Column: column, Rule: rule, Group: "consistency", Weight: Fail, Text: v.text,
				Reason: fmt.Sprintf("The %s here is %s; in %s it is %s.", name, v.text, first[usual], usual),
				Better: "Give the same one everywhere; a wrong digit loses the call back.",
			})
		}
	}
	return all
}

// phones are the phone numbers of a script, without the 1 for the country.
func phones(s *script.Script) []value {
	return values(s, script.Phone, func(words []string, _, _ string) (string, bool) {
		d := digitsOf(words)
		return strings.TrimPrefix(d, "1"), len(d) >= 7
	})
}

// ids are the AAMC IDs: numbers of eight digits that are not called by the
// name of another ID.
func ids(s *script.Script) []value {
	return values(s, script.Digits, func(words []string, before, _ string) (string, bool) {
		d := digitsOf(words)
		other := strings.Contains(before, "U S M L E") || strings.Contains(before, "E C F M G") || strings.Contains(before, "N R M P")
		return d, len(d) == 8 && !other
	})
}

func emails(s *script.Script) []value {
	return values(s, script.Email, func(_ []string, _, written string) (string, bool) {
		return strings.ToLower(written), true
	})
}

// labelWords is how many words in front of a number may name it.
const labelWords = 8

// values are what read makes of the tokens of one kind, given their words,
// the words before them and how they are written.
func values(s *script.Script, kind script.Kind, read func(words []string, before, written string) (string, bool)) []value {
	var all []value
	for i := 0; i < len(s.Spoken); {
		w, first := s.Spoken[i], i
		var words []string
		for i < len(s.Spoken) && s.Spoken[i].Start == w.Start {
			words = append(words, s.Spoken[i].Text)
			i++
		}
		if w.Kind != kind {
			continue
		}
		var before []string
		for _, b := range s.Spoken[max(0, first-labelWords):first] {
			before = append(before, b.Text)
		}
		if text, ok := read(words, strings.Join(before, " "), s.Text()[w.Start:w.End]); ok {
			all = append(all, value{text, w.Start})
		}
	}
	return all
}

var digitWords = map[string]string{
	"zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
	"six": "6", "seven": "7", "eight": "8", "nine": "9", "hundred": "00",
}

func digitsOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(digitWords[w])
	}
	return b.String()
}
