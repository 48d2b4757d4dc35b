package rehearsal

import (
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rehearse/analysis"
	"rehearse/audio"
	"rehearse/feedback"
	"rehearse/internal/recordings"
	"rehearse/script"
)

// rehearsed is what a listener and the cues made of a reading.
type rehearsed struct {
	ended float64 // when the take was over, in seconds; 0 when it never was
	voice time.Duration
	cues  []Cue
}

// rehearse hears samples as if they were spoken now.
func rehearse(text *script.Script, rate audio.SampleRate, samples []float32) rehearsed {
	var r rehearsed
	listener := NewListener(text)
	cues := NewCues(feedback.TargetsFor(script.Opener), false)
	a := analysis.New(rate)
	var now, measured time.Duration
	heard := 0
	for x := range slices.Chunk(samples, int(rate.Samples(50*time.Millisecond))) {
		a.Write(x)
		heard += len(x)
		before := now
		now = rate.Duration(int64(heard))
		over := listener.Hear(a, now)
		_, m, at := listener.Heard()
		if at > measured {
			measured = at
			cues.Measures(at.Seconds(), m)
		}
		cue := cues.Level(now.Seconds(), (now - before).Seconds(), a.Level(), false)
		if cue != NoCue && (len(r.cues) == 0 || r.cues[len(r.cues)-1] != cue) {
			r.cues = append(r.cues, cue)
		}
		if over {
			r.ended = now.Seconds()
			break
		}
	}
	r.voice, _, _ = listener.Heard()
	return r
}

// rehearseTake hears a shipped take and the room after it.
func rehearseTake(t *testing.T, name string) rehearsed {
	t.Helper()
	base := filepath.Join("../testdata/takes", name)
	text, err := script.Load(base + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	samples, rate, err := recordings.Read(base + ".wav")
	if err != nil {
		t.Fatal(err)
	}
	room := samples[:rate.Samples(800*time.Millisecond)] // before the first word
	for range 10 {
		samples = append(samples, room...)
	}
	return rehearse(text, rate, samples)
}

// TestTakesEndByThemselves: soon after the last word, and in no pause before.
func TestTakesEndByThemselves(t *testing.T) {
	// Where the last words were said, by the takes' truth.csv, and the longest
	// a reader should have to wait after them.
	for name, want := range map[string]struct{ spoken, patience float64 }{
		"good":   {19.752, 2},
		"flat":   {19.544, 2},
		"rushed": {17.606, 4.5}, // hardly a pause to tell the place by
		"noisy":  {26.786, 4.5},
	} {
		r := rehearseTake(t, name)
		if r.ended < want.spoken+1.2 || r.ended > want.spoken+want.patience {
			t.Errorf("%s ends at %.2f s, the last word at %.2f", name, r.ended, want.spoken)
		}
	}
}

func TestCuesFitTheTake(t *testing.T) {
	for name, want := range map[string][]Cue{
		"good":   nil,
		"flat":   nil,
		"rushed": {SlowDown},
		"noisy":  {TooNoisy},
	} {
		if r := rehearseTake(t, name); !slices.Equal(r.cues, want) {
			t.Errorf("%s: cues %q, want %q", name, r.cues, want)
		}
	}
}

func TestVoiceIsHeardWhenItBegins(t *testing.T) {
	const first = 0.9 // by truth.csv
	if at := rehearseTake(t, "good").voice.Seconds(); at < first || at > first+0.2 {
		t.Errorf("the voice begins at %.2f s, is heard at %.2f", first, at)
	}
}

// TestRecordingsEndAfterTheLastWord: human readings, told apart from the
// pauses in them by their text.
func TestRecordingsEndAfterTheLastWord(t *testing.T) {
	dir := os.Getenv("REHEARSE_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	}
	readings, err := recordings.Load(dir)
	if err != nil {
		t.Skip("needs the recordings folder, REHEARSE_DATA or ../shared/data")
	}
	random := rand.New(rand.NewPCG(1, 2))
	var waits []float64
	for _, r := range readings {
		// Calls have up to a hundred words.
		if !r.Aligned() || r.Faulty || r.Words < 7 || r.Words > 100 || r.DurationS < 2.5 {
			continue
		}
		samples, rate, err := recordings.Read(r.Path)
		if err != nil {
			t.Fatal(err)
		}
		// The room goes on as loud as it was.
		a := analysis.New(rate)
		a.Write(samples)
		floor := math.Sqrt(3 * math.Pow(10, a.Measures().Noise.FloorDBFS.Or(-70)/10))
		for range rate.Samples(10 * time.Second) {
			samples = append(samples, float32(floor*(2*random.Float64()-1)))
		}
		got := rehearse(script.Parse(r.Transcript), rate, samples)
		if got.ended < r.EndS {
			t.Errorf("%s ends at %.1f s, its last word at %.1f (0: it never ends)", r.Name, got.ended, r.EndS)
		}
		waits = append(waits, got.ended-r.EndS)
	}
	slices.Sort(waits)
	if half, most := waits[len(waits)/2], waits[len(waits)*9/10]; half > 1.8 || most > 3 {
		t.Errorf("readers wait %.1f s in the median and %.1f s at the 90th percentile", half, most)
	}
}
