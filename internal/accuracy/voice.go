package main

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"

	"rehearse/audio"
	"rehearse/internal/recordings"
	"rehearse/script"
)

// mixRate is the rate at which noise is mixed into voices: that of the
// recordings of noise.
const mixRate audio.SampleRate = 16000

// voice is a reading in memory, ready to be measured and mixed.
type voice struct {
	recordings.Reading
	held   bool           // of a speaker kept out of development
	script *script.Script // what was read; nil when that is not known
	rate   audio.SampleRate
	x      []float32 // as stored

	narrow []float32 // at mixRate
	band   []float64 // narrow in the telephone band
	speech float64   // power of the words in that band, without own noise
	own    float64   // power of the voice's own noise in that band
}

// heldOut says whether a speaker is only looked at to report: two thirds of
// all are. Nothing but the name decides.
func heldOut(speaker string) bool {
	h := fnv.New32a()
	h.Write([]byte(speaker))
	return h.Sum32()%3 != 0
}

func loadVoice(r recordings.Reading) (*voice, error) {
	x, rate, err := recordings.Read(r.Path)
	if err != nil {
		return nil, err
	}
	v := &voice{Reading: r, held: heldOut(r.Speaker), rate: rate, x: x}
	if r.Transcript != "" {
		v.script = script.Parse(r.Transcript)
	}
	v.narrow = recordings.At(x, rate, mixRate)
	v.band = recordings.PhoneBand(v.narrow, int(mixRate))
	if r.Aligned() {
		v.own = r.OwnNoise(v.band, int(mixRate))
		v.speech = max(r.WordPower(v.band, int(mixRate))-v.own, 0)
	}
	return v, nil
}

// corpus is what there is to measure with.
type corpus struct {
	dir    string
	human  bool
	voices []*voice
	noises []*recordings.Noise // recorded ones, and white
}

// loadCorpus reads the recordings folder, or the project's own small takes
// where human is false.
func loadCorpus(dir string, human bool) (*corpus, error) {
	c := &corpus{dir: dir, human: human}
	load := recordings.Load
	if !human {
		load = recordings.LoadTakes
	}
	readings, err := load(dir)
	if err != nil {
		return nil, err
	}
	c.voices = make([]*voice, len(readings))
	if err := each(len(readings), func(i int) (err error) {
		c.voices[i], err = loadVoice(readings[i])
		return err
	}); err != nil {
		return nil, err
	}
	return c, c.loadNoises()
}

// findRecordings is the recordings folder, REHEARSE_DATA or ../shared/data
// beside the repository, else the folder of takes made by a synthesizer.
func findRecordings() (dir string, human bool, err error) {
	const manifest = "manifest.csv"
	if dir := os.Getenv("REHEARSE_DATA"); dir != "" {
		_, err := os.Stat(filepath.Join(dir, manifest))
		return dir, true, err
	}
	dir = filepath.Join(repository(), "..", "shared", "data")
	if _, err := os.Stat(filepath.Join(dir, manifest)); err == nil {
		return dir, true, nil
	}
	return filepath.Join(repository(), "testdata", "takes"), false, nil
}

// repository is the folder above that holds go.mod.
func repository() string {
	dir, err := os.Getwd()
	if err != nil {
		return "."
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if filepath.Dir(dir) == dir {
			return "."
		}
		dir = filepath.Dir(dir)
	}
}

func (c *corpus) loadNoises() error {
	const whiteS = 60
	white := recordings.White(whiteS*int(mixRate), 1)
	c.noises = []*recordings.Noise{recordings.NewNoise("white", white, int(mixRate))}
	if !c.human {
		return nil
	}
	files, err := filepath.Glob(filepath.Join(c.dir, "noise", "*.wav"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s: no recordings of noise", filepath.Join(c.dir, "noise"))
	}
	for _, file := range files {
		x, rate, err := recordings.Read(file)
		if err != nil {
			return err
		}
		name := filepath.Base(file)
		c.noises = append(c.noises, recordings.NewNoise(name[:len(name)-len(".wav")], recordings.At(x, rate, mixRate), int(mixRate)))
	}
	return nil
}

func (c *corpus) noise(name string) *recordings.Noise {
	for _, z := range c.noises {
		if z.Name == name {
			return z
		}
	}
	return nil
}

// aligned are the voices with known words and times.
func (c *corpus) aligned() []*voice {
	var out []*voice
	for _, v := range c.voices {
		if v.Aligned() {
			out = append(out, v)
		}
	}
	return out
}
