package rehearsal

import (
	"testing"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/script"
)

var targets = feedback.TargetsFor(script.Opener)

// voice is a level with somebody speaking.
func voice(rms float64) analysis.Level {
	return analysis.Level{RMSDBFS: rms, PeakDBFS: rms + 12, Speaking: true}
}

const step = 0.1 // seconds between two levels

// follow gives the cues a level every step for so many seconds and returns when
// each cue began.
func follow(c *Cues, seconds float64, level func(at float64) analysis.Level) (began []float64, shown []Cue) {
	last := NoCue
	for n := 1; float64(n)*step <= seconds; n++ {
		at := float64(n) * step
		cue := c.Level(at, step, level(at), false)
		if cue != last && cue != NoCue {
			began, shown = append(began, at), append(shown, cue)
		}
		last = cue
	}
	return began, shown
}

func TestAtMostOneCueInFiveSeconds(t *testing.T) {
	c := NewCues(targets, false)
	began, shown := follow(&c, 31, func(float64) analysis.Level { return voice(-45) })
	if len(began) < 5 {
		t.Fatalf("only %d cues for a voice that stays too quiet", len(began))
	}
	for i := 1; i < len(began); i++ {
		if gap := began[i] - began[i-1]; gap < cueGapS-1e-9 {
			t.Errorf("%q comes %.1f s after %q", shown[i], gap, shown[i-1])
		}
	}
}

func TestCueStandsForAMoment(t *testing.T) {
	c := NewCues(targets, false)
	shown := 0.0
	for n := 1; n <= 50; n++ {
		level := analysis.Level{RMSDBFS: -70}
		if n == 1 {
			level.Clipped = true
		}
		if c.Level(float64(n)*step, step, level, false) == TooHot {
			shown += step
		}
	}
	if shown < cueShownS-2*step || shown > cueShownS+2*step {
		t.Errorf("it stands %.1f s, want %g", shown, cueShownS)
	}
}

func TestSpeakUpIsAboutTheVoiceNotThePauses(t *testing.T) {
	for _, tt := range []struct {
		name  string
		level func(at float64) analysis.Level
		want  bool
	}{
		{"quiet voice", func(float64) analysis.Level { return voice(-42) }, true},
		{"right voice", func(float64) analysis.Level { return voice(-26) }, false},
		{"quiet room, nobody speaks", func(float64) analysis.Level { return analysis.Level{RMSDBFS: -70} }, false},
		{"right voice with long pauses", func(at float64) analysis.Level {
			if int(at)%3 > 0 {
				return analysis.Level{RMSDBFS: -70}
			}
			return voice(-26)
		}, false},
		{"a voice that fades", func(at float64) analysis.Level { return voice(-24 - 3*at) }, true},
	} {
		c := NewCues(targets, false)
		_, shown := follow(&c, 10, tt.level)
		if got := len(shown) > 0 && shown[0] == SpeakUp; got != tt.want {
			t.Errorf("%s: %q", tt.name, shown)
		}
	}
}

// measures are those of a take with so many syllables heard, over a noise.
func measures(syllables, snr float64, kind string) analysis.Measures {
	var m analysis.Measures
	m.Rate.AcousticSyllables = analysis.Measured(syllables)
	m.Noise = analysis.Noise{SNRDB: analysis.Measured(snr), Confidence: analysis.ConfidenceGood, Kind: kind}
	return m
}

func TestSlowDownIsAboutTheLastSeconds(t *testing.T) {
	for _, tt := range []struct {
		name string
		rate float64 // syllables a second
		snr  float64
		want bool
	}{
		{"steady", 4, 40, false},
		{"rushed", 5.8, 40, true},
		{"rushed as far as noise lets one tell", 5.8, 12, false},
	} {
		c := NewCues(targets, false)
		var got bool
		for s := 1; s <= 8; s++ {
			c.Measures(float64(s), measures(tt.rate*float64(s), tt.snr, analysis.NoiseQuiet))
			got = got || c.Level(float64(s), 1, voice(-26), false) == SlowDown
		}
		if got != tt.want {
			t.Errorf("%s: slow down is %v", tt.name, got)
		}
	}
}

func TestTooNoisyTakesTwoMeasures(t *testing.T) {
	for _, tt := range []struct {
		kind string
		snr  float64
		want bool
	}{
		{analysis.NoiseSteady, 12, true},
		{analysis.NoiseSteady, 17, false},
		{analysis.NoiseBabble, 17, true},
	} {
		c := NewCues(targets, false)
		c.Measures(5, measures(10, tt.snr, tt.kind))
		if cue := c.Level(5, step, voice(-26), false); cue != NoCue {
			t.Errorf("%s at %g dB: %q after a single measure", tt.kind, tt.snr, cue)
		}
		c.Measures(6, measures(12, tt.snr, tt.kind))
		if got := c.Level(6, step, voice(-26), false) == TooNoisy; got != tt.want {
			t.Errorf("%s at %g dB: too noisy is %v", tt.kind, tt.snr, got)
		}
	}
}

func TestNoSoundComesFirst(t *testing.T) {
	c := NewCues(targets, false)
	if cue := c.Level(2, step, analysis.Level{RMSDBFS: -120, Clipped: true}, true); cue != NoSound {
		t.Errorf("%q", cue)
	}
}

func TestCuesSwitchedOff(t *testing.T) {
	c := NewCues(targets, true)
	if _, shown := follow(&c, 20, func(float64) analysis.Level { return voice(-45) }); len(shown) > 0 {
		t.Errorf("%q", shown)
	}
	c.Off = false
	if _, shown := follow(&c, 20, func(float64) analysis.Level { return voice(-45) }); len(shown) == 0 {
		t.Error("none after they were switched on again")
	}
}

func TestMeterRisesAtOnceAndFallsSlowly(t *testing.T) {
	m := NewMeter(targets.VoiceDBFS)
	if m.State() != Silent {
		t.Errorf("at first %v", m.State())
	}
	m.Add(voice(-24), step)
	if m.State() != Right || m.HeldDBFS != -24 {
		t.Errorf("a right voice is %v at %g", m.State(), m.HeldDBFS)
	}
	m.Add(analysis.Level{RMSDBFS: -90}, 0.2)
	if m.HeldDBFS != -27 || m.State() != Right {
		t.Errorf("0.2 s later it is %v at %g", m.State(), m.HeldDBFS)
	}
	m.Add(analysis.Level{RMSDBFS: -90}, 60)
	if m.HeldDBFS != MeterFloorDBFS || m.State() != Silent {
		t.Errorf("a minute later it is %v at %g", m.State(), m.HeldDBFS)
	}
	for _, tt := range []struct {
		level analysis.Level
		want  Loudness
	}{{voice(-33), TooQuiet}, {voice(-50), TooQuiet}, {voice(-20), Right}, {analysis.Level{RMSDBFS: -20}, Silent}, {voice(-8), TooLoud}, {analysis.Level{RMSDBFS: -20, Clipped: true}, Clipping}} {
		m := NewMeter(targets.VoiceDBFS)
		for range 20 {
			m.Add(tt.level, step)
		}
		if m.State() != tt.want {
			t.Errorf("%g dBFS is %v, want %v", tt.level.RMSDBFS, m.State(), tt.want)
		}
	}
}

func TestMeterKeepsItsVerdictInAPause(t *testing.T) {
	m := NewMeter(targets.VoiceDBFS)
	m.Add(voice(-24), step)
	for at := 0.0; at < 0.9; at += step {
		m.Add(analysis.Level{RMSDBFS: -70}, step)
		if m.State() != Right {
			t.Fatalf("%.2f s into a pause the voice is %v", at, m.State())
		}
	}
}

func TestClock(t *testing.T) {
	opener, free := targets.LengthS, feedback.TargetsFor(script.Free).LengthS
	for _, tt := range []struct {
		name    string
		clock   Clock
		seconds float64
		want    feedback.State
	}{
		{"short of it", NewClock(opener, 12), 3, feedback.Pass},
		{"inside", NewClock(opener, 12), 20, feedback.Pass},
		{"over", NewClock(opener, 12), 20.1, feedback.Warn},
		{"far over", NewClock(opener, 12), 27.1, feedback.Fail},
		{"a script without a length to keep", NewClock(free, 40), 46, feedback.Pass},
		{"over its own time", NewClock(free, 40), 46.1, feedback.Warn},
		{"far over its own time", NewClock(free, 40), 54.1, feedback.Fail},
		{"free speech", NewClock(free, 0), 3600, feedback.Pass},
	} {
		if got := tt.clock.State(tt.seconds); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	if NewClock(free, 0).Timed() || !NewClock(free, 40).Timed() || !NewClock(opener, 0).Timed() {
		t.Error("it is timed where it should not be, or the other way round")
	}
}
