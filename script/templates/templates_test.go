package templates

import (
	"strings"
	"testing"

	"rehearse/script"
	"rehearse/script/lint"
)

// fillings are what two applicants write into the blanks: one with short
// names, one with ordinary ones.
var fillings = []map[string]string{
	{
		"[first and last name]": "Ann Lee", "[AAMC ID]": "14725836", "[specialty]": "psychiatry",
		"[program name]": "Lakeview", "[one reason only this program has]": "your street clinic matches my work",
		"[phone number]": "312-555-0142", "[e-mail address]": "ann.lee@example.com", "[day]": "Tuesday",
		"[one thing only this program has]":      "your residents run the street clinic",
		"[what you have done that goes with it]": "two years with a shelter team in Lagos",
	},
	{
		"[first and last name]": "Maria Lopez", "[AAMC ID]": "1472 5836", "[specialty]": "Internal Medicine",
		"[program name]": "Riverside", "[one reason only this program has]": "your county clinic needs Spanish",
		"[phone number]": "(312) 555-0142", "[e-mail address]": "maria.lopez@gmail.com", "[day]": "March 17",
		"[one thing only this program has]":      "your county clinic cares for farm families",
		"[what you have done that goes with it]": "three years as a rural doctor",
	},
}

func TestFilledTemplatesPass(t *testing.T) {
	engine, err := lint.New("")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range Kinds {
		template, err := Text(kind)
		if err != nil {
			t.Fatal(err)
		}
		for i, filling := range fillings {
			text := template
			for blank, value := range filling {
				text = strings.ReplaceAll(text, blank, value)
			}
			s := script.Parse(text)
			report := engine.Check(s, kind)
			for _, f := range report.Findings {
				t.Errorf("%s, filling %d: %+v", kind, i, f)
			}
			minS, maxS, _ := kind.LengthS()
			plain := float64(s.Words) / script.TargetWPM * 60
			t.Logf("%s, filling %d: %d words, %.1f s at %d wpm, %.1f s predicted", kind, i, s.Words, plain, script.TargetWPM, report.LengthS)
			for _, length := range []float64{plain, report.LengthS} {
				if length < minS || length > maxS {
					t.Errorf("%s, filling %d: %.1f s, want %.0f to %.0f: %s", kind, i, length, minS, maxS, s.SpokenText())
				}
			}
		}
	}
}

func TestTemplatesNameTheirKindAndBlanks(t *testing.T) {
	engine, err := lint.New("")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range Kinds {
		text, err := Text(kind)
		if err != nil {
			t.Fatal(err)
		}
		s := script.Parse(text)
		if lint.CallOf(s) != kind {
			t.Errorf("%s says it is for %q", kind, s.Front["call"])
		}
		if len(s.Blanks) == 0 {
			t.Errorf("%s has no blanks", kind)
		}
		for _, f := range engine.Check(s, "").Findings {
			if f.Rule != "blank" {
				t.Errorf("%s, not filled: %+v", kind, f)
			}
		}
	}
	if _, err := Text(script.Free); err == nil {
		t.Error("there is a template for free speech")
	}
}
