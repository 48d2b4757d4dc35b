package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"

	"rehearse/internal/recordings"
)

// lab holds the corpus and what was measured of it, each thing once.
type lab struct {
	*corpus
	peers  *peers
	heard  []heard // of corpus.voices as stored; nil until asked for
	mixed  map[string][]mixture
	tracks map[string][]track
	grids  map[string][][]recordings.Gap
	nuclei map[string][]float64
	copies []altered
	hums   map[*voice]bool
}

func newLab(c *corpus, p *peers) *lab {
	return &lab{
		corpus: c, peers: p,
		mixed:  map[string][]mixture{},
		tracks: map[string][]track{},
		grids:  map[string][][]recordings.Gap{},
		nuclei: map[string][]float64{},
		hums:   map[*voice]bool{},
	}
}

// clean is what the program hears in each voice as stored, in the order of
// voices.
func (l *lab) clean() []heard {
	if l.heard == nil {
		l.heard = make([]heard, len(l.voices))
		must(each(len(l.voices), func(i int) error {
			v := l.voices[i]
			l.heard[i] = hear(v.x, v.rate, v.script, true)
			return nil
		}))
	}
	return l.heard
}

// mixture is a voice with noise at a known ratio, and what was heard in it.
type mixture struct {
	*voice
	index int // in voices
	noise string
	mixDB float64 // words over added noise
	heard heard

	truthDB    float64 // words over all noise, the voice's own included
	p95p10DB   float64 // the textbook estimate, from the same samples
	noiseStart int
}

// mixtures are all aligned voices with one noise, mixDB below the words.
func (l *lab) mixtures(noise string, mixDB float64) []mixture {
	key := fmt.Sprint(noise, " ", mixDB)
	if m, ok := l.mixed[key]; ok {
		return m
	}
	var out []mixture
	for i, v := range l.voices {
		if v.Aligned() {
			out = append(out, mixture{voice: v, index: i, noise: noise, mixDB: mixDB})
		}
	}
	z := l.noise(noise)
	contour := mixDB == pitchNoiseDB && slices.Contains(roomNoises, noise)
	must(each(len(out), func(i int) error {
		m := &out[i]
		x := m.mix(z)
		m.heard = hear(x, mixRate, m.script, contour)
		return nil
	}))
	l.mixed[key] = out
	return out
}

// mix makes the sound of the mixture. The noise starts anywhere, the same
// place every time; the whole is turned down where it would clip.
func (m *mixture) mix(z *recordings.Noise) []float32 {
	h := fnv.New32a()
	h.Write([]byte(m.Name + z.Name))
	m.noiseStart = int(h.Sum32() % uint32(z.Len()))
	power := z.Power(m.noiseStart, len(m.narrow))
	gain := recordings.GainFor(m.speech, power, m.mixDB)
	m.truthDB = 10 * math.Log10(m.speech/(gain*gain*power+m.own))
	m.p95p10DB = m.p95p10(z, gain)
	x := z.Add(m.narrow, gain, m.noiseStart)
	const most = 0.99
	peak := float32(0)
	for _, s := range x {
		peak = max(peak, s, -s)
	}
	if peak > most {
		for i := range x {
			x[i] *= most / peak
		}
	}
	return x
}

// p95p10 is the difference of the 95 % and the 10 % quantile of the level of
// 20 ms frames in the telephone band.
func (m *mixture) p95p10(z *recordings.Noise, gain float64) float64 {
	const frame = int(mixRate) / 50
	var levels []float64
	for at := 0; at+frame <= len(m.band); at += frame {
		sum := 0.0
		for i := at; i < at+frame; i++ {
			s := m.band[i] + gain*z.Band(i, m.noiseStart)
			sum += s * s
		}
		levels = append(levels, 10*math.Log10(sum/float64(frame)+1e-12))
	}
	return quantile(levels, 0.95) - quantile(levels, 0.10)
}

// must stops the program where its own machinery breaks: a file that was
// there a moment ago, a peer that does not run.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
