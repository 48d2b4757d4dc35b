package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// recording is one human reading with its reference: the number of words and
// syllables of its text, and machine-aligned word times.
type recording struct {
	path       string
	name       string // path below the folder
	speaker    string
	transcript string
	words      int
	syllables  int
	durationS  float64
	notes      string

	// From the alignment; startS < endS where there is one.
	startS, endS float64
	gaps         []gap // silences between words, of any length
}

// gap is a stretch without words, in seconds.
type gap struct{ startS, endS float64 }

func (g gap) length() float64 { return g.endS - g.startS }

func (r recording) aligned() bool { return r.endS > r.startS }

// pauses are the reference gaps of at least 250 ms inside the speech.
func (r recording) pauses() []gap {
	var out []gap
	for _, g := range r.gaps {
		if g.length() >= 0.25-1e-9 {
			out = append(out, g)
		}
	}
	return out
}

// pauseRatio is the time of the reference pauses over the span of speech.
func (r recording) pauseRatio() float64 {
	total := 0.0
	for _, g := range r.pauses() {
		total += g.length()
	}
	return total / (r.endS - r.startS)
}

// loadRecordings reads the manifest of a folder of recordings and returns its
// readings, those of kind "speech" and "aligned".
func loadRecordings(dir string) ([]recording, error) {
	rows, err := readCSV(filepath.Join(dir, "manifest.csv"))
	if err != nil {
		return nil, err
	}
	aligned, err := readCTM(filepath.Join(dir, "aligned", "auto_words.ctm"))
	if err != nil {
		return nil, err
	}
	var out []recording
	for _, row := range rows {
		if row["kind"] != "speech" && row["kind"] != "aligned" {
			continue
		}
		r := recording{
			path:       filepath.Join(dir, filepath.FromSlash(row["path"])),
			name:       row["path"],
			speaker:    row["speaker"],
			transcript: row["transcript"],
			notes:      row["notes"],
		}
		r.words, _ = strconv.Atoi(row["word_count"])
		r.syllables, _ = strconv.Atoi(row["syllable_count"])
		r.durationS, _ = strconv.ParseFloat(row["duration_s"], 64)
		if words := aligned[r.name]; len(words) > 0 {
			r.startS, r.endS = words[0].startS, words[len(words)-1].endS
			for i := 1; i < len(words); i++ {
				if g := (gap{words[i-1].endS, words[i].startS}); g.length() > 0.005 {
					r.gaps = append(r.gaps, g)
				}
			}
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b recording) int { return strings.Compare(a.name, b.name) })
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
func readCTM(path string) (map[string][]gap, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string][]gap{}
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
		out[f[0]] = append(out[f[0]], gap{start, start + length})
	}
	return out, nil
}
