package feedback

import (
	"strings"
	"testing"

	"rehearse/analysis"
	"rehearse/script"
)

// roomAt is what is measured in a room with a noise of that kind and level.
func roomAt(kind string, floorDBFS float64) analysis.Measures {
	return analysis.Measures{
		DurationS: analysis.Measured(3),
		Noise: analysis.Noise{
			FloorDBFS: analysis.Measured(floorDBFS), Kind: kind, Confidence: analysis.ConfidenceGood,
		},
	}
}

func TestJudgeRoom(t *testing.T) {
	spoken := roomAt(analysis.NoiseQuiet, -60)
	spoken.Speech.PhonationS = analysis.Measured(1.2)
	clipped := roomAt(analysis.NoiseQuiet, -60)
	clipped.Clipping = analysis.Clipping{Samples: 1000, Ratio: 0.007}
	for _, tt := range []struct {
		name    string
		m       analysis.Measures
		dead    bool
		overall State
		next    string // part of it
	}{
		{"a quiet room", roomAt(analysis.NoiseQuiet, -60), false, Pass, "Nothing to change"},
		{"a fan 20 dB below a usual voice", roomAt(analysis.NoiseSteady, -46), false, Pass, "Nothing"},
		{"a fan 18 dB below", roomAt(analysis.NoiseSteady, -44), false, Warn, "fan"},
		{"a fan 14 dB below", roomAt(analysis.NoiseSteady, -40), false, Fail, "fan"},
		{"voices have to be 5 dB further down", roomAt(analysis.NoiseBabble, -44), false, Fail, "nobody else is talking"},
		{"hum 24 dB below", roomAt(analysis.NoiseHum, -50), false, Warn, "charger"},
		{"someone spoke", spoken, false, Unknown, "Say nothing"},
		{"the input is overloaded", clipped, false, Fail, "input level"},
		{"the microphone is dead", analysis.Measures{}, true, Fail, "Switch the microphone on"},
		{"the noise could not be measured", analysis.Measures{DurationS: analysis.Measured(0.2)}, false, Unknown, "Measure again"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := JudgeRoom(tt.m, tt.dead, TargetsFor(script.Free))
			if r.Overall != tt.overall || !strings.Contains(r.Next, tt.next) {
				t.Errorf("%s, %q; want %s, ...%s...", r.Overall, r.Next, tt.overall, tt.next)
			}
			if len(r.Verdicts) != 3 || r.Heard == "" {
				t.Errorf("%d verdicts, heard %q", len(r.Verdicts), r.Heard)
			}
		})
	}
}

func TestRoomDoesNotDescribeWhatItCouldNotHear(t *testing.T) {
	m := roomAt(analysis.NoiseQuiet, -60)
	m.Speech.PhonationS = analysis.Measured(1.2)
	if r := JudgeRoom(m, false, TargetsFor(script.Free)); !strings.HasPrefix(r.Heard, "somebody speaking") {
		t.Errorf("heard %q", r.Heard)
	}
}

func TestRoomSaysHowFarAVoiceWouldStandAboveIt(t *testing.T) {
	r := JudgeRoom(roomAt(analysis.NoiseSteady, -61), false, TargetsFor(script.Free))
	if over, ok := r.VoiceOverDB.Get(); !ok || over != 35 {
		t.Errorf("voice over noise %v, want 35 dB", over)
	}
}
