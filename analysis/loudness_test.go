package analysis

import (
	"math"
	"testing"

	"rehearse/audio"
)

// lufs is the gated loudness of x alone, whoever speaks or not.
func lufs(rate audio.SampleRate, x []float32) Value {
	k := newKWeighting(int(rate))
	k.write(x)
	return integratedLUFS(tenths(nil, k.power))
}

// The coefficients ITU-R BS.1770 prints for 48 kHz, annex 1, tables 1 and 2.
// Those designed here agree to the last digits printed.
func TestKWeightingAt48kHzIsTheStandardsTable(t *testing.T) {
	k := newKWeighting(48000)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"shelf b0", k.shelf.b0, 1.53512485958697},
		{"shelf b1", k.shelf.b1, -2.69169618940638},
		{"shelf b2", k.shelf.b2, 1.19839281085285},
		{"shelf a1", k.shelf.a1, -1.69065929318241},
		{"shelf a2", k.shelf.a2, 0.73248077421585},
		{"pass b0", k.pass.b0, 1},
		{"pass b1", k.pass.b1, -2},
		{"pass b2", k.pass.b2, 1},
		{"pass a1", k.pass.a1, -1.99004745483398},
		{"pass a2", k.pass.a2, 0.99007225036621},
	} {
		if math.Abs(c.got-c.want) > 1e-12 {
			t.Errorf("%s = %.14f, the standard has %.14f", c.name, c.got, c.want)
		}
	}
}

// At other rates the response has to be that at 48 kHz wherever a voice is
// loud. 0.1 dB is the tolerance of a loudness meter in EBU Tech 3341; towards
// the Nyquist frequency the bilinear transform bends the shelf.
func TestKWeightingHasTheSameResponseAtAllRates(t *testing.T) {
	response := func(rate, hz float64) float64 {
		k := newKWeighting(int(rate))
		return gainDB(rate, hz, k.shelf.step) + gainDB(rate, hz, k.pass.step)
	}
	for _, hz := range []float64{60, 120, 250, 500, 997, 1500} {
		want := response(48000, hz)
		for _, rate := range []float64{16000, 22050, 32000, 44100, 96000} {
			if got := response(rate, hz); math.Abs(got-want) > 0.1 {
				t.Errorf("%v Hz at %v Hz: %.3f dB, at 48 kHz %.3f dB", hz, rate, got, want)
			}
		}
	}
}

// BS.1770-4: a sine of 0 dBFS at 997 Hz on one channel reads -3.01 LKFS.
// EBU Tech 3341 tests with 1 kHz and lets a meter be off by 0.1 LU.
func TestSineReadsItsLoudnessAtEveryRate(t *testing.T) {
	for _, rate := range []audio.SampleRate{8000, 16000, 44100, 48000, 96000} {
		for _, c := range []struct{ hz, peakDB, want float64 }{
			{997, 0, -3.01},
			{1000, -20, -23.01},
			{1000, -30, -33.01},
			{1000, -60, -63.01},
		} {
			x := sine(rate, 5, c.hz, dbfs(c.peakDB))
			if got := lufs(rate, x).Or(0); math.Abs(got-c.want) > 0.1 {
				t.Errorf("%s: %v Hz at %v dBFS peak reads %.3f LUFS, want %.2f", rateName(rate), c.hz, c.peakDB, got, c.want)
			}
		}
	}
}

// Tech 3341, cases 3 to 5 in one channel: what lies under the relative gate
// does not count, the rest is a mean of power.
func TestLoudnessGates(t *testing.T) {
	const rate = 16000
	part := func(seconds, level float64) []float32 { return sine(rate, seconds, 1000, dbfs(level+3.01)) }
	for _, c := range []struct {
		name string
		x    []float32
		want float64
	}{
		{"silence about a tone", joined(silence(rate, 10), part(20, -23), silence(rate, 30)), -23},
		{"case 3: 13 LU softer parts", joined(part(10, -36), part(60, -23), part(10, -36)), -23},
		{"case 4: parts under both gates", joined(part(10, -72), part(10, -36), part(60, -23), part(10, -36), part(10, -72)), -23},
		{"case 5: all parts count", joined(part(20, -26), part(20.1, -20), part(20, -26)), -23},
	} {
		if got := lufs(rate, c.x).Or(0); math.Abs(got-c.want) > 0.1 {
			t.Errorf("%s: %.3f LUFS, want %.1f", c.name, got, c.want)
		}
	}
}

func TestLoudnessOfNothingIsMissing(t *testing.T) {
	for _, c := range []struct {
		name string
		x    []float32
	}{
		{"no samples", nil},
		{"less than a block", sine(48000, 0.39, 1000, 0.5)},
		{"digital silence", silence(48000, 3)},
		{"under the absolute gate", sine(48000, 3, 1000, dbfs(-70))},
	} {
		if v, ok := lufs(48000, c.x).Get(); ok {
			t.Errorf("%s reads %.2f LUFS", c.name, v)
		}
	}
}

// The loudness of a take comes from the same meter at the take's own rate.
func TestTakeReportsItsGatedLoudness(t *testing.T) {
	for _, rate := range []audio.SampleRate{16000, 44100, 48000} {
		x, _ := reading(rate, 9, -20, -75, 0.5, 0.5)
		want := lufs(rate, x).Or(0)
		// A take is made of whole frames, so that a last tenth may be missing.
		if got := measure(rate, x).Loudness.IntegratedLUFS.Or(0); math.Abs(got-want) > 0.1 {
			t.Errorf("%s: the take reads %.2f LUFS, the meter %.2f", rateName(rate), got, want)
		}
	}
}
