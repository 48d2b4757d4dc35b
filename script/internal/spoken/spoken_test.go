package spoken

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// said is the spoken form of a text, ~ for each token without words.
func said(text string) string {
	var words []string
	for _, t := range Read(text, nil) {
		switch t.Kind {
		case Mark:
		case Blank, Cue, Odd:
			words = append(words, "~")
		default:
			words = append(words, t.Words...)
		}
	}
	return strings.Join(words, " ")
}

func TestSpokenForms(t *testing.T) {
	table, err := os.ReadFile("testdata/spoken.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for line := range strings.Lines(string(table)) {
		line = strings.TrimSuffix(line, "\n")
		written, want, ok := strings.Cut(line, " => ")
		if !ok {
			continue
		}
		written, err := strconv.Unquote(`"` + strings.ReplaceAll(written, `"`, `\"`) + `"`)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		cases++
		if got := said(written); got != want {
			t.Errorf("%q\n got %q\nwant %q", written, got, want)
		}
	}
	t.Logf("%d cases", cases)
	if cases < 250 {
		t.Errorf("%d cases, want at least 250", cases)
	}
}
