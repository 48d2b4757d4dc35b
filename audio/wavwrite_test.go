package audio_test

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"rehearse/audio"
)

// record writes samples to path in chunks of 1000 and closes the file.
func record(t *testing.T, path string, rate audio.SampleRate, samples []float32) {
	t.Helper()
	w, err := audio.CreateWAV(path, rate)
	if err != nil {
		t.Fatal(err)
	}
	for chunk := range slices.Chunk(samples, 1000) {
		if err := w.Write(chunk); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if w.Stored() != int64(len(samples)) {
		t.Errorf("%d samples stored, want %d", w.Stored(), len(samples))
	}
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestRecordingComesBack(t *testing.T) {
	for _, rate := range []audio.SampleRate{8000, 44100, 192000} {
		dir := t.TempDir()
		path := filepath.Join(dir, "take.wav")
		want := onGrid(sine(2*int(rate)+123, rate, 440, 0.9, 0))
		record(t, path, rate, want)
		if got := names(t, dir); !slices.Equal(got, []string{"take.wav"}) {
			t.Errorf("%d Hz: the folder holds %q", rate, got)
		}
		r, err := audio.OpenWAV(path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if got := readAll(t, r); !slices.Equal(got, want) {
			t.Errorf("%d Hz: the samples changed", rate)
		}
		if info := r.Info(); info.SampleRate != rate || info.Encoding != "pcm_s16le" || info.Truncated || len(r.Notes()) != 0 {
			t.Errorf("%d Hz: info %+v, notes %q", rate, info, r.Notes())
		}
		st, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && st.Mode().Perm() != 0o600 {
			t.Errorf("mode %v, want only the owner to read a voice", st.Mode())
		}
	}
}

func TestSamplesBeyondFullScaleAreHeldNotWrapped(t *testing.T) {
	inf := float32(math.Inf(1))
	in := []float32{0, 1, 1.5, 1000, inf, -1, -1.5, -inf, float32(math.NaN()), 32767.4 / 32768, 32767.6 / 32768, 0.4 / 32768, -0.6 / 32768}
	top := float32(32767) / 32768
	want := []float32{0, top, top, top, top, -1, -1, -1, 0, top, top, 0, -1.0 / 32768}
	path := filepath.Join(t.TempDir(), "take.wav")
	record(t, path, 8000, in)
	if got := read(t, path); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestUnfinishedRecordingIsValidUpToTheLastCheckpoint(t *testing.T) {
	path := filepath.Join(t.TempDir(), "take.wav")
	w, err := audio.CreateWAV(path, 8000)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	samples := onGrid(sine(30000, 8000, 440, 0.5, 0))
	if err := w.Write(samples); err != nil {
		t.Fatal(err)
	}
	// Nobody asked for a checkpoint, yet at most a second, and the block that
	// completes it, may be missing.
	if missing := 30000 - len(read(t, path+".part")); missing < 0 || missing > 8000+4096 {
		t.Errorf("%d samples are missing", missing)
	}
	if err := w.Checkpoint(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path+".part"); !slices.Equal(got, samples) || w.Stored() != 30000 {
		t.Errorf("after a checkpoint the file holds %d samples, %d are said to be stored", len(got), w.Stored())
	}
}

func TestCreateWAVTouchesNothingThatExists(t *testing.T) {
	path := filepath.Join(t.TempDir(), "take.wav")
	if err := os.WriteFile(path, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := audio.CreateWAV(path, 48000); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error %v, want fs.ErrExist", err)
	}
	if _, err := os.Stat(path + ".part"); err == nil {
		t.Error("a .part file was left")
	}

	// A file that appears while the recording runs is not overwritten either.
	other := filepath.Join(t.TempDir(), "other.wav")
	w, err := audio.CreateWAV(other, 48000)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Write(voice), os.WriteFile(other, []byte("precious"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), "kept in "+other+".part") {
		t.Errorf("error %v does not say where the recording is", err)
	}
	if got := read(t, other+".part"); !slices.Equal(got, voice) {
		t.Error("the recording is not in the .part file")
	}
	for _, p := range []string{path, other} {
		if b, err := os.ReadFile(p); err != nil || string(b) != "precious" {
			t.Errorf("%s now holds %q, %v", p, b, err)
		}
	}
}

func TestReplaceWAVKeepsTheOldFileUntilTheEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "take.wav")
	record(t, path, 48000, voice[:100])
	w, err := audio.ReplaceWAV(path, 48000)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(voice); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); len(got) != 100 {
		t.Error("the old file was touched before the new one was finished")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); !slices.Equal(got, voice) {
		t.Error("the new file did not take the old one's place")
	}
}

func TestAbortLeavesNoFile(t *testing.T) {
	dir := t.TempDir()
	w, err := audio.CreateWAV(filepath.Join(dir, "take.wav"), 48000)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Write(voice), w.Abort(), w.Abort(), w.Close()); err != nil {
		t.Error(err)
	}
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("left %q", got)
	}
}

func TestAbortAfterCloseChangesNothing(t *testing.T) {
	dir := t.TempDir()
	w, err := audio.CreateWAV(filepath.Join(dir, "take.wav"), 48000)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Write(voice), w.Close(), w.Abort(), w.Close()); err != nil {
		t.Error(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"take.wav"}) {
		t.Errorf("the folder holds %q", got)
	}
}

func TestRecordingWithoutSoundLeavesNoFile(t *testing.T) {
	dir := t.TempDir()
	w, err := audio.CreateWAV(filepath.Join(dir, "take.wav"), 48000)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); !errors.Is(err, audio.ErrNoSound) {
		t.Errorf("error %v, want ErrNoSound", err)
	}
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("left %q", got)
	}
}

func TestCreateWAVSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	if _, err := audio.CreateWAV(filepath.Join(dir, "take.wav"), 4000); err == nil || !strings.Contains(err.Error(), "4000 Hz") {
		t.Errorf("4000 Hz: %v", err)
	}
	if _, err := audio.CreateWAV(filepath.Join(dir, "missing", "take.wav"), 48000); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing folder: %v", err)
	}
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("left %q", got)
	}
}

// abandon leaves an unfinished recording in dir as a killed program would:
// nothing in this process holds it any more.
func abandon(t *testing.T, path string, samples []float32) {
	t.Helper()
	w, err := audio.CreateWAV(path, 48000)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(samples); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path + ".part")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Abort(), os.WriteFile(path+".part", b, 0o600)); err != nil {
		t.Fatal(err)
	}
}

func TestRecoverFinishesAnAbandonedRecording(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "take.wav")
	samples := onGrid(sine(70000, 48000, 440, 0.5, 0))
	abandon(t, path, samples)
	// The kill came in the middle of a sample.
	f, err := os.OpenFile(path+".part", os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte{1}); err != nil {
		t.Fatal(err)
	}
	f.Close()

	found, err := audio.Recoverable(dir)
	if err != nil || len(found) != 1 {
		t.Fatalf("found %v, %v", found, err)
	}
	p := found[0]
	if p.Path != path+".part" || p.Duration != audio.SampleRate(48000).Duration(70000) || time.Since(p.Modified) > time.Hour {
		t.Errorf("found %+v", p)
	}
	if _, err := audio.CreateWAV(path, 48000); !errors.Is(err, audio.ErrUnfinished) {
		t.Errorf("recording over it gives %v, want ErrUnfinished", err)
	}
	got, err := audio.Recover(p)
	if err != nil || got != path {
		t.Fatalf("recovered to %q, %v", got, err)
	}
	if !slices.Equal(read(t, path), samples) {
		t.Error("the samples changed")
	}
	if got := names(t, dir); !slices.Equal(got, []string{"take.wav"}) {
		t.Errorf("the folder holds %q", got)
	}
}

func TestRecoverDoesNotOverwrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "take.wav")
	abandon(t, path, voice)
	abandoned, err := os.ReadFile(path + ".part")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"take.wav", "take-recovered.wav", "take-recovered-2.wav", "take-recovered-3.wav"} {
		if err := os.WriteFile(path+".part", abandoned, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := audio.Recover(audio.Partial{Path: path + ".part"})
		if err != nil || filepath.Base(got) != want {
			t.Errorf("recovered to %q, %v, want %s", got, err, want)
		}
	}
}

func TestRecoverableSkipsWhatIsNotOurs(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string][]byte{
		"download.part": []byte(strings.Repeat("half a file ", 20)),
		"stereo.part":   plainWAV(2, 48000, voice),
		"empty.part":    nil,
		"short.part":    []byte("RIFF"),
		"done.wav":      plainWAV(1, 48000, voice),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.part"), 0o700); err != nil {
		t.Fatal(err)
	}
	before := names(t, dir)
	if found, err := audio.Recoverable(dir); err != nil || len(found) != 0 {
		t.Errorf("found %v, %v", found, err)
	}
	if found, err := audio.Recoverable(filepath.Join(dir, "missing")); err != nil || len(found) != 0 {
		t.Errorf("in a missing folder: %v, %v", found, err)
	}
	if _, err := audio.Recover(audio.Partial{Path: filepath.Join(dir, "stereo.part")}); !errors.Is(err, audio.ErrFormat) {
		t.Errorf("recovering a foreign file gives %v", err)
	}
	if _, err := audio.CreateWAV(filepath.Join(dir, "download"), 48000); !errors.Is(err, fs.ErrExist) {
		t.Errorf("recording over a foreign .part file gives %v", err)
	}
	if after := names(t, dir); !slices.Equal(after, before) {
		t.Errorf("the folder held %q, now %q", before, after)
	}
}

func TestAbandonedRecordingWithoutSoundIsNoObstacle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "take.wav")
	if err := os.WriteFile(path+".part", plainWAV(1, 48000, nil), 0o600); err != nil {
		t.Fatal(err)
	}
	record(t, path, 44100, voice)
	if got := read(t, path); !slices.Equal(got, voice) {
		t.Error("the samples changed")
	}
}

// One operation is one second of sound written and put on the disk.
func BenchmarkWriteWAV(b *testing.B) {
	w, err := audio.CreateWAV(filepath.Join(b.TempDir(), "take.wav"), 48000)
	if err != nil {
		b.Fatal(err)
	}
	defer w.Abort()
	second := sine(48000, 48000, 440, 0.5, 0)
	b.ReportAllocs()
	for b.Loop() {
		if err := w.Write(second); err != nil {
			b.Fatal(err)
		}
	}
}
