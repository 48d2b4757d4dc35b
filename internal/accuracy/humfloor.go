package main

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/dsp/fourier"
	"gonum.org/v1/gonum/dsp/window"
)

// withoutHum is the voice at mixRate freed of any hum of its own: 2 Hz to
// either side of every line of both combs are taken out of all of it.
func (v *voice) withoutHum() []float32 {
	n := 1
	for n < len(v.narrow) {
		n *= 2
	}
	fft := fourier.NewFFT(n)
	seq := make([]float64, n)
	for i, s := range v.narrow {
		seq[i] = float64(s)
	}
	coeff := fft.Coefficients(nil, seq)
	for _, hz := range []int{50, 60} {
		for line := hz; line <= humLines*hz; line += hz {
			first := int(math.Ceil((float64(line) - notchHz) * float64(n) / float64(mixRate)))
			last := int((float64(line) + notchHz) * float64(n) / float64(mixRate))
			clear(coeff[first : last+1])
		}
	}
	fft.Sequence(seq, coeff)
	out := make([]float32, len(v.narrow))
	for i := range out {
		out[i] = float32(seq[i] / float64(n))
	}
	return out
}

const notchHz = 2

// floorAt is the floor of the silences of x, a voice without hum of its own,
// around each line of a hum: the power of a bin of a spectrum with 1 s Hann
// windows, in which a sine stands with its full power. ok is false where
// there is too little silence to tell, or none that is sound at all.
func (v *voice) floorAt(x []float32, hz int) (floor [humLines]float64, ok bool) {
	const (
		size = int(mixRate) / 4 // 4 Hz bins
		step = size / 2         //
		bin  = float64(mixRate) / float64(size)
		none = 1e-11 // of full scale: below, software has silenced the room
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
	for _, g := range v.Silences(float64(len(x)) / float64(mixRate)) {
		end := sample(g.EndS, len(x))
		for at := sample(g.StartS, len(x)); at+size <= end; at += step {
			for i := range seq {
				seq[i] = float64(x[at+i]) * win[i]
			}
			fft.Coefficients(coeff, seq)
			for k := range floor {
				line := float64((k + 1) * hz)
				first, last := int(math.Ceil((line-humAroundHz)/bin)), int((line+humAroundHz)/bin)
				sum := 0.0
				for b := first; b <= last; b++ {
					sum += real(coeff[b])*real(coeff[b]) + imag(coeff[b])*imag(coeff[b])
				}
				// Density per Hz, one-sided, made up for the notch. A 1 s Hann
				// window gathers the noise of 1.5 Hz in a bin.
				floor[k] += 1.5 * 2 * sum / float64(last-first+1) / (gain * float64(mixRate)) * humAroundHz / (humAroundHz - notchHz)
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

// Own hum is looked for in the silences between words alone: each of them of
// at least ownHumPieceS gives a spectrum, and those of a voice, or of all of
// a speaker where one voice has too little silence, are added up. A line of
// one of the first three harmonics that stands ownHumDB over its
// neighbourhood there is well over 10 dB over it at 1 Hz resolution.
const (
	ownHumPieceS  = 0.3
	ownHumEnoughS = 0.6
	ownHumDB      = 8
	ownHumTopHz   = 205
)

// mayHum reports whether a recording may contain mains hum as it is. Where
// there is too little silence to tell it may.
func (l *lab) mayHum(v *voice) bool {
	if known, ok := l.hums[v]; ok {
		return known
	}
	spectrum, seconds := v.silenceSpectrum()
	if seconds < ownHumEnoughS {
		for _, other := range l.aligned() {
			if other != v && other.Speaker == v.Speaker {
				more, s := other.silenceSpectrum()
				for i := range spectrum {
					spectrum[i] += more[i]
				}
				seconds += s
			}
		}
	}
	l.hums[v] = seconds < ownHumEnoughS || hasLines(spectrum)
	return l.hums[v]
}

// silenceSpectrum is the power of a voice's silences at each whole Hz, and
// how long those are.
func (v *voice) silenceSpectrum() (spectrum [ownHumTopHz]float64, seconds float64) {
	if !v.Aligned() {
		return spectrum, 0
	}
	for _, g := range v.Silences(float64(len(v.narrow)) / float64(mixRate)) {
		if g.Length() < ownHumPieceS {
			continue
		}
		x := v.narrow[sample(g.StartS, len(v.narrow)):sample(g.EndS, len(v.narrow))]
		win := window.NewValues(window.Hann, len(x))
		for hz := range spectrum {
			turn := 2 * math.Pi * float64(hz) / float64(mixRate)
			var re, im float64
			for i, s := range x {
				a := float64(s) * win[i]
				re += a * math.Cos(turn*float64(i))
				im += a * math.Sin(turn*float64(i))
			}
			spectrum[hz] += re*re + im*im
		}
		seconds += g.Length()
	}
	return spectrum, seconds
}

// hasLines reports whether a spectrum has a line at a low multiple of 50 or
// 60 Hz.
func hasLines(spectrum [ownHumTopHz]float64) bool {
	for _, hz := range []int{50, 60} {
		for line := hz; line <= 3*hz; line += hz {
			var around []float64
			for d := 8; d <= 20; d++ {
				around = append(around, spectrum[line-d], spectrum[line+d])
			}
			top := slices.Max(spectrum[line-1 : line+2])
			if 10*math.Log10(top/quantile(around, 0.5)) >= ownHumDB {
				return true
			}
		}
	}
	return false
}
