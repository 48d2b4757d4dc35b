package analysis

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"rehearse/audio"
)

// sameMeasures fails when two results differ in anything: not a bit may
// depend on how the samples came.
func sameMeasures(t rapid.TB, got, want Measures, how string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s:\n got %+v\nwant %+v", how, got, want)
	}
}

// takesForChunks are short takes with a voice at rates with no, a plain and
// an awkward resampler before the analysis, each with its result in one piece.
func takesForChunks() map[audio.SampleRate]struct {
	x    []float32
	want Measures
} {
	out := map[audio.SampleRate]struct {
		x    []float32
		want Measures
	}{}
	for _, rate := range []audio.SampleRate{8000, 16000, 22050, 44100, 48000} {
		x := syntheticSpeech(rate, 1.8)
		x = x[:len(x)-37] // short of a hop, so that the tail is flushed too
		out[rate] = struct {
			x    []float32
			want Measures
		}{x, measure(rate, x)}
	}
	return out
}

func TestResultDoesNotDependOnChunks(t *testing.T) {
	takes := takesForChunks()
	rapid.Check(t, func(t *rapid.T) {
		rate := rapid.SampledFrom([]audio.SampleRate{8000, 16000, 22050, 44100, 48000}).Draw(t, "rate")
		take := takes[rate]
		// Chunks of one sample, of odd sizes about a hop, of a sound card's
		// buffer, of everything; empty ones between.
		sizes := rapid.SliceOfN(rapid.OneOf(
			rapid.IntRange(0, 3),
			rapid.IntRange(100, 700),
			rapid.IntRange(1, len(take.x)),
		), 1, 20).Draw(t, "sizes")
		a := New(rate)
		rest := take.x
		for i := 0; len(rest) > 0; i++ {
			n := min(sizes[i%len(sizes)], len(rest))
			if n == 0 && i%len(sizes) == len(sizes)-1 {
				n = 1 // sizes of nothing but zeros would never end
			}
			a.Write(rest[:n])
			rest = rest[n:]
		}
		sameMeasures(t, a.Measures(), take.want, "in chunks")
	})
}

func TestOneSampleAtATimeGivesTheSame(t *testing.T) {
	for rate, take := range takesForChunks() {
		t.Run(rateName(rate), func(t *testing.T) {
			a := New(rate)
			for i := range take.x {
				a.Write(take.x[i : i+1])
			}
			sameMeasures(t, a.Measures(), take.want, "sample by sample")
		})
	}
}

// Looking at the picture while recording must leave no trace in the result.
func TestLookingChangesNothing(t *testing.T) {
	takes := takesForChunks()
	rapid.Check(t, func(t *rapid.T) {
		rate := rapid.SampledFrom([]audio.SampleRate{16000, 44100}).Draw(t, "rate")
		take := takes[rate]
		looks := rapid.SliceOfN(rapid.IntRange(0, len(take.x)), 1, 3).Draw(t, "looks")
		a := New(rate)
		for from := 0; from < len(take.x); {
			to := len(take.x)
			for _, at := range looks {
				if at > from && at < to {
					to = at
				}
			}
			a.Write(take.x[from:to])
			from = to
			a.Level()
			a.Measures()
			a.Room()
		}
		sameMeasures(t, a.Measures(), take.want, "with looks between")
	})
}

// The picture half way is that of a take which ends there: what is shown
// while recording is what a stop would give.
func TestProvisionalPictureIsThatOfAShorterTake(t *testing.T) {
	x := syntheticSpeech(16000, 6)
	for _, n := range []int{1, 479, 480, 33333, 80000} {
		a := New(16000)
		a.Write(x[:n])
		half := a.Measures()
		sameMeasures(t, half, measure(16000, x[:n]), "half way")
		sameMeasures(t, a.Measures(), half, "looked at again")
		a.Write(x[n:])
		sameMeasures(t, a.Measures(), measure(16000, x), "at the end")
	}
}

// Write must not keep the caller's buffer: device code fills the same one
// again and again.
func TestCallersBufferMayBeReused(t *testing.T) {
	x := syntheticSpeech(48000, 2.6)
	a := New(48000)
	buf := make([]float32, 441)
	for rest := x; len(rest) > 0; {
		n := copy(buf, rest)
		a.Write(buf[:n])
		rest = rest[n:]
		for i := range buf {
			buf[i] = 1
		}
	}
	sameMeasures(t, a.Measures(), measure(48000, x), "from one buffer")
}
