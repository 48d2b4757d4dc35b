package analysis

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// overNoise is a voice of steady phrases over white noise, with the level of
// the noise set so that both stand snrDB apart in the telephone band: the
// harmonics of the voice inside it, against its share of the noise's 8 kHz.
func overNoise(snrDB float64) (x []float32, noiseRMSDB float64) {
	const f0, voiceDB = 115.0, -22.0
	phone := harmonicPower(f0, 300, 3400) / harmonicPower(f0, 0, voiceEndHz)
	noiseRMSDB = voiceDB + 10*math.Log10(phone) - snrDB - 10*math.Log10(3100.0/8000)
	x = white(16000, 11, noiseRMSDB, 6)
	for i := range 4 {
		at := 0.5 + 2.6*float64(i)
		say(x, 16000, burst{at, at + 2, f0 * 1.05, f0 * 0.95, voiceDB})
	}
	return x, noiseRMSDB
}

// 1.5 dB: a fifth of the bands between verdicts. At 5 dB edges of speech are
// lost in the noise, at 30 dB ramps leak into the pauses.
func TestSNRIsWhatWasMixed(t *testing.T) {
	for _, want := range []float64{5, 10, 20, 30, 40} {
		t.Run(fmt.Sprint(want, " dB"), func(t *testing.T) {
			x, noise := overNoise(want)
			n := measure(16000, x).Noise
			if got, ok := n.SNRDB.Get(); !ok || math.Abs(got-want) > 1.5 {
				t.Errorf("SNR %.2f dB", got)
			}
			// All bands from 75 to 7600 Hz hold 94 % of white noise, -0.3 dB.
			if got := n.FloorDBFS.Or(0); math.Abs(got-(noise-0.3)) > 0.5 {
				t.Errorf("floor %.2f dBFS, want %.2f", got, noise-0.3)
			}
			if n.Confidence != ConfidenceGood {
				t.Errorf("confidence %q with two seconds of pauses", n.Confidence)
			}
		})
	}
}

// Pauses of digital zeros tell that the noise was cut out, not that the room
// is quiet.
func TestGatedPausesAreNotJudged(t *testing.T) {
	x := silence(16000, 8)
	for i := range 3 {
		say(x, 16000, phrase(0.5+2.4*float64(i), 8, -20)...)
	}
	m := measure(16000, x)
	if m.Noise.FloorDBFS.OK() || m.Noise.SNRDB.OK() || m.Noise.Confidence != ConfidenceLow {
		t.Errorf("digital silence was judged: %+v", m.Noise)
	}
	if !noteAbout(m, "digital silence") {
		t.Errorf("no note about digital silence: %q", m.Notes)
	}
	if m.Pauses.Count != 2 || !m.Speech.StartS.OK() {
		t.Errorf("%d pauses, speech from %v; the gate must not hide them", m.Pauses.Count, m.Speech.StartS)
	}
}

func noteAbout(m Measures, words string) bool {
	for _, n := range m.Notes {
		if strings.Contains(n, words) {
			return true
		}
	}
	return false
}

func TestTooLittleSilenceIsLowConfidence(t *testing.T) {
	const rate = 16000
	for _, c := range []struct {
		name string
		gapS float64
		// With a pause the noise itself is heard; without, only what is
		// left between the sounds, the decays of the voice included.
		within float64
	}{
		{"a gap of 0.27 s", 0.27, 1.5},
		{"no gap at all", 0.06, 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := white(rate, 2*phraseS(12)+c.gapS, -60, 1)
			say(x, rate, phrase(0, 12, -20)...)
			say(x, rate, phrase(phraseS(12)+c.gapS, 12, -20)...)
			m := measure(rate, x)
			if m.Noise.Confidence != ConfidenceLow || len(m.Notes) == 0 {
				t.Errorf("confidence %q, notes %q", m.Noise.Confidence, m.Notes)
			}
			if got, ok := m.Noise.FloorDBFS.Get(); !ok || math.Abs(got+60) > c.within {
				t.Errorf("floor %.1f dBFS, measured: %v, want -60", got, ok)
			}
			if !m.Noise.SNRDB.OK() {
				t.Error("no SNR")
			}
		})
	}
}

// The loudest breath in a pause is not the room.
func TestBreathsDoNotRaiseTheFloor(t *testing.T) {
	x, phrases := reading(16000, 9, -20, -60, 1, 1, 1)
	want := measure(16000, x).Noise.FloorDBFS.Or(0)
	for i, p := range phrases[:3] {
		at := int((p.EndS + 0.4) * 16000)
		breath := white(16000, 0.25, -42, uint64(30+i))
		copy(x[at:], sum(breath, x[at:at+len(breath)]))
	}
	if got := measure(16000, x).Noise.FloorDBFS.Or(0); math.Abs(got-want) > 1.5 {
		t.Errorf("floor %.2f dBFS, without the breaths %.2f", got, want)
	}
}

// A frame's level in the room check is that of the room.
func TestRoomLevel(t *testing.T) {
	for _, want := range []float64{-30, -50, -70} {
		a := New(16000)
		a.Write(white(16000, 3, want, 2))
		if got := a.Room().FloorDBFS.Or(0); math.Abs(got-(want-0.3)) > 0.5 {
			t.Errorf("a room of %v dBFS reads %.2f", want, got)
		}
	}
}

// In a room check the voice of someone else is background.
func TestRoomTakesEverythingAsBackground(t *testing.T) {
	x, _ := reading(16000, 9, -40, -70, 0.4, 0.4)
	a := New(16000)
	a.Write(x)
	if got := a.Room().FloorDBFS.Or(-120); got < -50 {
		t.Errorf("a room with a voice of -40 dBFS reads %.2f", got)
	}
}
