package takes

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rehearse/feedback"
	"rehearse/script"
)

// dump is every row a database holds, as text.
func dump(t *testing.T, s *Store) []string {
	t.Helper()
	var dumped []string
	for _, table := range []string{"takes", "scripts", "deliveries"} {
		rows, err := s.db.Query("SELECT * FROM " + table + " ORDER BY 1")
		if err != nil {
			t.Fatal(err)
		}
		columns, _ := rows.Columns()
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			dumped = append(dumped, fmt.Sprintln(table, values))
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
	return dumped
}

// remeasure stands for the measuring of recordings again: it says the same of
// each, with the script and the kind of call found beside it.
func remeasure(_ context.Context, paths []string) iter.Seq[Heard] {
	return func(yield func(Heard) bool) {
		for _, path := range paths {
			if !yield(remeasureOne(path)) {
				return
			}
		}
	}
}

func remeasureOne(path string) Heard {
	call := script.Free
	text, err := script.Load(strings.TrimSuffix(path, wavSuffix) + scriptSuffix)
	if err != nil {
		text, call = nil, CallOf(filepath.Base(path))
	} else if c := script.Call(text.Front["call"]); c.Valid() {
		call = c
	}
	a, d := delivered(text, call, feedback.Pass)
	return Heard{Audio: a, Delivery: d}
}

// TestRebuiltDatabaseIsTheSame: without the database, the folder alone gives
// all of it again: dates, scripts, kinds of call, figures.
func TestRebuiltDatabaseIsTheSame(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for i, tt := range []struct {
		file, text string
		call       script.Call
	}{
		{"opener.txt", openerText, script.Opener},
		{"opener.txt", openerText, script.Free},
		{"Mercy/opener.txt", "---\nprogram: Mercy Hospital\ncall: opener\n---\n" + openerText, script.Opener},
		{"Mercy/opener.txt", "---\nprogram: Mercy Hospital\ncall: opener\n---\n" + openerText, script.Thanks},
		{"bare.txt", "Call: opener\nProgram: Saint Mary\n\n" + openerText, script.Answer},
		{"empty.txt", "", script.Opener},
		{"bom.txt", "\ufeff" + openerText + "\r\n", script.Voicemail},
		{"", "", script.Voicemail},
		{"", "", script.Free},
	} {
		at(t, s, fmt.Sprintf("2026-11-22 01:30:%02d", i))
		text := (*script.Script)(nil)
		if tt.file != "" {
			text = opener(t, tt.file, tt.text)
		}
		take := add(t, s, text, tt.call, feedback.Pass)
		if take.Call != tt.call {
			t.Errorf("%s was kept as %s", take.Name, take.Call)
		}
	}
	want := dump(t, s)
	for _, all := range []bool{true, false} {
		if !all {
			s.Close()
			if err := os.Remove(filepath.Join(dir, DBFile)); err != nil {
				t.Fatal(err)
			}
			s = open(t, dir)
		}
		if r, err := s.Rebuild(t.Context(), all, remeasure); err != nil || len(r.Noted) != 9 {
			t.Fatalf("rebuild: %+v, %v", r, err)
		}
		got := dump(t, s)
		for i, line := range got {
			if i < len(want) && line != want[i] {
				t.Errorf("all %v: got\n%s\nwant\n%s", all, line, want[i])
				break
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d rows, want %d", len(got), len(want))
		}
	}
}
