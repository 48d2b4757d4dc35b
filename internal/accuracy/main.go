// Accuracy measures how far off rehearse is: it runs the analysis over
// recordings with a known truth and over mixtures it makes of them, and prints
// one table of figures against their targets, beside those of Praat and
// ffmpeg on the same sound in the same run.
//
//	go run ./internal/accuracy [-worst] [-only NAME,...]
//
// The recordings are those of the folder in REHEARSE_DATA, or ../shared/data
// beside the repository. Without them the project's own synthesized takes are
// used, which is a much smaller test.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// experiments are what can be run, each giving some rows of the table.
var experiments = []struct {
	name string
	run  func(*lab) []row
}{
	{"rate", scriptRate},
	{"span", span},
	{"syllables", syllables},
	{"pauses", pauses},
	{"noisypauses", noisyPauses},
	{"snr", snr},
	{"gated", gated},
	{"pitch", pitch},
	{"noisypitch", noisyPitch},
	{"flat", flat},
	{"tempo", tempo},
	{"loudness", loudness},
	{"hum", hum},
	{"kind", kind},
	{"clipping", clipping},
	{"phone", phone},
	{"restraint", restraint},
}

func main() {
	worst := flag.Bool("worst", false, "print the worst ten clips of each measure too")
	only := flag.String("only", "", "run only these, separated by commas: "+names())
	flag.Parse()
	if err := run(os.Stdout, *only, *worst); err != nil {
		fmt.Fprintln(os.Stderr, "accuracy:", err)
		os.Exit(1)
	}
}

func names() string {
	var out []string
	for _, e := range experiments {
		out = append(out, e.name)
	}
	return strings.Join(out, " ")
}

func run(w io.Writer, only string, worst bool) error {
	wanted := strings.FieldsFunc(only, func(r rune) bool { return r == ',' })
	for _, name := range wanted {
		if !strings.Contains(" "+names()+" ", " "+name+" ") {
			return fmt.Errorf("-only %s: no such row; there are %s", name, names())
		}
	}
	start := time.Now()
	dir, human, err := findRecordings()
	if err != nil {
		return err
	}
	corpus, err := loadCorpus(dir, human)
	if err != nil {
		return err
	}
	peers, err := findPeers()
	if err != nil {
		return err
	}
	defer peers.close()
	corpus.introduce(w, peers)
	l := newLab(corpus, peers)
	var rows []row
	for _, e := range experiments {
		if len(wanted) > 0 && !slices.Contains(wanted, e.name) {
			continue
		}
		began := time.Now()
		rows = append(rows, e.run(l)...)
		fmt.Fprintf(os.Stderr, "%s: %.1f s\n", e.name, time.Since(began).Seconds())
	}
	printTable(w, rows)
	if worst {
		printWorst(w, rows)
	}
	fmt.Fprintf(os.Stderr, "all: %.0f s\n", time.Since(start).Seconds())
	return nil
}

// introduce says what the table stands on.
func (c *corpus) introduce(w io.Writer, p *peers) {
	speakers := map[string]bool{}
	var seconds float64
	held := 0
	for _, v := range c.voices {
		if _, known := speakers[v.Speaker]; !known && v.held {
			held++
		}
		speakers[v.Speaker] = true
		seconds += float64(len(v.x)) / float64(v.rate)
	}
	what := "recordings of people"
	if !c.human {
		what = "synthesized takes, as there is no recordings folder"
	}
	fmt.Fprintf(w, "%s: %d %s, %.0f s, %d speakers.\n", time.Now().Format(time.DateOnly), len(c.voices), what, seconds, len(speakers))
	fmt.Fprintf(w, "Split by a hash of the speaker's name: %d to develop on, %d held out.\n", len(speakers)-held, held)
	for _, name := range p.missing() {
		fmt.Fprintf(w, "%s is not installed: its figures are missing.\n", name)
	}
	fmt.Fprintln(w)
}
