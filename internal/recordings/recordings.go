// Package recordings reads a folder of human recordings with their reference
// (text, counts, word times) and mixes noise into them at a known ratio.
package recordings

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Reading is one human reading with its reference: the number of words and
// syllables of its text, and machine-aligned word times.
type Reading struct {
	Path       string
	Name       string // path below the folder
	Speaker    string
	Transcript string
	Words      int
	Syllables  int
	DurationS  float64
	Notes      string
	Faulty     bool // made with a fault on purpose: no ordinary reading

	// From the alignment; StartS < EndS where there is one.
	StartS, EndS float64
	Gaps         []Gap // silences between words, of any length
}

// Gap is a stretch without words, in seconds.
type Gap struct{ StartS, EndS float64 }

func (g Gap) Length() float64 { return g.EndS - g.StartS }

func (r Reading) Aligned() bool { return r.EndS > r.StartS }

// Pauses are the reference gaps of at least 250 ms inside the speech.
func (r Reading) Pauses() []Gap {
	var out []Gap
	for _, g := range r.Gaps {
		if g.Length() >= 0.25-1e-9 {
			out = append(out, g)
		}
	}
	return out
}

// PauseRatio is the time of the reference pauses over the span of speech.
func (r Reading) PauseRatio() float64 {
	total := 0.0
	for _, g := range r.Pauses() {
		total += g.Length()
	}
	return total / (r.EndS - r.StartS)
}

// Load reads the manifest of a folder of recordings and returns its
// readings, those of kind "speech" and "aligned".
func Load(dir string) ([]Reading, error) {
	rows, err := readCSV(filepath.Join(dir, "manifest.csv"))
	if err != nil {
		return nil, err
	}
	aligned, err := readCTM(filepath.Join(dir, "aligned", "auto_words.ctm"))
	if err != nil {
		return nil, err
	}
	var out []Reading
	for _, row := range rows {
		if row["kind"] != "speech" && row["kind"] != "aligned" {
			continue
		}
		r := Reading{
			Path:       filepath.Join(dir, filepath.FromSlash(row["path"])),
			Name:       row["path"],
			Speaker:    row["speaker"],
			Transcript: row["transcript"],
			Notes:      row["notes"],
		}
		r.Words, _ = strconv.Atoi(row["word_count"])
		r.Syllables, _ = strconv.Atoi(row["syllable_count"])
		r.DurationS, _ = strconv.ParseFloat(row["duration_s"], 64)
		if words := aligned[r.Name]; len(words) > 0 {
			r.StartS, r.EndS = words[0].StartS, words[len(words)-1].EndS
			for i := 1; i < len(words); i++ {
				if g := (Gap{words[i-1].EndS, words[i].StartS}); g.Length() > 0.005 {
					r.Gaps = append(r.Gaps, g)
				}
			}
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Reading) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

func readCSV(path string) ([]map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil || len(all) == 0 {
		return nil, fmt.Errorf("%s: no table: %v", path, err)
	}
	var out []map[string]string
	for _, line := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = line[i]
		}
		out = append(out, row)
	}
	return out, nil
}

// readCTM reads word times, "file channel start duration word confidence" a
// line, and returns the words of each file without its silences.
func readCTM(path string) (map[string][]Gap, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string][]Gap{}
	for line := range strings.Lines(string(b)) {
		f := strings.Fields(line)
		if len(f) < 5 || f[4] == "<sil>" {
			continue
		}
		start, err1 := strconv.ParseFloat(f[2], 64)
		length, err2 := strconv.ParseFloat(f[3], 64)
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("%s: not a word time: %s", path, line)
		}
		out[f[0]] = append(out[f[0]], Gap{start, start + length})
	}
	return out, nil
}
