package analysis

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"rehearse/audio"
)

// checkNothingHeard asks of a take without a voice that no figure of a voice
// is made up and that a note says so.
func checkNothingHeard(t *testing.T, m Measures) {
	t.Helper()
	checkNothingMadeUp(t, m)
	if len(m.Notes) == 0 {
		t.Error("no note says that no voice was heard")
	}
}

func checkNothingMadeUp(t *testing.T, m Measures) {
	t.Helper()
	for name, v := range map[string]Value{
		"start": m.Speech.StartS, "end": m.Speech.EndS, "span": m.Speech.SpanS, "phonation": m.Speech.PhonationS,
		"syllables": m.Rate.Syllables, "acoustic syllables": m.Rate.AcousticSyllables,
		"syllable rate": m.Rate.SyllablesPerSecond, "articulation rate": m.Rate.ArticulationRate, "words per minute": m.Rate.WordsPerMinute,
		"pause ratio": m.Pauses.Ratio, "pause total": m.Pauses.TotalS, "mean pause": m.Pauses.MeanS, "longest pause": m.Pauses.LongestS,
		"active level": m.Loudness.ActiveDBFS, "level SD": m.Loudness.SDDB, "level range": m.Loudness.RangeDB, "trend": m.Loudness.TrendDBPer10S,
		"median F0": m.Pitch.MedianHz, "F0 SD": m.Pitch.SDST, "F0 range": m.Pitch.Range80ST, "PVQ": m.Pitch.PVQ,
		"SNR": m.Noise.SNRDB,
	} {
		if x, ok := v.Get(); ok {
			t.Errorf("%s is %v", name, x)
		}
	}
	if len(m.Speech.Segments) != 0 || len(m.Pauses.List) != 0 || m.Pauses.Count != 0 {
		t.Errorf("segments %v, pauses %v", m.Speech.Segments, m.Pauses.List)
	}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"NaN", "Inf", `"segments":null`, `"list":null`, `"notes":null`} {
		if strings.Contains(string(b), bad) {
			t.Errorf("the JSON holds %s: %s", bad, b)
		}
	}
}

func TestNoVoiceInNoise(t *testing.T) {
	for _, rmsDB := range []float64{-12, -30, -60, -85} {
		for seed := range uint64(3) {
			t.Run(fmt.Sprintf("white at %v dBFS, %d", rmsDB, seed), func(t *testing.T) {
				checkNothingHeard(t, measure(16000, white(16000, 8, rmsDB, seed)))
			})
		}
	}
	t.Run("pink", func(t *testing.T) { checkNothingHeard(t, measure(16000, pink(8, -40))) })
	t.Run("mains hum", func(t *testing.T) {
		checkNothingHeard(t, measure(16000, sum(comb(16000, 8, 50, 0.02, 8), white(16000, 8, -65, 2))))
	})
	t.Run("a tone that goes on", func(t *testing.T) {
		checkNothingHeard(t, measure(16000, sine(16000, 8, 300, 0.2)))
	})
	t.Run("clicks", func(t *testing.T) {
		x := white(16000, 8, -70, 2)
		for i := 3000; i < len(x)-200; i += 5000 {
			copy(x[i:], white(16000, 0.005, -12, uint64(i)))
		}
		checkNothingHeard(t, measure(16000, x))
	})
}

func TestNoVoiceInSilence(t *testing.T) {
	for _, rate := range []audio.SampleRate{8000, 16000, 44100, 48000} {
		m := measure(rate, silence(rate, 5))
		checkNothingHeard(t, m)
		if m.Noise.FloorDBFS.OK() {
			t.Errorf("%s: digital silence has a floor of %v dBFS", rateName(rate), m.Noise.FloorDBFS.Or(0))
		}
	}
}

// Takes too short for a frame, a spectrum, a window of any kind.
func TestTinyTakes(t *testing.T) {
	for _, rate := range []audio.SampleRate{8000, 16000, 44100, 48000, 192000} {
		hop := int(rate) / hopsPerS
		for _, n := range []int{0, 1, 2, hop, 3*hop - 1, 3 * hop, 10 * hop} {
			t.Run(fmt.Sprintf("%s, %d samples", rateName(rate), n), func(t *testing.T) {
				a := New(rate)
				a.Write(white(rate, 1, -40, 1)[:n])
				m := a.Measures()
				checkNothingMadeUp(t, m)
				if got, want := m.DurationS.Or(-1), float64(n)/float64(rate); math.Abs(got-want) > 1e-12 {
					t.Errorf("duration %v s, want %v", got, want)
				}
				a.Level()
				a.Room()
			})
		}
	}
}

func TestNoSamplesBehaveLikeAnEmptyTake(t *testing.T) {
	a := New(48000)
	a.Write(nil)
	a.Write([]float32{})
	sameMeasures(t, a.Measures(), New(48000).Measures(), "after empty writes")
}

// A voice must not be made of sound that stands no higher than the rest.
func TestVoiceDrownedInNoiseIsNotMadeUp(t *testing.T) {
	x := white(16000, 8, -20, 1)
	say(x, 16000, phrase(1, 8, -50)...)
	checkNothingHeard(t, measure(16000, x))
}
