package audio_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"rehearse/audio"
	"rehearse/audio/audiotest"
)

func phoned(t *testing.T, rate audio.SampleRate, samples []float32) []float32 {
	return readAll(t, audio.PhoneLine(audiotest.Slice(rate, samples)))
}

func TestPhoneLineBand(t *testing.T) {
	for _, tc := range []struct{ hz, atLeast, atMost float64 }{ // dB
		{60, -400, -50},
		{150, -400, -22},
		{300, -3.5, -2.5},
		{500, -0.5, 0.2},
		{1000, -0.2, 0.2},
		{2000, -0.2, 0.2},
		{3000, -1, 0.2},
		{3400, -3.5, -2.5},
		{3800, -400, -30},
		{4500, -400, -60},
		{7000, -400, -60},
	} {
		for _, rate := range []audio.SampleRate{16000, 44100, 48000} {
			in := sine(int(rate), rate, tc.hz, 0.5, 0)
			gain := rmsDB(inner(phoned(t, rate, in))) - rmsDB(in)
			if gain < tc.atLeast || gain > tc.atMost {
				t.Errorf("%.0f Hz at %d Hz: %+.2f dB, want %v to %v", tc.hz, rate, gain, tc.atLeast, tc.atMost)
			}
		}
	}
}

// Mu-law keeps a signal-to-noise ratio of about 38 dB over its whole range of
// levels, which is what it was made for (ITU-T G.711 with the mask of G.712:
// at least 33 dB from 0 to -30 dBm0).
func TestPhoneLineNoiseFollowsTheVoice(t *testing.T) {
	for _, amplitude := range []float64{0.9, 0.3, 0.1, 0.03} {
		out := inner(phoned(t, 8000, sine(16000, 8000, 1020, amplitude, 0)))
		snr := rmsDB(out) - rmsDB(withoutTone(out, 8000, 1020))
		if snr < 33 || snr > 45 {
			t.Errorf("amplitude %v: signal to noise is %.1f dB", amplitude, snr)
		}
	}
}

func TestPhoneLineCarriesOnlyMuLawSamples(t *testing.T) {
	var codes []float32
	for c := range 256 {
		codes = append(codes, float32(audio.DecodeMuLaw(byte(c)))/32768)
	}
	for i, x := range phoned(t, 48000, sine(48000, 48000, 700, 1.2, 0)) {
		if !slices.Contains(codes, x) {
			t.Fatalf("sample %d, %v, is no mu-law sample", i, x)
		}
	}
}

func TestPhoneLineKeepsTheContract(t *testing.T) {
	for _, rate := range []audio.SampleRate{8000, 44100} {
		in := sine(20000, rate, 700, 0.5, 0)
		want := phoned(t, rate, in)
		if n := int(math.Ceil(20000 * 8000 / float64(rate))); len(want) != n {
			t.Errorf("%d Hz: %d samples, want %d", rate, len(want), n)
		}
		audiotest.CheckSource(t, func() audio.Source {
			return audio.PhoneLine(audiotest.Short(rate, in, 333))
		}, want)
		unplugged := errors.New("unplugged")
		audiotest.CheckFailing(t, func() audio.Source {
			return audio.PhoneLine(audiotest.Failing(rate, in, unplugged))
		}, want, unplugged)
	}
}
