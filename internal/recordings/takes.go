package recordings

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"rehearse/script"
)

// LoadTakes reads the project's own takes, made by a synthesizer: a folder
// with truth.csv and a text beside each take. Those from a noisy place are
// left out. Each voice counts as a speaker.
func LoadTakes(dir string) ([]Reading, error) {
	table := filepath.Join(dir, "truth.csv")
	rows, err := readCSV(table)
	if err != nil {
		return nil, err
	}
	var out []Reading
	for _, row := range rows {
		name := strings.TrimSuffix(row["file"], ".wav")
		if strings.HasPrefix(name, "noisy") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, name+".txt"))
		if err != nil {
			return nil, err
		}
		r := Reading{
			Path:       filepath.Join(dir, row["file"]),
			Name:       row["file"],
			Speaker:    name,
			Transcript: string(text),
			Faulty:     name != "good",
			Syllables:  script.Parse(string(text)).Syllables,
		}
		r.Words, err = strconv.Atoi(row["words"])
		if err != nil {
			return nil, fmt.Errorf("%s: %s: words: %w", table, name, err)
		}
		times := row["speech_start_s"] + "-" + row["speech_end_s"] + " " + row["pauses_s"]
		for i, f := range strings.Fields(times) {
			g, err := parseGap(f)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", table, name, err)
			}
			if i == 0 {
				r.StartS, r.EndS = g.StartS, g.EndS
				continue
			}
			r.Gaps = append(r.Gaps, g)
		}
		out = append(out, r)
	}
	return out, nil
}

// parseGap reads "from-to" in seconds.
func parseGap(s string) (Gap, error) {
	from, to, _ := strings.Cut(s, "-")
	start, err1 := strconv.ParseFloat(from, 64)
	end, err2 := strconv.ParseFloat(to, 64)
	if err1 != nil || err2 != nil {
		return Gap{}, fmt.Errorf("not a stretch of time: %s", s)
	}
	return Gap{start, end}, nil
}
