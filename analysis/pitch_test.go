package analysis

import (
	"fmt"
	"math"
	"testing"
)

// voiced is two phrases of 2 s of a voice made by the given function of time
// and phase step, in a quiet room, with pauses about them.
func voiced(f0 func(t float64) float64, wave func(phase, hz float64) float64) []float32 {
	const rate = 16000
	x := white(rate, 6, -80, 1)
	phase := 0.0
	for i := range x {
		t := float64(i) / rate
		at := math.Mod(t, 3) - 0.5
		hz := f0(at)
		phase += hz / rate
		if at < 0 || at > 2 {
			continue
		}
		edge := min(at, 2-at, rampS) / rampS
		x[i] += float32(0.1 * edge * wave(2*math.Pi*phase, hz))
	}
	return x
}

// pulses is a train of pulses: all harmonics up to 4 kHz, equally strong.
func pulses(a, hz float64) float64 {
	v := 0.0
	n := int((voiceEndHz - 1) / hz)
	for _, s := range harmonics(a, n) {
		v += s
	}
	return v / math.Sqrt(float64(n)/2)
}

// sawtooth has harmonics falling by 6 dB an octave.
func sawtooth(a, hz float64) float64 {
	v := 0.0
	for h, s := range harmonics(a, int((voiceEndHz-1)/hz)) {
		v += s / float64(h)
	}
	return v
}

func semitones(hz, re float64) float64 { return 12 * math.Log2(hz/re) }

// A tenth of a semitone is the accuracy asked for, and a third of what
// listeners can tell. A steady voice has no melody but for the few frames at
// the ends of a phrase of which half lies in the pause.
func TestPitchOfSteadyVoices(t *testing.T) {
	for name, wave := range map[string]func(a, hz float64) float64{"pulses": pulses, "sawtooth": sawtooth} {
		for _, hz := range []float64{85, 100, 120, 147, 220, 310, 400} {
			t.Run(fmt.Sprintf("%s %v Hz", name, hz), func(t *testing.T) {
				p := measure(16000, voiced(func(float64) float64 { return hz }, wave)).Pitch
				if got := p.MedianHz.Or(1); math.Abs(semitones(got, hz)) > 0.1 {
					t.Errorf("median %.2f Hz, %+.2f semitones off", got, semitones(got, hz))
				}
				if sd, span := p.SDST.Or(99), p.Range80ST.Or(99); sd > 0.15 || span > 0.2 {
					t.Errorf("SD %.3f st and 80 %% range %.3f st of a steady tone", sd, span)
				}
				if v := p.VoicedS.Or(0); math.Abs(v-4) > 0.2 {
					t.Errorf("%.2f s voiced of 4 s", v)
				}
			})
		}
	}
}

// An even glide over L semitones is a uniform distribution: SD L/√12, P90-P10
// 0.8 L, and in Hz between a and b a mean of (b-a)/ln(b/a) and a mean square of
// (b²-a²)/(2 ln(b/a)). The first and last 30 ms of 2 s may miss, 3 % of L.
func TestMelodyOfAGlide(t *testing.T) {
	for _, c := range []struct{ lowHz, spanST float64 }{
		{80, 2}, {100, 6}, {90, 12}, {180, 4}, {180, 12},
	} {
		t.Run(fmt.Sprintf("%v Hz up %v st", c.lowHz, c.spanST), func(t *testing.T) {
			glide := func(at float64) float64 { return c.lowHz * math.Pow(2, c.spanST/12*max(0, min(at/2, 1))) }
			p := measure(16000, voiced(glide, sawtooth)).Pitch
			within := 0.03*c.spanST + 0.05
			if got, want := p.SDST.Or(0), c.spanST/math.Sqrt(12); math.Abs(got-want) > within {
				t.Errorf("SD %.3f st, want %.3f", got, want)
			}
			if got, want := p.Range80ST.Or(0), 0.8*c.spanST; math.Abs(got-want) > within {
				t.Errorf("80 %% range %.3f st, want %.3f", got, want)
			}
			middle := c.lowHz * math.Pow(2, c.spanST/24)
			if got := p.MedianHz.Or(1); math.Abs(semitones(got, middle)) > within {
				t.Errorf("median %.2f Hz, want %.2f", got, middle)
			}
			a, b := c.lowHz, c.lowHz*math.Pow(2, c.spanST/12)
			mean, square := (b-a)/math.Log(b/a), (b*b-a*a)/(2*math.Log(b/a))
			if got, want := p.PVQ.Or(0), math.Sqrt(square-mean*mean)/mean; math.Abs(got-want) > 0.04*want+0.003 {
				t.Errorf("PVQ %.4f, want %.4f", got, want)
			}
		})
	}
}

// A voice an octave up must not be heard as its own half or double, whatever
// harmonic is the loudest.
func TestPitchIsNotAnOctaveOff(t *testing.T) {
	for _, c := range []struct {
		name string
		gain func(h int) float64
	}{
		{"second harmonic 20 dB up", func(h int) float64 {
			if h == 2 {
				return 10
			}
			return 1 / float64(h)
		}},
		{"third harmonic 15 dB up", func(h int) float64 {
			if h == 3 {
				return 5.6
			}
			return 1 / float64(h)
		}},
		{"no fundamental", func(h int) float64 {
			if h == 1 {
				return 0
			}
			return 1 / float64(h)
		}},
		{"a telephone's band, from 300 Hz", func(h int) float64 {
			if h < 3 {
				return 0
			}
			return 1 / float64(h)
		}},
		{"odd harmonics only", func(h int) float64 { return float64(h%2) / float64(h) }},
		{"fundamental only", func(h int) float64 { return float64(1 / h) }},
	} {
		for _, hz := range []float64{95, 210} {
			t.Run(fmt.Sprintf("%s, %v Hz", c.name, hz), func(t *testing.T) {
				wave := func(a, hz float64) float64 {
					v := 0.0
					for h, s := range harmonics(a, int((voiceEndHz-1)/hz)) {
						v += s * c.gain(h)
					}
					return v / 5
				}
				// The voice moves by ±1 semitone, as voices do.
				f0 := func(at float64) float64 { return hz * math.Pow(2, math.Sin(2*math.Pi*at)/12) }
				p := measure(16000, voiced(f0, wave)).Pitch
				if got := p.MedianHz.Or(1); math.Abs(semitones(got, hz)) > 0.3 {
					t.Errorf("median %.1f Hz of a voice about %v Hz", got, hz)
				}
				// ±1 semitone of a sine: SD 0.71 st. A single jump of an octave in
				// a hundred hops would add 1.2 st.
				if sd := p.SDST.Or(99); math.Abs(sd-0.71) > 0.1 {
					t.Errorf("SD %.2f st, want 0.71", sd)
				}
			})
		}
	}
}

// Creak at the end of a phrase halves the pitch for a moment; the range of the
// rest must not stretch to it.
func TestShortCreakDoesNotStretchTheRange(t *testing.T) {
	f0 := func(at float64) float64 {
		if at > 1.9 {
			return 55
		}
		return 120
	}
	p := measure(16000, voiced(f0, sawtooth)).Pitch
	if got := p.Range80ST.Or(99); got > 0.5 {
		t.Errorf("80 %% range %.2f st of a steady voice that creaks for 5 %% of the time", got)
	}
}

func TestWhiteNoiseHasNoPitch(t *testing.T) {
	frames := framesIn(white(16000, 10, -30, 4))
	f0 := trackPitch(frames)
	if n := voicedHops(frames, f0); n > len(f0)/200 {
		t.Errorf("%d of %d hops of white noise are voiced", n, len(f0))
	}
}

func TestTooLittleVoiceHasNoMelody(t *testing.T) {
	x := white(16000, 3, -80, 1)
	say(x, 16000, burst{1, 1.35, 140, 120, -20})
	p := measure(16000, x).Pitch
	if p.SDST.OK() || p.Range80ST.OK() || p.MedianHz.OK() || p.PVQ.OK() {
		t.Errorf("a third of a second of voice has a melody: %+v", p)
	}
	if v, ok := p.VoicedS.Get(); !ok || math.Abs(v-0.35) > 0.05 {
		t.Errorf("%.2f s voiced, want 0.35", v)
	}
}

// PVQ is the mean over windows of ten seconds, so that slow drift from one to
// the next is no liveliness: two steady halves at different pitch give none.
func TestPVQIsWithinTenSeconds(t *testing.T) {
	p := newPitchTally()
	f0 := make([]float32, 2*pvqWindow)
	for i := range f0 {
		f0[i] = 100
		if i >= pvqWindow {
			f0[i] = 200
		}
	}
	p.add(f0[:700], 0)
	p.add(f0[700:], 700)
	if got := p.result().PVQ.Or(9); got > 1e-6 {
		t.Errorf("PVQ %v of two steady windows", got)
	}
}
