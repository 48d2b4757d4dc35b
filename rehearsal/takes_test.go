package rehearsal

import (
	"io"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rehearse/analysis"
	"rehearse/audio"
	"rehearse/feedback"
	"rehearse/script"
)

// rehearsed is what a listener and the cues made of a shipped take.
type rehearsed struct {
	length float64 // of the file, seconds
	ended  float64 // when the take was over; 0 when it never was
	voice  time.Duration
	cues   []Cue
	text   *script.Script
}

// rehearse reads a shipped take as if it were spoken now, with room for a
// silence after it.
func rehearse(t *testing.T, name string, silence time.Duration) rehearsed {
	t.Helper()
	base := filepath.Join("../testdata/takes", name)
	text, err := script.Load(base + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	wav, err := audio.OpenWAV(base + ".wav")
	if err != nil {
		t.Fatal(err)
	}
	defer wav.Close()
	r := rehearsed{text: text}
	listener := NewListener(text)
	cues := NewCues(feedback.TargetsFor(script.Opener), false)
	rate := wav.SampleRate()
	a := analysis.New(rate)
	chunk := make([]float32, rate.Samples(50*time.Millisecond))
	var samples int64
	var measured time.Duration
	hear := func(x []float32) {
		a.Write(x)
		before := rate.Duration(samples)
		samples += int64(len(x))
		now := rate.Duration(samples)
		if listener.Hear(a, now) && r.ended == 0 {
			r.ended = now.Seconds()
		}
		_, m, at := listener.Heard()
		if at > measured {
			measured = at
			cues.Measures(at.Seconds(), m)
		}
		cue := cues.Level(now.Seconds(), (now - before).Seconds(), a.Level(), false)
		if cue != NoCue && (len(r.cues) == 0 || r.cues[len(r.cues)-1] != cue) {
			r.cues = append(r.cues, cue)
		}
	}
	var whole []float32
	for {
		n, err := wav.Read(chunk)
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		whole = append(whole, chunk[:n]...)
		hear(chunk[:n])
	}
	r.length = rate.Duration(samples).Seconds()
	// The room goes on as it was before the first word.
	room := whole[:rate.Samples(800*time.Millisecond)]
	for rest := silence; rest > 0; rest -= 800 * time.Millisecond {
		for x := range slices.Chunk(room, len(chunk)) {
			hear(x)
		}
	}
	r.voice, _, _ = listener.Heard()
	return r
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
		r := rehearse(t, name, 6*time.Second)
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
		if r := rehearse(t, name, 0); !slices.Equal(r.cues, want) {
			t.Errorf("%s: cues %q, want %q", name, r.cues, want)
		}
	}
}
