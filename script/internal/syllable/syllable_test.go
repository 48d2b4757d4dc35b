package syllable

import (
	"bytes"
	"compress/gzip"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestCount(t *testing.T) {
	cases := []struct {
		word string
		want int
	}{
		{"", 0}, {"a", 1}, {"I", 1}, {"the", 1}, {"doctor", 2}, {"residency", 4},
		{"Program", 2}, {"pediatrics", 4}, {"interviewed", 3}, {"created", 3}, {"really", 2},
		{"graduate", 3}, {"appreciate", 4}, {"medicine", 3}, {"hospital's", 3}, {"nurses'", 2},
		{"nurse's", 2}, {"I'd", 1}, {"I’ve", 1}, {"didn't", 2}, {"don't", 1}, {"there'll", 2},
		{"that'd", 2}, {"rhythm", 2}, {"business", 2}, {"every", 3}, {"people", 2}, {"idea", 3},
		{"café", 2}, {"Résumé", 3}, {"naïve", 2}, {"José", 2}, {"Muñoz", 2}, {"Strauß", 1},
		{"cafe\u0301", 2}, {"homepage", 2}, {"webhook", 2}, {"movements", 2}, {"carefully", 3},
		{"rumbling", 3}, {"stayed", 1}, {"player", 2}, {"mayor", 2}, {"queue", 1}, {"society", 4},
	}
	for _, c := range cases {
		if got := Count(c.word); got != c.want {
			t.Errorf("Count(%q) = %d, want %d", c.word, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Résumé": "resumey", "O’Brien": "o'brien", "Łukasz": "lukasz", "naïve": "naive",
		"Ærø": "aero", "日本": "", "don't": "don't", "e\u0301tude": "etude",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// cmudict returns the dictionary the list was made from, or skips.
func cmudict(t *testing.T) map[string]int {
	t.Helper()
	f, err := os.Open("/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict")
	if err != nil {
		t.Skip("needs the package pocketsphinx-en-us")
	}
	defer f.Close()
	words, err := ReadCMUdict(f)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func TestEveryDictionaryWordIsRight(t *testing.T) {
	wrong := 0
	for w, want := range cmudict(t) {
		if got := Count(w); got != want {
			if wrong++; wrong <= 10 {
				t.Errorf("Count(%q) = %d, want %d", w, got, want)
			}
		}
	}
	if wrong > 10 {
		t.Errorf("and %d more", wrong-10)
	}
}

func TestEmbeddedListIsUpToDate(t *testing.T) {
	var want bytes.Buffer
	if err := WriteExceptions(&want, Exceptions(cmudict(t))); err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(exceptionsGz))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Error("run go generate ./script/internal/syllable: the list does not fit the rules or the dictionary")
	}
}

// A tenth of the dictionary, chosen by hash, is kept out of the list of
// exceptions: it stands for the words the dictionary does not have.
func TestUnknownWordsWithinOne(t *testing.T) {
	kept, out := map[string]int{}, map[string]int{}
	for w, n := range cmudict(t) {
		h := fnv.New32a()
		h.Write([]byte(w))
		if h.Sum32()%10 == 0 {
			out[w] = n
		} else {
			kept[w] = n
		}
	}
	known := Exceptions(kept)
	exact, near := 0, 0
	for w, want := range out {
		d := count(w, known) - want
		if d == 0 {
			exact++
		}
		if -1 <= d && d <= 1 {
			near++
		}
	}
	total := float64(len(out))
	t.Logf("%d words held out: %.1f %% exact, %.2f %% within one",
		len(out), 100*float64(exact)/total, 100*float64(near)/total)
	if float64(near)/total < 0.96 || float64(exact)/total < 0.90 {
		t.Error("want at least 96 % within one and 90 % exact")
	}
}

// Words CMUdict lacks, with a pronunciation of their own, from the recordings
// folder.
func TestExtraLexicon(t *testing.T) {
	dir := os.Getenv("REHEARSE_DATA")
	if dir == "" {
		_, here, _, _ := runtime.Caller(0)
		dir = filepath.Join(filepath.Dir(here), "../../../../shared/data")
	}
	f, err := os.Open(filepath.Join(dir, "extra_lexicon.txt"))
	if err != nil {
		t.Skip("needs the recordings folder, REHEARSE_DATA or ../shared/data")
	}
	defer f.Close()
	words, err := ReadCMUdict(f)
	if err != nil {
		t.Fatal(err)
	}
	total, near := 0, 0
	for w, want := range words {
		switch w {
		case "gpt", "ivr", "pbx", "www", "openai":
			continue // initialisms: the tokenizer spells them out before they get here
		}
		total++
		got := Count(w)
		if got != want {
			t.Logf("Count(%q) = %d, lexicon says %d", w, got, want)
		}
		if d := got - want; -1 <= d && d <= 1 {
			near++
		}
	}
	t.Logf("%d of %d within one", near, total)
	if float64(near) < 0.96*float64(total) {
		t.Errorf("%d of %d words within one, want 96 %%", near, total)
	}
}

func BenchmarkCount(b *testing.B) {
	words := []string{"interviewed", "residency", "the", "layers", "hospital's"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Count(words[i%len(words)])
	}
}

// Running words of ordinary prose, counted by hand.
func TestRunningWords(t *testing.T) {
	text, err := os.ReadFile("testdata/passage.txt")
	if err != nil {
		t.Fatal(err)
	}
	total, right := 0, 0
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for entry := range strings.FieldsSeq(line) {
			word, counts, _ := strings.Cut(entry, ":")
			total++
			if got := strconv.Itoa(Count(word)); slices.Contains(strings.Split(counts, "/"), got) {
				right++
			} else {
				t.Logf("Count(%q) = %s, by hand %s", word, got, counts)
			}
		}
	}
	t.Logf("%d of %d running words right", right, total)
	if float64(right) < 0.99*float64(total) {
		t.Error("want at least 99 % of running words right")
	}
}
