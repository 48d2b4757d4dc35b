package main

import (
	"fmt"
	"math"
	"slices"

	"rehearse/analysis"
)

// Hum is laid under each voice as a mains frequency and its harmonics, every
// line humOverFloorDB over the local floor: the level of the line in a
// spectrum with 1 s Hann windows over the median of its neighbourhood of 10 Hz to
// either side, in the voice's own silences.
const (
	humOverFloorDB = 10
	humLines       = 6
	humAroundHz    = 10
)

// hum: mains hum under speech, and none where there is none. Many home
// recordings have a hum of their own: it is taken out before one is laid under
// them, and such voices tell nothing about false alarms.
func hum(l *lab) []row {
	found := row{
		measure: "hum of 50, 60 Hz at 10 dB over the local floor found",
		target:  "≥ 98 %",
		figures: []figure{atLeast("%.0f %%", 98)},
		score:   share,
	}
	right := row{
		measure: "and the right one of the two",
		target:  "always",
		figures: []figure{atLeast("%.0f %%", 100)},
		score:   share,
	}
	type trial struct {
		v     *voice
		x     []float32
		hz    int
		floor [humLines]float64
	}
	var trials []trial
	for _, v := range l.aligned() {
		x := v.withoutHum()
		for _, hz := range []int{50, 60} {
			if floor, ok := v.floorAt(x, hz); ok {
				trials = append(trials, trial{v, x, hz, floor})
			}
		}
	}
	said := make([]*int, len(trials))
	must(each(len(trials), func(i int) error {
		t := trials[i]
		said[i] = hear(withHum(t.x, t.hz, t.floor), mixRate, t.v.script, false).Noise.HumHz
		return nil
	}))
	for i, t := range trials {
		o := outcome{clip: fmt.Sprintf("%s + %d Hz", t.v.Name, t.hz), held: t.v.held, there: 1, groups: []string{fmt.Sprint(t.hz, " Hz"), lengthGroup(t.v)}}
		detail := "none heard"
		if said[i] != nil {
			detail = fmt.Sprintf("%d Hz heard", *said[i])
		}
		detail += fmt.Sprintf(", line at %.0f dBFS, take of %.1f s", 10*math.Log10(t.floor[0])+humOverFloorDB, float64(len(t.v.x))/float64(t.v.rate))
		found.ours = append(found.ours, o.judged(said[i] != nil, detail))
		if said[i] != nil {
			right.ours = append(right.ours, o.judged(*said[i] == t.hz, detail))
		}
	}
	return []row{found, right, falseHum(l)}
}

func lengthGroup(v *voice) string {
	if len(v.narrow) < 8*int(mixRate) {
		return "takes under 8 s"
	}
	return "takes of 8 s and more"
}

// falseHum: hum heard in voices without any, alone and with noise, and in
// rooms without any.
func falseHum(l *lab) row {
	r := row{
		measure: "hum heard where there is none",
		target:  "≤ 1 %",
		figures: []figure{atMost("%.1f %%", 1)},
		score:   share,
	}
	add := func(held bool, name, group string, said *int) {
		o := outcome{clip: name, held: held, there: 1, groups: []string{group}}
		detail := "none"
		if said != nil {
			detail = fmt.Sprintf("%d Hz heard", *said)
		}
		o = o.judged(said != nil, detail)
		o.cost = float64(o.hits)
		r.ours = append(r.ours, o)
	}
	for i, h := range l.clean() {
		if v := l.voices[i]; !l.mayHum(v) {
			add(v.held, v.Name, "voice alone", h.Noise.HumHz)
		}
	}
	for _, z := range l.noises {
		if z.Name == tonalNoise {
			continue
		}
		for _, db := range []float64{10, 20} {
			for _, m := range l.mixtures(z.Name, db) {
				if !l.mayHum(m.voice) {
					add(m.held, fmt.Sprintf("%s + %s at %.0f dB", m.Name, z.Name, db), "voice + "+z.Name, m.heard.Noise.HumHz)
				}
			}
		}
	}
	for _, room := range l.rooms() {
		if room.source != tonalNoise && !slices.Contains(room.kinds, analysis.NoiseHum) {
			a := analysis.New(mixRate)
			a.Write(room.x)
			add(room.held, room.name, "room", a.Room().HumHz)
		}
	}
	return r
}

// tonalNoise is the recording of a machine with low tones of its own.
const tonalNoise = "machine_hum"

// withHum is x with the lines of a hum over the given floor.
func withHum(x []float32, hz int, floor [humLines]float64) []float32 {
	out := append([]float32(nil), x...)
	for k, f := range floor {
		amplitude := math.Sqrt(2 * f * math.Pow(10, humOverFloorDB/10.0))
		turn := 2 * math.Pi * float64((k+1)*hz) / float64(mixRate)
		phase := float64(k * k) // so that the lines do not peak together
		for i := range out {
			out[i] += float32(amplitude * math.Sin(turn*float64(i)+phase))
		}
	}
	return out
}
