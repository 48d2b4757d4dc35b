package main

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/dsp/fourier"
	"gonum.org/v1/gonum/dsp/window"
)

// Hum is laid under each voice as a mains frequency and its harmonics, every
// line humOverFloorDB over the local floor: the level of the line in a
// spectrum of 1 Hz resolution over the median of its neighbourhood of 10 Hz to
// either side, in the voice's own silences.
const (
	humOverFloorDB = 10
	humLines       = 6
	humAroundHz    = 10
)

// hum: mains hum under speech, and none where there is none.
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
		hz    int
		floor [humLines]float64
	}
	var trials []trial
	for _, v := range l.aligned() {
		for _, hz := range []int{50, 60} {
			if floor, ok := v.floorAt(hz); ok {
				trials = append(trials, trial{v, hz, floor})
			}
		}
	}
	said := make([]*int, len(trials))
	must(each(len(trials), func(i int) error {
		t := trials[i]
		said[i] = hear(withHum(t.v.narrow, t.hz, t.floor), mixRate, t.v.script, false).Noise.HumHz
		return nil
	}))
	for i, t := range trials {
		o := outcome{clip: fmt.Sprintf("%s + %d Hz", t.v.Name, t.hz), held: t.v.held, real: 1, groups: []string{fmt.Sprint(t.hz, " Hz"), lengthGroup(t.v)}}
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

// falseHum: hum heard in voices, alone and with a noise that has none.
func falseHum(l *lab) row {
	r := row{
		measure: "hum heard where there is none",
		target:  "≤ 1 %",
		figures: []figure{atMost("%.1f %%", 1)},
		score:   share,
	}
	add := func(v *voice, name, group string, h heard) {
		o := outcome{clip: name, held: v.held, real: 1, groups: []string{group}}
		detail := "none"
		if h.Noise.HumHz != nil {
			detail = fmt.Sprintf("%d Hz heard", *h.Noise.HumHz)
		}
		o = o.judged(h.Noise.HumHz != nil, detail)
		o.cost = float64(o.hits)
		r.ours = append(r.ours, o)
	}
	for i, h := range l.clean() {
		add(l.voices[i], l.voices[i].Name, "voice alone", h)
	}
	for _, z := range l.noises {
		if z.Name == "machine_hum" {
			continue // has tonal lines of its own
		}
		for _, db := range []float64{10, 20} {
			for _, m := range l.mixtures(z.Name, db) {
				add(m.voice, fmt.Sprintf("%s + %s at %.0f dB", m.Name, z.Name, db), z.Name, m.heard)
			}
		}
	}
	return r
}

// floorAt is the floor of a voice's silences around each line of a hum: the
// median power of a 1 Hz bin. ok is false where there is too little silence
// to tell, or none that is sound at all.
func (v *voice) floorAt(hz int) (floor [humLines]float64, ok bool) {
	const (
		size = int(mixRate) / 4 // 4 Hz bins
		step = size / 2         //
		bin  = float64(mixRate) / float64(size)
		none = 1e-14 // power of a 1 Hz bin; that of rounding to 16 bits is 1e-14
	)
	fft := fourier.NewFFT(size)
	win := window.NewValues(window.Hann, size)
	gain := 0.0
	for _, w := range win {
		gain += w * w
	}
	seq := make([]float64, size)
	coeff := make([]complex128, size/2+1)
	n := 0
	for _, g := range v.Silences(float64(len(v.narrow)) / float64(mixRate)) {
		end := sample(g.EndS, len(v.narrow))
		for at := sample(g.StartS, len(v.narrow)); at+size <= end; at += step {
			for i := range seq {
				seq[i] = float64(v.narrow[at+i]) * win[i]
			}
			fft.Coefficients(coeff, seq)
			for k := range floor {
				line := float64((k + 1) * hz)
				first, last := int(math.Ceil((line-humAroundHz)/bin)), int((line+humAroundHz)/bin)
				sum := 0.0
				for b := first; b <= last; b++ {
					sum += real(coeff[b])*real(coeff[b]) + imag(coeff[b])*imag(coeff[b])
				}
				// Density per Hz, one-sided; the median of the power of a bin
				// of noise is ln 2 of its mean.
				floor[k] += math.Ln2 * 2 * sum / float64(last-first+1) / (gain * float64(mixRate))
			}
			n++
		}
	}
	for k := range floor {
		floor[k] /= float64(n)
		if n < 2 || !(floor[k] > none) {
			return floor, false
		}
	}
	return floor, true
}

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
