package script

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// recordings reads the manifest of the recordings folder, or skips.
func recordings(t *testing.T) []map[string]string {
	t.Helper()
	dir := os.Getenv("REHEARSE_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	}
	f, err := os.Open(filepath.Join(dir, "manifest.csv"))
	if err != nil {
		t.Skip("needs the recordings folder, REHEARSE_DATA or ../shared/data")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		r := map[string]string{}
		for i, name := range rows[0] {
			r[name] = row[i]
		}
		all = append(all, r)
	}
	return all
}

// The manifest's counts are canonical for its transcripts.
func TestCountsOfRecordings(t *testing.T) {
	seen := map[string]bool{}
	words, wordsOff, syllables, syllablesOff := 0, 0, 0, 0
	for _, r := range recordings(t) {
		text := r["transcript"]
		if text == "" || seen[text] {
			continue
		}
		seen[text] = true
		s := Parse(text)
		wantWords, err := strconv.Atoi(r["word_count"])
		if err != nil {
			t.Fatal(err)
		}
		wantSyllables, err := strconv.Atoi(r["syllable_count"])
		if err != nil {
			t.Fatal(err)
		}
		words, syllables = words+wantWords, syllables+wantSyllables
		dw, ds := abs(s.Words-wantWords), abs(s.Syllables-wantSyllables)
		wordsOff, syllablesOff = wordsOff+dw, syllablesOff+ds
		if dw+ds > 0 {
			t.Logf("%s: %d words (manifest %d), %d syllables (manifest %d)", r["path"], s.Words, wantWords, s.Syllables, wantSyllables)
		}
	}
	t.Logf("%d transcripts: %d of %d words off, %d of %d syllables off", len(seen), wordsOff, words, syllablesOff, syllables)
	if 100*wordsOff > words || 100*syllablesOff > syllables {
		t.Error("want at least 99 % right")
	}
}

func abs(n int) int { return max(n, -n) }
