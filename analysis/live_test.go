package analysis

import (
	"math"
	"testing"

	"rehearse/audio"
)

// levels writes x in chunks of 50 ms and returns the live picture after each.
func levels(rate audio.SampleRate, x []float32) []Level {
	a := New(rate)
	var out []Level
	chunk := int(rate) / 20
	for i := 0; i+chunk <= len(x); i += chunk {
		a.Write(x[i : i+chunk])
		out = append(out, a.Level())
	}
	return out
}

// liveDelayS is how late the live picture may be: it holds a voice for 100 ms,
// waits for 40 ms of voicing and looks 35 ms ahead; and the chunk.
const liveDelayS = 0.25

func TestLiveSeesAVoiceComeAndGo(t *testing.T) {
	for _, rate := range []audio.SampleRate{16000, 44100} {
		x := white(rate, 8, -65, 1)
		voices := []Interval{{1, 3}, {4.5, 6}}
		for _, v := range voices {
			say(x, rate, burst{v.StartS, v.EndS, 140, 110, -22})
		}
		for i, l := range levels(rate, x) {
			t0 := float64(i+1) / 20
			spoken, unsure := false, false
			for _, v := range voices {
				spoken = spoken || v.StartS < t0 && t0 <= v.EndS
				unsure = unsure || v.StartS < t0 && t0 < v.StartS+liveDelayS || v.EndS < t0 && t0 < v.EndS+liveDelayS
			}
			if !unsure && l.Speaking != spoken {
				t.Errorf("%s: at %.2f s speaking is %v", rateName(rate), t0, l.Speaking)
			}
		}
	}
}

// The automatic stop waits for so much silence after speech.
func TestSilenceIsCountedFromTheLastVoice(t *testing.T) {
	x := white(16000, 6, -65, 1)
	say(x, 16000, burst{1, 3, 140, 110, -22})
	for i, l := range levels(16000, x) {
		t0 := float64(i+1) / 20
		want := t0
		if t0 > 1 {
			want = max(0, t0-3)
		}
		if t0 > 1 && t0 < 1+liveDelayS {
			continue
		}
		if math.Abs(l.SilentS-want) > liveDelayS {
			t.Errorf("at %.2f s there was silence for %.2f s, want %.2f", t0, l.SilentS, want)
		}
	}
}

func TestSilenceWithoutAVoiceCountsFromTheStart(t *testing.T) {
	for name, x := range map[string][]float32{
		"noise":           white(16000, 5, -40, 3),
		"digital silence": silence(16000, 5),
		"a distant voice": func() []float32 {
			x := white(16000, 5, -90, 3)
			say(x, 16000, phrase(1, 9, -75)...) // nobody at this microphone
			return x
		}(),
	} {
		for i, l := range levels(16000, x) {
			t0 := float64(i+1) / 20
			// 35 ms are looked ahead.
			if l.Speaking || math.Abs(l.SilentS-t0) > 0.05 {
				t.Errorf("%s: at %.2f s: %+v", name, t0, l)
				break
			}
		}
	}
}

func TestLiveIsNotFooledByClicks(t *testing.T) {
	x := white(16000, 6, -65, 1)
	for at := 8000; at < len(x)-200; at += 7000 {
		copy(x[at:], white(16000, 0.005, -12, uint64(at)))
	}
	for i, l := range levels(16000, x) {
		if l.Speaking {
			t.Fatalf("at %.2f s a click is a voice", float64(i+1)/20)
		}
	}
}

func TestMeterWarnsOfClippingForASecond(t *testing.T) {
	const rate = 16000
	x := white(rate, 3, -60, 1)
	for i := rate; i < rate+6; i++ {
		x[i] = 1
	}
	for i, l := range levels(rate, x) {
		t0 := float64(i+1) / 20
		if want := t0 > 1 && t0 <= 2; l.Clipped != want {
			t.Errorf("at %.2f s clipped is %v, the clip was at 1 s", t0, l.Clipped)
		}
	}
}
