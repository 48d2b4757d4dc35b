package analysis

import (
	"math"
	"testing"
)

func bandsOf(x []float32) (out [numBands]float64) {
	frames := framesIn(x)
	for _, f := range frames {
		for b, p := range f.band {
			out[b] += float64(p) / float64(len(frames))
		}
	}
	return out
}

// A sine in the middle of a band is that band's power, whole: Parseval holds.
func TestSineHasItsPowerInItsBand(t *testing.T) {
	for b := range numBands {
		low, high := bandEdgeHz[b], bandEdgeHz[b+1]
		if high-low < 4*binHz {
			continue // a Hann main lobe is four bins wide
		}
		bands := bandsOf(sine(16000, 1, (low+high)/2, 0.5))
		want := 0.125
		// 2 %, 0.1 dB: what of the main lobe lies past the edge of the narrowest
		// such band.
		if math.Abs(bands[b]-want) > 0.02*want {
			t.Errorf("%.0f Hz: band %d holds %.4f, want %.4f", (low+high)/2, b, bands[b], want)
		}
		for other, p := range bands {
			if (other < b-1 || other > b+1) && p > 1e-4*want {
				t.Errorf("%.0f Hz: band %d holds %.1f dB of it", (low+high)/2, other, 10*math.Log10(p/want))
			}
		}
	}
}

func TestSineAtAnyFrequencyHasItsPowerInAllBands(t *testing.T) {
	for hz := 200.0; hz <= 7000; hz *= 1.13 {
		total := 0.0
		for _, p := range bandsOf(sine(16000, 0.5, hz, 0.5)) {
			total += p
		}
		if got := 10 * math.Log10(total/0.125); math.Abs(got) > 0.05 {
			t.Errorf("%.0f Hz: the bands add up to %.2f dB of its power", hz, got)
		}
	}
}

// White noise has in each band its share of the bandwidth. Some thousand
// independent values average out to within 5 %. The lowest band is left out: it
// leans on the bins about 0 Hz, which the offset blocker empties.
func TestWhiteNoiseFillsBandsByTheirWidth(t *testing.T) {
	bands := bandsOf(white(16000, 20, -20, 3))
	for b, p := range bands {
		if b == 0 {
			continue
		}
		bins := math.Round(bandEdgeHz[b+1]/binHz) - math.Round(bandEdgeHz[b]/binHz)
		want := 0.01 * bins * binHz / 8000
		if math.Abs(p-want) > 0.05*want {
			t.Errorf("band %d holds %.3g, want %.3g", b, p, want)
		}
	}
}

func TestTelephoneBandHasItsEdges(t *testing.T) {
	if low, high := bandEdgeHz[bandVoiceLow], bandEdgeHz[bandPhoneEnd]; low != 300 || high != 3400 {
		t.Errorf("the telephone band runs from %v to %v Hz", low, high)
	}
	if bandEdgeHz[bandSpeechEnd] != 4000 || bandEdgeHz[bandHissStart] != 2000 {
		t.Error("the speech band or the hiss band has moved")
	}
}

// Every hop of a take has its frame, none is made up.
func TestOneFramePerWholeHop(t *testing.T) {
	for _, c := range []struct{ samples, frames int }{
		{0, 0}, {479, 0}, {480, 3}, {481, 3}, {639, 3}, {640, 4}, {16000, 100}, {16159, 100},
	} {
		if got := len(framesIn(make([]float32, c.samples))); got != c.frames {
			t.Errorf("%d samples give %d frames, want %d", c.samples, got, c.frames)
		}
	}
}

// A steady tone must be as strong in the first and last frames as elsewhere:
// the take is continued by its mirror image and not by silence.
func TestEndsOfTheTakeAreNotFaded(t *testing.T) {
	frames := framesIn(sine(16000, 0.5, 1000, 0.5))
	for i, f := range frames {
		if got := powerDB(f.wide()); math.Abs(got+9.03) > 0.5 {
			t.Errorf("frame %d of %d stands at %.2f dBFS, want -9.03", i, len(frames), got)
		}
	}
}

// What a frame tells is centred on its own hop.
func TestFrameIsCentredOnItsHop(t *testing.T) {
	x := silence(16000, 1)
	const hop = 40
	copy(x[hop*hopLen:], sine(16000, hopS, 2000, 0.5))
	frames := framesIn(x)
	loudest := 0
	for i := range frames {
		if frames[i].wide() > frames[loudest].wide() {
			loudest = i
		}
	}
	before, after := frames[hop-1].wide(), frames[hop+1].wide()
	if loudest != hop || math.Abs(10*math.Log10(before/after)) > 1 {
		t.Errorf("a tone in hop %d is loudest in frame %d; its neighbours stand %.1f dB apart",
			hop, loudest, 10*math.Log10(before/after))
	}
}
