package takes

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rehearse/analysis"
	"rehearse/audio"
	"rehearse/feedback"
	"rehearse/script"
)

// open opens a store that is closed with the test.
func open(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// opener is a script as it is read from a file of that name.
func opener(t testing.TB, file, text string) *script.Script {
	t.Helper()
	s := script.Parse(text)
	s.File = file
	return s
}

const openerText = "Hello, this is Doctor Ana Silva. I applied to your program and would like to say why."

// record writes a short take the way the program does and returns its path.
func record(s *Store, text *script.Script, call script.Call) (string, error) {
	path, err := s.NewPath(text, call)
	if err != nil {
		return "", err
	}
	w, err := audio.CreateWAV(path, 8000)
	if err != nil {
		return "", err
	}
	tone := make([]float32, toneSamples)
	for i := range tone {
		tone[i] = float32(0.1 * math.Sin(float64(i)/3))
	}
	return path, errors.Join(w.Write(tone), w.Close())
}

const toneSamples = 4000

func recordAt(t testing.TB, s *Store, text *script.Script, call script.Call) string {
	t.Helper()
	path, err := record(s, text, call)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// keep records a take and adds it.
func keep(s *Store, text *script.Script, call script.Call, state feedback.State) (Take, error) {
	path, err := record(s, text, call)
	if err != nil {
		return Take{}, err
	}
	a, d := delivered(text, call, state)
	return s.Add(path, a, d)
}

// delivered is a delivery of that state, with every kind of value in it.
func delivered(text *script.Script, call script.Call, state feedback.State) (Audio, feedback.Delivery) {
	hum := 50
	m := analysis.Measures{
		DurationS: analysis.Measured(0.5),
		Speech:    analysis.Speech{SpanS: analysis.Measured(0.4), Segments: []analysis.Interval{{StartS: 0.05, EndS: 0.45}}},
		Rate:      analysis.Rate{Source: analysis.FromScript, WordsPerMinute: analysis.Measured(151.5)},
		Pauses:    analysis.Pauses{MinS: 0.25, Ratio: analysis.Measured(0.2)},
		Noise:     analysis.Noise{SNRDB: analysis.Measured(31), Confidence: analysis.ConfidenceGood, HumHz: &hum},
	}
	targets := feedback.TargetsFor(call)
	targets.SNRDB.Good.Min = 33 // a user's own
	d := feedback.Delivery{
		Measures: m, Script: text, Call: call, Targets: targets, Overall: state,
		Verdicts: []feedback.Verdict{
			{Name: feedback.Rushed, State: feedback.Pass, Value: analysis.Measured(151.5), Unit: "wpm"},
			{Name: feedback.Noisy, State: state, Evidence: "the room is 31 dB below the voice", Advice: "close the window"},
		},
		Heard: "a steady voice", Next: "Do it again.", Notes: []string{"a note"},
	}
	return Audio{DurationS: 0.5, SampleRateHz: 8000, Channels: 1, Encoding: "pcm_s16le"}, d
}

func add(t testing.TB, s *Store, text *script.Script, call script.Call, state feedback.State) Take {
	t.Helper()
	take, err := keep(s, text, call, state)
	if err != nil {
		t.Fatal(err)
	}
	return take
}

// at sets the clock of a store.
func at(t testing.TB, s *Store, clock string) {
	t.Helper()
	now, err := time.ParseInLocation(time.DateTime, clock, time.Local)
	if err != nil {
		t.Fatal(err)
	}
	s.now = func() time.Time { return now }
}

func TestATakeComesBackAsItWasKept(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "new", "folder"))
	at(t, s, "2026-11-22 01:30:45")
	text := opener(t, "/scripts/Opener (Ünï).txt", openerText)
	take := add(t, s, text, script.Opener, feedback.Fail)
	if take.ID() != "opener-uni-2026-11-22-013045" {
		t.Errorf("the take is called %s", take.ID())
	}
	kept, err := s.Load(take.Name)
	if err != nil {
		t.Fatal(err)
	}
	_, want := delivered(text, script.Opener, feedback.Fail)
	got := kept.Delivery
	if got.Measures.Rate != want.Measures.Rate || *got.Measures.Noise.HumHz != 50 ||
		!slices.Equal(got.Measures.Speech.Segments, want.Measures.Speech.Segments) {
		t.Errorf("measures came back as %+v", got.Measures)
	}
	if got.Measures.Pitch.SDST.OK() || kept.PitchSDST.OK() {
		t.Error("a value that was not measured came back as one")
	}
	if !slices.Equal(got.Verdicts, want.Verdicts) || got.Heard != want.Heard || got.Next != want.Next || got.Overall != feedback.Fail {
		t.Errorf("judgement came back as %+v", got)
	}
	if got.Targets.SNRDB.Good != want.Targets.SNRDB.Good || got.Targets.LengthS.Good != want.Targets.LengthS.Good {
		t.Errorf("targets came back as %+v", got.Targets)
	}
	if got.Script == nil || got.Script.SpokenText() != text.SpokenText() || got.Script.Front["call"] != "opener" {
		t.Errorf("script came back as %+v", got.Script)
	}
	if kept.Script != "opener-uni" || kept.Call != script.Opener || !slices.Equal(kept.Faults, []string{feedback.Noisy}) {
		t.Errorf("take came back as %+v", kept.Take)
	}
}

func TestOnlyTheOwnerMayRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "takes")
	s := open(t, dir)
	take := add(t, s, opener(t, "opener.txt", openerText), script.Opener, feedback.Pass)
	if err := s.NoteCall("Mercy", time.Now()); err != nil {
		t.Fatal(err)
	}
	if st, _ := os.Stat(dir); st.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v", st.Mode().Perm())
	}
	for _, name := range []string{take.Name, beside(take.Name), DBFile, DBFile + "-wal", DBFile + "-shm", CallsFile} {
		st, err := os.Stat(filepath.Join(dir, name))
		if err != nil || st.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, st, err)
		}
	}
}
