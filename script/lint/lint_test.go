package lint

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rehearse/script"
)

func engine(t testing.TB) *Engine {
	t.Helper()
	e, err := New("")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// section is the lines of a test data file under one [name].
type section struct {
	name  string
	lines []string
}

func sections(t testing.TB, name string) []section {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	all := []section{{}}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			all = append(all, section{name: strings.Trim(line, "[]")})
		default:
			last := &all[len(all)-1]
			last.lines = append(last.lines, line)
		}
	}
	return all
}

// found are the ids of the rules that match a line, before overlapping
// findings of one group are pruned.
func (e *Engine) found(line string) map[string]bool {
	rules := map[string]bool{}
	e.search(e.lintable(script.Parse(line)), script.Free, func(_ int, hits []hit) {
		for _, h := range hits {
			rules[h.rule.ID] = true
		}
	})
	return rules
}

// Every rule finds its own examples, and nothing is found in the near misses.
func TestExamples(t *testing.T) {
	e := engine(t)
	seen := map[string]bool{}
	bad, near := 0, 0
	for _, s := range sections(t, "examples.txt")[1:] {
		seen[s.name] = true
		plus, minus := 0, 0
		for _, line := range s.lines {
			text, isBad := strings.CutPrefix(line, "+ ")
			if isBad {
				plus++
				if !e.found(text)[s.name] {
					t.Errorf("%s does not find %q", s.name, text)
				}
				continue
			}
			minus++
			if got := e.Search(script.Parse(strings.TrimPrefix(line, "- ")), script.Free); len(got) > 0 {
				t.Errorf("%s, near miss: %v", s.name, got)
			}
		}
		if plus < 6 || minus < 4 {
			t.Errorf("%s has %d examples and %d near misses, want 6 and 4", s.name, plus, minus)
		}
		bad, near = bad+plus, near+minus
	}
	for _, r := range e.Rules() {
		if !seen[r.ID] {
			t.Errorf("rule %s has no examples", r.ID)
		}
	}
	t.Logf("%d rules, %d examples, %d near misses", len(seen), bad, near)
}

// share is how many of the lines have a finding.
func share(e *Engine, lines []string) (found int, missed, hit []string) {
	for _, line := range lines {
		if len(e.Search(script.Parse(line), script.Free)) > 0 {
			found++
			hit = append(hit, line)
		} else {
			missed = append(missed, line)
		}
	}
	return found, missed, hit
}

func allLines(sections []section) []string {
	var lines []string
	for _, s := range sections {
		lines = append(lines, s.lines...)
	}
	return lines
}

// The held-out lines measure, and nobody may tune by them: the first set was
// written before the rules, the second after them. -v prints the figures and
// not the lines.
func TestHeldOut(t *testing.T) {
	e := engine(t)
	for _, set := range []string{"heldout", "heldout2"} {
		bad, good := allLines(sections(t, set+"_bad.txt")), allLines(sections(t, set+"_good.txt"))
		found, _, _ := share(e, bad)
		flagged, _, _ := share(e, good)
		t.Logf("%s: found %d of %d bad lines (%.1f %%), flagged %d of %d good ones (%.1f %%)", set,
			found, len(bad), 100*float64(found)/float64(len(bad)), flagged, len(good), 100*float64(flagged)/float64(len(good)))
		if float64(found) < 0.9*float64(len(bad)) {
			t.Errorf("%s: want at least 90 %% of the bad lines found", set)
		}
		if float64(flagged) > 0.03*float64(len(good)) {
			t.Errorf("%s: want at most 3 %% of the good lines flagged", set)
		}
	}
}

// The lines used for tuning are all right.
func TestTuningLines(t *testing.T) {
	e := engine(t)
	_, _, hit := share(e, allLines(sections(t, "courteous.txt")))
	for _, line := range hit {
		t.Errorf("courteous line flagged: %v", e.Search(script.Parse(line), script.Free))
	}
	_, missed, _ := share(e, allLines(sections(t, "harmful.txt")))
	for _, line := range missed {
		t.Errorf("nothing found in %q", line)
	}
}

func TestRulesAreComplete(t *testing.T) {
	groups := map[string]bool{}
	for _, r := range engine(t).Rules() {
		groups[r.Group] = true
		if !strings.HasSuffix(r.Reason, ".") || strings.Count(r.Reason, " ") < 4 {
			t.Errorf("%s: reason %q is no sentence", r.ID, r.Reason)
		}
	}
	for _, want := range []string{"desperation", "oversharing", "self-deprecation", "pressure", "fishing",
		"questions", "casual", "generic", "interview", "over-claiming"} {
		if !groups[want] {
			t.Errorf("no rule of the group %s", want)
		}
	}
}

func BenchmarkCheck10000Words(b *testing.B) {
	e := engine(b)
	lines := allLines(append(sections(b, "heldout_good.txt"), sections(b, "courteous.txt")...))
	var text strings.Builder
	words := 0
	for i := 0; words < 10000; i++ {
		line := lines[i%len(lines)]
		words += len(strings.Fields(line))
		text.WriteString(line + "\n")
	}
	b.ReportAllocs()
	for b.Loop() {
		e.Check(script.Parse(text.String()), script.Free)
	}
}
