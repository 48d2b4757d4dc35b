package analysis

import (
	"math"
	"testing"

	"rehearse/audio"
)

func levelOf(rate audio.SampleRate, x []float32) Level {
	a := New(rate)
	a.Write(x)
	return a.Level()
}

func TestFullScaleSineReadsMinusThreeOnTheMeter(t *testing.T) {
	for _, rate := range []audio.SampleRate{8000, 16000, 44100, 48000, 96000} {
		l := levelOf(rate, sine(rate, 0.5, 1000, 1))
		// 0.01 dB: the crest falls between two samples of 44.1 kHz by up to
		// 0.07 rad, 0.02 dB; the RMS is over whole periods.
		if math.Abs(l.RMSDBFS+3.0103) > 0.001 || math.Abs(l.PeakDBFS) > 0.02 {
			t.Errorf("%s: %.4f dBFS RMS and %.4f peak, want -3.0103 and 0", rateName(rate), l.RMSDBFS, l.PeakDBFS)
		}
	}
}

func TestMeterShowsTheLastTenthOfASecond(t *testing.T) {
	const rate = 48000
	x := joined(sine(rate, 0.5, 1000, 1), sine(rate, 0.1, 1000, 0.01))
	if l := levelOf(rate, x); math.Abs(l.RMSDBFS+43.01) > 0.01 || math.Abs(l.PeakDBFS+40) > 0.02 {
		t.Errorf("a tenth after a drop to -40 dB: %.2f dBFS RMS, %.2f peak", l.RMSDBFS, l.PeakDBFS)
	}
}

func TestMeterSeesAPeakOfEitherSign(t *testing.T) {
	for _, s := range []float32{0.5, -0.5} {
		x := silence(16000, 0.1)
		x[800] = s
		if l := levelOf(16000, x); math.Abs(l.PeakDBFS+6.0206) > 0.001 {
			t.Errorf("a sample of %v peaks at %.3f dBFS", s, l.PeakDBFS)
		}
	}
}

func TestMeterAtSilenceAndBeforeTheFirstSample(t *testing.T) {
	for name, x := range map[string][]float32{"no samples": nil, "silence": silence(16000, 1)} {
		l := levelOf(16000, x)
		if l.RMSDBFS != silenceDBFS || l.PeakDBFS != silenceDBFS || l.Speaking || l.Clipped {
			t.Errorf("%s: %+v", name, l)
		}
	}
}

// A voice without gaps has the RMS it was made with. A fifth of a decibel is
// lost to the ramps, to edges that count as speech and to what the bands leave
// out below 75 Hz.
func TestActiveLevelIsTheRMSOfTheVoice(t *testing.T) {
	for _, rate := range []audio.SampleRate{16000, 48000} {
		for _, want := range []float64{-12, -20, -30, -45} {
			x := white(rate, 8, want-50, 1)
			say(x, rate, burst{1, 3.5, 130, 105, want}, burst{4.5, 7, 125, 100, want})
			if got := measure(rate, x).Loudness.ActiveDBFS.Or(0); math.Abs(got-want) > 0.2 {
				t.Errorf("%s: a voice of %v dBFS RMS reads %.2f", rateName(rate), want, got)
			}
		}
	}
}

// Turning the level down moves levels by just that and nothing else.
func TestGainMovesLevelsOnly(t *testing.T) {
	x, _ := reading(16000, 9, -16, -66, 0.5, 0.5, 0.5)
	full, down := measure(16000, x), measure(16000, scaled(x, dbfs(-10)))
	for _, c := range []struct {
		name       string
		full, down Value
		moved      float64
	}{
		{"integrated loudness", full.Loudness.IntegratedLUFS, down.Loudness.IntegratedLUFS, -10},
		{"active level", full.Loudness.ActiveDBFS, down.Loudness.ActiveDBFS, -10},
		{"floor", full.Noise.FloorDBFS, down.Noise.FloorDBFS, -10},
		{"SD of level", full.Loudness.SDDB, down.Loudness.SDDB, 0},
		{"SNR", full.Noise.SNRDB, down.Noise.SNRDB, 0},
		{"speech start", full.Speech.StartS, down.Speech.StartS, 0},
		{"speech end", full.Speech.EndS, down.Speech.EndS, 0},
		{"pause ratio", full.Pauses.Ratio, down.Pauses.Ratio, 0},
		{"syllables", full.Rate.Syllables, down.Rate.Syllables, 0},
		{"median F0", full.Pitch.MedianHz, down.Pitch.MedianHz, 0},
	} {
		// One step of the level histograms, 0.05 dB.
		if got := c.down.Or(0) - c.full.Or(0); !c.full.OK() || math.Abs(got-c.moved) > 0.051 {
			t.Errorf("%s moved by %.3f, want %v", c.name, got, c.moved)
		}
	}
}

// A sound card's constant offset is no sound: nothing in the result moves by
// more than rounding, whatever its sign.
func TestOffsetChangesNothing(t *testing.T) {
	for _, rate := range []audio.SampleRate{16000, 44100} {
		x, _ := reading(rate, 9, -20, -66, 0.5, 0.5)
		want := measure(rate, x)
		for _, offset := range []float32{0.01, -0.1, 0.3} {
			y := make([]float32, len(x))
			for i := range x {
				y[i] = x[i] + offset
			}
			got := measure(rate, y)
			for _, c := range []struct {
				name      string
				got, want Value
				within    float64
			}{
				{"speech start", got.Speech.StartS, want.Speech.StartS, 0},
				{"speech end", got.Speech.EndS, want.Speech.EndS, 0},
				{"pause ratio", got.Pauses.Ratio, want.Pauses.Ratio, 0},
				{"syllables", got.Rate.Syllables, want.Rate.Syllables, 0},
				{"integrated loudness", got.Loudness.IntegratedLUFS, want.Loudness.IntegratedLUFS, 0.02},
				{"active level", got.Loudness.ActiveDBFS, want.Loudness.ActiveDBFS, 0.02},
				{"SD of level", got.Loudness.SDDB, want.Loudness.SDDB, 0.02},
				{"floor", got.Noise.FloorDBFS, want.Noise.FloorDBFS, 0.1},
				{"SNR", got.Noise.SNRDB, want.Noise.SNRDB, 0.1},
				{"median F0", got.Pitch.MedianHz, want.Pitch.MedianHz, 0.1},
			} {
				if !c.got.OK() || math.Abs(c.got.Or(0)-c.want.Or(0)) > c.within {
					t.Errorf("%s: an offset of %v moves the %s from %.4f to %.4f", rateName(rate), offset, c.name, c.want.Or(0), c.got.Or(0))
				}
			}
			if got.Noise.Kind != want.Noise.Kind || got.Clipping.Samples != 0 {
				t.Errorf("%s: with an offset of %v the room is %q and %d samples are clipped", rateName(rate), offset, got.Noise.Kind, got.Clipping.Samples)
			}
		}
	}
}

// The same take at another rate is the same take.
func TestSampleRateDoesNotMoveTheFigures(t *testing.T) {
	base, _ := reading(16000, 9, -20, -66, 0.5, 0.5)
	want := measure(16000, base)
	for _, rate := range []audio.SampleRate{22050, 32000, 44100, 48000, 96000} {
		r := audio.NewResampler(16000, rate)
		got := measure(rate, r.Flush(r.Process(nil, base)))
		for _, c := range []struct {
			name      string
			got, want Value
			within    float64
		}{
			{"duration", got.DurationS, want.DurationS, 0.001},
			{"speech start", got.Speech.StartS, want.Speech.StartS, 0.011}, // a hop
			{"speech end", got.Speech.EndS, want.Speech.EndS, 0.011},
			{"pause ratio", got.Pauses.Ratio, want.Pauses.Ratio, 0.005},
			{"syllables", got.Rate.Syllables, want.Rate.Syllables, 0},
			{"integrated loudness", got.Loudness.IntegratedLUFS, want.Loudness.IntegratedLUFS, 0.2},
			{"active level", got.Loudness.ActiveDBFS, want.Loudness.ActiveDBFS, 0.05},
			{"floor", got.Noise.FloorDBFS, want.Noise.FloorDBFS, 0.3},
			{"SNR", got.Noise.SNRDB, want.Noise.SNRDB, 0.3},
			{"median F0", got.Pitch.MedianHz, want.Pitch.MedianHz, 0.2},
			{"SD of F0", got.Pitch.SDST, want.Pitch.SDST, 0.03},
		} {
			if !c.got.OK() || math.Abs(c.got.Or(0)-c.want.Or(0)) > c.within {
				t.Errorf("%s: %s is %.4f, at 16 kHz %.4f", rateName(rate), c.name, c.got.Or(0), c.want.Or(0))
			}
		}
	}
}
