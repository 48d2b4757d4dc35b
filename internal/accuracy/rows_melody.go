package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"rehearse/feedback"
	"rehearse/internal/recordings"
)

// copies are voices altered in one known way: those of the recordings folder,
// and where Praat is installed the same made of every other voice that is long
// enough.
type altered struct {
	*voice        // the original
	index  int    // of the original in voices
	how    string // f0x000, f0x035, f0x160, fast135, slow075, level030
	path   string
	heard  heard
	theirs float64 // Praat's count of syllable nuclei, where the tempo was altered
}

// alterations are all altered voices, measured once.
func (l *lab) alterations() []altered {
	if l.copies != nil || !l.human {
		return l.copies
	}
	files, err := filepath.Glob(filepath.Join(l.dir, "pitch", "*__*.wav"))
	must(err)
	for _, file := range files {
		base, how, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".wav"), "__")
		for i, v := range l.voices {
			if strings.TrimSuffix(filepath.Base(v.Path), ".wav") == base {
				l.copies = append(l.copies, altered{voice: v, index: i, how: how, path: file})
			}
		}
	}
	made := l.makeCopies()
	l.copies = append(l.copies, made...)
	must(each(len(l.copies), func(i int) error {
		c := &l.copies[i]
		x, rate, err := recordings.Read(c.path)
		if err == nil {
			c.heard = hear(x, rate, c.script, false)
		}
		return err
	}))
	l.countInCopies()
	for _, c := range made {
		must(os.Remove(c.path))
	}
	return l.copies
}

// countInCopies has Praat count the syllables of the copies whose tempo was
// altered.
func (l *lab) countInCopies() {
	var files []string
	var of []*altered
	for i := range l.copies {
		if c := &l.copies[i]; tempoFactor[c.how] != 0 {
			files, of = append(files, c.path), append(of, c)
		}
	}
	for i, n := range l.praatNuclei("tempo", files) {
		of[i].theirs = n
	}
}

// longEnoughS is how long a voice must be to be altered: shorter ones get no
// verdict on melody.
const longEnoughS = 4.5

// makeCopies has Praat make the alterations of all other voices that are long
// enough.
func (l *lab) makeCopies() []altered {
	if l.peers.praat == "" {
		return nil
	}
	known := map[int]bool{}
	for _, c := range l.copies {
		known[c.index] = true
	}
	var indexes []int
	var files []string
	for i, v := range l.voices {
		if v.Aligned() && !known[i] && v.EndS-v.StartS >= longEnoughS {
			indexes = append(indexes, i)
			files = append(files, v.Path)
		}
	}
	lines, err := l.peers.runPraat("alter", files)
	must(err)
	hows := []string{"f0x000", "f0x035", "f0x160", "fast135", "slow075"}
	var made []altered
	for i, file := range lines {
		for _, n := range file {
			path := fmt.Sprintf("%s.%d.wav", filepath.Join(l.peers.dir, filepath.Base(files[i])), int(n[0]))
			made = append(made, altered{voice: l.voices[indexes[i]], index: indexes[i], how: hows[int(n[0])], path: path})
		}
	}
	return made
}

// flat: of each voice, the copy without melody must be judged worse than the
// original and than the copy with more of it, and the one with little melody
// at least warned of.
func flat(l *lab) []row {
	apart := row{
		measure: "flat: copies without melody judged worse than original and x1.6",
		target:  "all",
		figures: []figure{atLeast("%.0f %%", 100)},
		score:   share,
	}
	warned := apart
	warned.measure = "flat: copies with 0.35 of the melody warned of"
	states := map[int]map[string]heard{}
	for _, c := range l.alterations() {
		if states[c.index] == nil {
			states[c.index] = map[string]heard{"original": l.clean()[c.index]}
		}
		states[c.index][c.how] = c.heard
	}
	for i, v := range l.voices {
		of, ok := states[i]
		if !ok {
			continue
		}
		tell := func(how string) string {
			return fmt.Sprintf("%s %s (SD %s)", how, of[how].says(feedback.Flat), say("%.1f st", number(of[how].Pitch.SDST)))
		}
		o := outcome{clip: v.Name, held: v.held, there: 1}
		bad := severity(of["f0x000"].says(feedback.Flat))
		right := bad > severity(of["original"].says(feedback.Flat)) && bad > severity(of["f0x160"].says(feedback.Flat))
		apart.ours = append(apart.ours, o.judged(right, tell("f0x000")+", "+tell("original")+", "+tell("f0x160")))
		if _, ok := of["f0x035"]; ok {
			right := severity(of["f0x035"].says(feedback.Flat)) > 0
			warned.ours = append(warned.ours, o.judged(right, tell("f0x035")+", "+tell("original")))
		}
	}
	return []row{apart, warned}
}

// severity orders verdicts. One that could not be given accuses of nothing.
func severity(s feedback.State) int {
	switch s {
	case feedback.Fail:
		return 2
	case feedback.Warn:
		return 1
	}
	return 0
}

// judged fills in an outcome that is right or wrong.
func (o outcome) judged(right bool, detail string) outcome {
	o.hits, o.cost = 0, 1
	if right {
		o.hits, o.cost = 1, 0
	}
	o.detail = detail
	return o
}

// tempo: copies made faster or slower by a known factor.
func tempo(l *lab) []row {
	script := row{
		measure: "tempo x1.35, x0.75: ratio of script rates, median and worst error",
		target:  "≤ 3 %",
		figures: []figure{atMost("%.1f", 3), atMost("%.1f %%", 3)},
		score: func(of []outcome) []float64 {
			e := values(of, relativeError)
			return []float64{quantile(e, 0.5), quantile(e, 1)}
		},
	}
	acoustic := script
	acoustic.measure = "tempo: ratio of syllable rates heard, median and P90 error"
	acoustic.score = medianAnd90(relativeError)
	before := l.praatNuclei("clean", l.storedFiles())
	for _, c := range l.alterations() {
		want := tempoFactor[c.how]
		if want == 0 {
			continue
		}
		h := l.clean()[c.index]
		words := number(c.heard.Rate.WordsPerMinute) / number(h.Rate.WordsPerMinute)
		heard := syllableRate(c.heard) / syllableRate(h)
		script.ours = append(script.ours, ratioOf(c, want, words, c.heard.Rate.Source+" after "+h.Rate.Source))
		acoustic.ours = append(acoustic.ours, ratioOf(c, want, heard, ""))
		if before != nil {
			// Over the whole file: Praat's counts come without a span.
			theirs := c.theirs / number(c.heard.DurationS) / (before[c.index] / number(h.DurationS))
			acoustic.peer = append(acoustic.peer, ratioOf(c, want, theirs, ""))
		}
	}
	return []row{script, acoustic}
}

// tempoFactor is by how much faster the copies with an altered tempo are.
var tempoFactor = map[string]float64{"fast135": 1.35, "slow075": 0.75}

// syllableRate is syllables heard per second of speech span.
func syllableRate(h heard) float64 {
	return number(h.Rate.AcousticSyllables) / number(h.Speech.SpanS)
}

func ratioOf(c altered, want, got float64, from string) outcome {
	o := outcome{clip: c.Name + " " + c.how, held: c.held, truth: want, got: got, groups: []string{c.how}}
	o.cost = badness(math.Abs(got/want - 1))
	o.detail = strings.TrimSpace(fmt.Sprintf("x%.3f, true x%.3f %s", got, want, from))
	return o
}
