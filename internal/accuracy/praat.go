package main

import (
	"os"

	"rehearse/internal/recordings"
)

// track is Praat's pitch of one file: time and F0 of every frame, 0 where it
// hears no voice.
type track struct {
	timeS, hz []float64
}

// sounding are the stretches Praat hears sound in, for each file of a set.
// The files are only looked at the first time a set is asked for.
func (l *lab) sounding(set string, files []string) [][]recordings.Gap {
	if got, ok := l.grids[set]; ok || l.peers.praat == "" {
		return got
	}
	lines, err := l.peers.runPraat("silences", files)
	must(err)
	out := make([][]recordings.Gap, len(files))
	for i, file := range lines {
		for _, n := range file {
			out[i] = append(out[i], recordings.Gap{StartS: n[0], EndS: n[1]})
		}
	}
	l.grids[set] = out
	return out
}

// praatNuclei is the number of syllable nuclei Praat finds in each file.
func (l *lab) praatNuclei(set string, files []string) []float64 {
	if got, ok := l.nuclei[set]; ok || l.peers.praat == "" {
		return got
	}
	lines, err := l.peers.runPraat("nuclei", files)
	must(err)
	out := make([]float64, len(files))
	for i, file := range lines {
		out[i] = file[0][0]
	}
	l.nuclei[set] = out
	return out
}

// praatPitch is Praat's two-pass track of each file.
func (l *lab) praatPitch(set string, files []string) []track {
	if got, ok := l.tracks[set]; ok || l.peers.praat == "" {
		return got
	}
	lines, err := l.peers.runPraat("pitch", files)
	must(err)
	out := make([]track, len(files))
	for i, file := range lines {
		for _, n := range file {
			out[i].timeS = append(out[i].timeS, n[0])
			out[i].hz = append(out[i].hz, n[1])
		}
	}
	l.tracks[set] = out
	return out
}

// storedFiles are the voices' own files.
func (l *lab) storedFiles() []string {
	out := make([]string, len(l.voices))
	for i, v := range l.voices {
		out[i] = v.Path
	}
	return out
}

// mixtureFiles writes the sound of mixtures for Praat.
func (l *lab) mixtureFiles(of []mixture) []string {
	if l.peers.praat == "" || len(of) == 0 {
		return nil
	}
	out := make([]string, len(of))
	must(each(len(of), func(i int) (err error) {
		m := of[i]
		out[i], err = l.peers.write(m.Name, m.mix(l.noise(m.noise)), mixRate)
		return err
	}))
	return out
}

func remove(files []string) {
	for _, f := range files {
		must(os.Remove(f))
	}
}

// pausesIn are the gaps of at least 250 ms between stretches of sound.
func pausesIn(sounding []recordings.Gap) []recordings.Gap {
	var out []recordings.Gap
	for i := 1; i < len(sounding); i++ {
		g := recordings.Gap{StartS: sounding[i-1].EndS, EndS: sounding[i].StartS}
		if g.Length() >= 0.25-1e-9 {
			out = append(out, g)
		}
	}
	return out
}

// pauseRatio is the time of pauses over the span from first to last sound.
func pauseRatio(sounding []recordings.Gap) float64 {
	if len(sounding) == 0 {
		return missing
	}
	total := 0.0
	for _, g := range pausesIn(sounding) {
		total += g.Length()
	}
	return total / (sounding[len(sounding)-1].EndS - sounding[0].StartS)
}
