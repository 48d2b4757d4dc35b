package takes

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/script"
)

// days keeps takes of a script, one a day from the 1st on, with those states.
func days(t *testing.T, s *Store, text *script.Script, states ...feedback.State) []Take {
	t.Helper()
	var kept []Take
	for i, state := range states {
		at(t, s, fmt.Sprintf("2026-11-%02d 09:00:00", i+1))
		kept = append(kept, add(t, s, text, script.Opener, state))
	}
	return kept
}

const (
	pass = feedback.Pass
	warn = feedback.Warn
	fail = feedback.Fail
)

func TestStreakCountsPassesOfTheSameWords(t *testing.T) {
	for _, tt := range []struct {
		name   string
		states []feedback.State
		want   int
	}{
		{"no take", nil, 0},
		{"all passed", []feedback.State{pass, pass, pass}, 3},
		{"two after a fault", []feedback.State{pass, fail, pass, pass}, 2},
		{"a remark is no pass", []feedback.State{pass, pass, warn}, 0},
		{"unclear is no pass", []feedback.State{pass, feedback.Unknown}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, t.TempDir())
			text := opener(t, "opener.txt", openerText)
			kept := days(t, s, text, tt.states...)
			got, err := s.Streak(text)
			if err != nil || len(got) != tt.want {
				t.Fatalf("%d in a row, %v; want %d", len(got), err, tt.want)
			}
			if tt.want > 0 && got[0].Name != kept[len(kept)-1].Name {
				t.Errorf("the newest is %s", got[0].Name)
			}
		})
	}
}

func TestStreakEndsWhenTheWordsChange(t *testing.T) {
	s := open(t, t.TempDir())
	days(t, s, opener(t, "opener.txt", openerText), pass, pass)
	for text, want := range map[string]int{
		strings.ReplaceAll(openerText, ". ", ".\n\n"):    2, // set in other lines
		strings.ReplaceAll(openerText, "Silva", "Costa"): 0,
	} {
		if got, err := s.Streak(opener(t, "opener.txt", text)); err != nil || len(got) != want {
			t.Errorf("%q: %d in a row, %v; want %d", text, len(got), err, want)
		}
	}
}

func TestBestAndLast(t *testing.T) {
	s := open(t, t.TempDir())
	text := opener(t, "opener.txt", openerText)
	kept := days(t, s, text, fail, warn, pass, feedback.Unknown, pass, fail)
	if best, err := s.Best("opener"); err != nil || best.Name != kept[4].Name {
		t.Errorf("best is %s, %v; want the newer of those that passed", best.Name, err)
	}
	if last, err := s.Last("opener"); err != nil || last.Name != kept[5].Name {
		t.Errorf("last is %s, %v", last.Name, err)
	}
	if _, err := s.Best(""); !errors.Is(err, ErrNoTake) {
		t.Errorf("of takes without a script: %v", err)
	}
	for _, get := range []func(string) (Take, error){s.Best, s.Last} {
		if _, err := get("thanks"); !errors.Is(err, ErrNoTake) {
			t.Errorf("of a script without takes: %v", err)
		}
	}
}

func TestListChooses(t *testing.T) {
	s := open(t, t.TempDir())
	days(t, s, opener(t, "opener.txt", openerText), pass, fail, warn)
	at(t, s, "2026-11-04 09:00:00")
	add(t, s, nil, script.Voicemail, pass)
	day := func(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, time.Local) }
	for _, tt := range []struct {
		name   string
		filter Filter
		want   string // days, the newest first
	}{
		{"all", Filter{}, "4 3 2 1"},
		{"script", Filter{Script: "opener"}, "3 2 1"},
		{"call", Filter{Call: script.Voicemail}, "4"},
		{"state", Filter{State: pass}, "4 1"},
		{"state of a script", Filter{State: pass, Script: "opener"}, "1"},
		{"since", Filter{Since: day(3)}, "4 3"},
		{"until", Filter{Until: day(3)}, "2 1"},
		{"the newest", Filter{Script: "opener", Limit: 2}, "3 2"},
		{"nothing", Filter{Script: "thanks"}, ""},
	} {
		takes, err := s.List(tt.filter)
		var got []string
		for _, take := range takes {
			got = append(got, fmt.Sprint(take.Recorded.Day()))
		}
		if err != nil || strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, %v; want %s", tt.name, got, err, tt.want)
		}
	}
	if n, err := s.Count(Filter{Script: "opener", Limit: 2}); n != 3 || err != nil {
		t.Errorf("%d takes of the script, %v; want 3", n, err)
	}
}

func TestFind(t *testing.T) {
	s := open(t, t.TempDir())
	kept := days(t, s, opener(t, "opener.txt", openerText), pass, fail)
	for handle, want := range map[string]Take{
		"last": kept[1], "best": kept[0],
		"11-01": kept[0], "opener-2026-11-02-090000": kept[1], kept[0].Name: kept[0],
		s.Path(kept[0].Name): kept[0],
	} {
		if got, err := s.Find(handle); err != nil || got.Name != want.Name {
			t.Errorf("%s: %s, %v; want %s", handle, got.Name, err, want.Name)
		}
	}
	_, err := s.Find("opener")
	if e, ok := errors.AsType[*AmbiguousError](err); !ok || len(e.Takes) != 2 || !strings.Contains(e.Hints()[0], kept[1].ID()) {
		t.Errorf("a name of two: %v", err)
	}
	for _, handle := range []string{"thanks", "../opener-2026-11-01-090000.wav", "/etc/passwd"} {
		if got, err := s.Find(handle); err == nil {
			t.Errorf("%s is %s", handle, got.Name)
		}
	}
}

// TestNamesNeverLeaveTheFolder: whatever name is given to read, add or remove,
// a file outside the folder stays as it is.
func TestNamesNeverLeaveTheFolder(t *testing.T) {
	base := t.TempDir()
	outside := filepath.Join(base, "outside.wav")
	if err := os.WriteFile(outside, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := open(t, filepath.Join(base, "takes"))
	link := filepath.Join(s.Dir(), "link.wav")
	if err := os.Symlink(outside, link); err != nil {
		t.Skip("no links here:", err)
	}
	a, d := delivered(nil, script.Free, pass)
	for _, name := range []string{"../outside.wav", outside, "link.wav", "..", "sub/../../outside.wav", `..\outside.wav`, "", ".wav", "rehearse.db"} {
		if _, err := s.Add(name, a, d); err == nil {
			t.Errorf("%q was added", name)
		}
		s.Remove(name)
		s.Discard(name)
	}
	st, err := os.Stat(outside)
	if err != nil || st.Size() != 4 || st.Mode().Perm() != 0o644 {
		t.Errorf("the file outside: %v, %v", st, err)
	}
	if unnoted, _, err := s.Differences(); err != nil || len(unnoted) != 0 {
		t.Errorf("the link counts as a recording: %v, %v", unnoted, err)
	}
	for _, file := range []string{"../../etc/opener.txt", "..", "/", "a/b\\c:d.txt", strings.Repeat("long ", 100)} {
		path, err := s.NewPath(opener(t, file, openerText), script.Opener)
		if err != nil || filepath.Dir(path) != s.Dir() || len(filepath.Base(path)) > 64 {
			t.Errorf("a script called %q: %s, %v", file, path, err)
		}
	}
}

func TestRemove(t *testing.T) {
	s := open(t, t.TempDir())
	text := opener(t, "opener.txt", openerText)
	kept := days(t, s, text, pass, pass)
	if err := s.Remove(kept[0].Name); err != nil {
		t.Fatal(err)
	}
	if s.HasFile(kept[0].Name) || s.exists(beside(kept[0].Name)) {
		t.Error("a file is left")
	}
	if err := s.Remove(kept[0].Name); !errors.Is(err, ErrNoTake) {
		t.Errorf("again: %v", err)
	}
	if other, err := s.Load(kept[1].Name); err != nil || other.Delivery.Script.SpokenText() != text.SpokenText() {
		t.Errorf("the other take of the script: %v", err)
	}
	if err := s.Remove(kept[1].Name); err != nil {
		t.Fatal(err)
	}
	if rows := dump(t, s); len(rows) != 0 {
		t.Errorf("left in the database: %v", rows)
	}
}

func TestDiscardedPlaceLeavesNothing(t *testing.T) {
	s := open(t, t.TempDir())
	path, err := s.NewPath(opener(t, "opener.txt", openerText), script.Opener)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Discard(path); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(s.Dir(), "opener*"))
	if err != nil || len(names) != 0 {
		t.Errorf("left: %v, %v", names, err)
	}
	recorded := recordAt(t, s, nil, script.Opener)
	if err := s.Discard(recorded); err != nil || !s.HasFile(filepath.Base(recorded)) {
		t.Errorf("a recording was discarded: %v", err)
	}
}

func TestCalls(t *testing.T) {
	s := open(t, t.TempDir())
	if calls, err := s.CallsTo("Mercy"); err != nil || len(calls) != 0 {
		t.Errorf("before any: %v, %v", calls, err)
	}
	first := time.Date(2026, 11, 20, 14, 30, 0, 0, time.FixedZone("", -5*3600))
	for i, program := range []string{"Mercy Hospital, Internal \"Medicine\"", "Saint Mary\nBoston"} {
		if err := s.NoteCall(program, first.AddDate(0, 0, i)); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(s.Dir(), CallsFile)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// A note cut short by a power cut spoils neither the others nor the next.
	if err := os.WriteFile(path, append(b, "2026-11-2"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.NoteCall("MERCY hospital internal medicine", first.AddDate(0, 0, 3)); err != nil {
		t.Fatal(err)
	}
	calls, unread, err := s.Calls()
	if err != nil || len(calls) != 3 || !slices.Equal(unread, []string{"2026-11-2"}) {
		t.Errorf("%v, %q, %v", calls, unread, err)
	}
	got, err := s.CallsTo("Mercy Hospital - Internal Medicine")
	if err != nil || len(got) != 2 || !got[0].At.Equal(first) {
		t.Errorf("calls to Mercy: %v, %v", got, err)
	}
}

func TestKey(t *testing.T) {
	for _, tt := range []struct{ file, front, want string }{
		{"opener.txt", "", "opener"},
		{"/a/b/My Opener v2.txt", "", "my-opener-v2"},
		{"Müller & Söhne.md", "", "muller-sohne"},
		{"日本.txt", "", "script"},
		{"", "", "script"},
		{"opener.txt", "program: Mercy Hospital", "opener-mercy-hospital"},
		{"opener-mercy.txt", "program: Mercy", "opener-mercy"},
		{"opener.txt", "program: The very long name of a hospital somewhere", "opener-the-very-long-name-of-a-h"},
	} {
		if got := Key(opener(t, tt.file, tt.front+"\n\n"+openerText)); got != tt.want {
			t.Errorf("%s of %q: %q, want %q", tt.file, tt.front, got, tt.want)
		}
	}
	if Key(nil) != "" {
		t.Error("no script has a key")
	}
}

// BenchmarkList lists a folder of 5000 takes as rehearse takes list does:
// opening it, reading all notes and comparing them with the files.
func BenchmarkList(b *testing.B) {
	dir := b.TempDir()
	s := open(b, dir)
	const takes = 5000
	tx, err := s.db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	text := opener(b, "opener.txt", openerText)
	a, d := delivered(text, script.Opener, fail)
	for range 60 { // as long as a take's
		d.Measures.Speech.Segments = append(d.Measures.Speech.Segments, analysis.Interval{StartS: 0.1234, EndS: 5.4321})
	}
	for i := range takes {
		name := fmt.Sprintf("opener-%s.wav", time.Unix(1.7e9+int64(i)*60, 0).Format(stampLayout))
		for _, file := range []string{name, beside(name)} {
			if err := os.WriteFile(s.Path(file), []byte("RIFF"), 0o600); err != nil {
				b.Fatal(err)
			}
		}
		r, err := s.rowOf(name, a, d)
		if err != nil {
			b.Fatal(err)
		}
		if err := insertRow(tx, r); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	s.Close()
	b.ReportAllocs()
	for b.Loop() {
		s, err := Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		list, err := s.List(Filter{})
		if err != nil || len(list) != takes {
			b.Fatal(len(list), err)
		}
		if unnoted, gone, err := s.Differences(); err != nil || len(unnoted)+len(gone) != 0 {
			b.Fatal(unnoted, gone, err)
		}
		s.Close()
	}
}
