package audio_test

import (
	"encoding/csv"
	"errors"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rehearse/audio"
	"rehearse/audio/audiotest"
)

// recordings finds the folder of real recordings: REHEARSE_DATA, or
// ../shared/data beside the repository. Without it the test is skipped.
func recordings(t *testing.T) string {
	dir := os.Getenv("REHEARSE_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	}
	if _, err := os.Stat(filepath.Join(dir, "manifest.csv")); err != nil {
		t.Skipf("no recordings folder (REHEARSE_DATA or ../shared/data): %v", err)
	}
	return dir
}

// Every odd, damaged and hostile file of the recordings folder meets the
// EXPECT of the manifest.
func TestFormatsMeetTheirExpectation(t *testing.T) {
	dir := recordings(t)
	f, err := os.Open(filepath.Join(dir, "manifest.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	expect := regexp.MustCompile(`EXPECT=([a-z-]+)( \(or warning\))?`)
	reference := rmsDB(read(t, filepath.Join(dir, "formats", "ref_s16.wav")))

	for _, row := range rows[1:] {
		if row[column["kind"]] != "formats" {
			continue
		}
		name := row[column["path"]]
		path := filepath.Join(dir, name)
		m := expect.FindStringSubmatch(row[column["notes"]])
		if m == nil {
			t.Errorf("%s: no EXPECT in %q", name, row[column["notes"]])
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			r, err := audio.OpenWAV(path)
			if err != nil {
				e, ok := errors.AsType[*audio.FormatError](err)
				if !ok || len(e.Hints()) == 0 || !strings.Contains(err.Error(), path) {
					t.Errorf("error %q does not name the file and what to do", err)
				}
				if !strings.Contains(m[1], "error") {
					t.Errorf("%v, want %s", err, m[1])
				}
				return
			}
			defer r.Close()
			if m[1] == "clear-error" && m[2] == "" {
				t.Fatalf("was read, want an error")
			}
			samples := readAll(t, r)
			info, notes := r.Info(), r.Notes()
			// That speech is clipped is the analysis's to tell.
			if m[1] == "ok-with-warning" && len(notes) == 0 && !strings.Contains(name, "clipped") {
				t.Error("no note")
			}
			if m[1] == "ok" {
				for _, note := range notes {
					if !strings.Contains(note, "gives no length") {
						t.Errorf("note %q", note)
					}
				}
			}
			if len(samples) != int(info.Frames) {
				t.Errorf("%d samples, info says %d", len(samples), info.Frames)
			}
			// ffprobe calls big-endian samples little-endian; the sound it
			// makes of them is noise.
			want := row[column["encoding"]]
			if strings.HasSuffix(info.Encoding, "be") {
				want = strings.TrimSuffix(want, "le") + "be"
			}
			if info.Encoding != want {
				t.Errorf("encoding %s, want %s", info.Encoding, want)
			}
			if strings.HasPrefix(filepath.Base(name), "ref_") {
				reference := reference
				if info.Channels == 2 {
					reference -= 3.01 // how ffmpeg spread the one voice over two channels
				}
				if level := rmsDB(samples); math.Abs(level-reference) > 0.5 {
					t.Errorf("level %.2f dBFS, the same sound in 16 bits has %.2f", level, reference)
				}
				if math.Abs(info.DurationS-1.2) > 0.001 {
					t.Errorf("duration %.4f s, want 1.2", info.DurationS)
				}
			}
			audiotest.CheckSource(t, func() audio.Source {
				r, err := audio.OpenWAV(path)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { r.Close() })
				return r
			}, samples)
		})
	}
}

func read(t *testing.T, path string) []float32 {
	r, err := audio.OpenWAV(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	return readAll(t, r)
}
