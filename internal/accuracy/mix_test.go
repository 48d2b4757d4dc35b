package main

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/dsp/fourier"
	"gonum.org/v1/gonum/dsp/window"

	"rehearse/internal/recordings"
)

// talker is a voice made of a 1 kHz tone of power 0.02 in its two words, over
// noise of 1e-6 of its own in the telephone band.
func talker(t *testing.T) *voice {
	t.Helper()
	const seconds = 4
	v := &voice{rate: mixRate, Reading: recordings.Reading{
		Name: "talker", StartS: 1, EndS: 3, Gaps: []recordings.Gap{{StartS: 1.5, EndS: 2}},
	}}
	own := recordings.NewNoise("own", recordings.White(seconds*int(mixRate), 5), int(mixRate))
	gain := math.Sqrt(1e-6 / own.Power(0, own.Len()))
	v.x = own.Add(make([]float32, seconds*int(mixRate)), gain, 0)
	for i := range v.x {
		s := float64(i) / float64(mixRate)
		if s >= 1 && s < 1.5 || s >= 2 && s < 3 {
			v.x[i] += float32(0.2 * math.Sin(2*math.Pi*1000*s))
		}
	}
	v.narrow = v.x
	v.band = recordings.PhoneBand(v.x, int(mixRate))
	v.own = v.OwnNoise(v.band, int(mixRate))
	v.speech = v.WordPower(v.band, int(mixRate)) - v.own
	return v
}

func TestOwnNoiseAndSpeech(t *testing.T) {
	v := talker(t)
	near(t, "speech in dB", 10*math.Log10(v.speech), 10*math.Log10(0.02), 0.05)
	near(t, "own noise in dB", 10*math.Log10(v.own), -60, 0.5)
}

// The true ratio of a mixture is that of the tone's power to all noise power
// in the telephone band.
func TestMixIsAtItsRatio(t *testing.T) {
	v := talker(t)
	white := recordings.NewNoise("white", recordings.White(3*int(mixRate), 9), int(mixRate))
	for _, db := range []float64{0, 20, 40} {
		m := mixture{voice: v, mixDB: db}
		x := m.mix(white)
		if db > 0 { // at 0 dB the mix is turned down, as it would clip
			added := make([]float32, len(x))
			for i := range x {
				added[i] = x[i] - v.narrow[i]
			}
			power := 0.0
			for _, s := range recordings.PhoneBand(added, int(mixRate)) {
				power += s * s
			}
			power /= float64(len(added))
			near(t, "added noise", 10*math.Log10(0.02/power), db, 0.1)
		}
		noise := math.Pow(10, -db/10)*0.02 + v.own
		near(t, "true ratio", m.truthDB, 10*math.Log10(0.02/noise), 0.1)
		if peak(x) > 0.99+1e-6 {
			t.Errorf("%g dB: peak %g", db, peak(x))
		}
	}
}

func TestClippedShare(t *testing.T) {
	x := recordings.White(16000, 2)
	n := 0
	for _, v := range clipped(x, 0.02, 1) {
		if v >= 32767.0/32768 || v <= -1 {
			n++
		}
	}
	near(t, "share of samples at full scale", float64(n)/16000, 0.02, 0.001)
	near(t, "peak after -6 dB", float64(peak(clipped(x, 0.02, 0.5))), 0.5, 1e-4)
}

// A hum laid under white noise must stand as high as promised in a spectrum
// with 1 s Hann windows.
func TestHumStandsOverItsFloor(t *testing.T) {
	const seconds = 40
	x := recordings.White(seconds*int(mixRate), 3)
	v := &voice{narrow: x, Reading: recordings.Reading{StartS: seconds - 1, EndS: seconds - 0.5}}
	x = v.withoutHum()
	floor, ok := v.floorAt(x, 50)
	if !ok {
		t.Fatal("no floor")
	}
	level := spectrum(withHum(x, 50, floor))
	for _, line := range []int{50, 150, 300} {
		var around []float64
		for d := 3; d <= 10; d++ {
			around = append(around, level[line-d], level[line+d])
		}
		near(t, "line over floor", 10*math.Log10(level[line]/quantile(around, 0.5)), humOverFloorDB, 1.5)
	}
}

// spectrum is the power at each whole Hz, averaged over 1 s Hann windows.
func spectrum(x []float32) []float64 {
	fft := fourier.NewFFT(int(mixRate))
	win := window.NewValues(window.Hann, int(mixRate))
	out := make([]float64, mixRate/2+1)
	for at := 0; at+len(win) <= len(x); at += len(win) {
		seq := make([]float64, len(win))
		for i, w := range win {
			seq[i] = w * float64(x[at+i])
		}
		for hz, c := range fft.Coefficients(nil, seq) {
			out[hz] += real(c)*real(c) + imag(c)*imag(c)
		}
	}
	return out
}

func TestLevel(t *testing.T) {
	x := level(recordings.White(16000, 1), -30)
	sum := 0.0
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	near(t, "level", 10*math.Log10(sum/16000), -30, 0.01)
}

// The split must stay as it is, or figures of different days do not compare.
func TestSplitIsPinned(t *testing.T) {
	for speaker, held := range map[string]bool{"anna": true, "ben": true, "carla": false} {
		if heldOut(speaker) != held {
			t.Errorf("%s changed sides", speaker)
		}
	}
}
