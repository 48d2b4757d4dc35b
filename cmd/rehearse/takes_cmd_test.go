package main

import (
	"database/sql"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"rehearse/audio"
)

// sqlStatement is the script command "sql FILE STATEMENT": it changes a
// database behind the program's back.
func sqlStatement(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql FILE STATEMENT")
	}
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(args[1])
	ts.Check(err)
}

// cutRecording is the script command "cut PART WAV SAMPLES": what a program
// leaves that is killed after so many samples.
func cutRecording(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: cut PART WAV SAMPLES")
	}
	samples, err := strconv.Atoi(args[2])
	ts.Check(err)
	wav, err := audio.OpenWAV(ts.MkAbs(args[1]))
	ts.Check(err)
	defer wav.Close()
	part := ts.MkAbs(args[0])
	w, err := audio.CreateWAV(part+".tmp", wav.SampleRate())
	ts.Check(err)
	sound := make([]float32, samples)
	for n := 0; n < samples; {
		got, err := wav.Read(sound[n:])
		ts.Check(err)
		n += got
	}
	ts.Check(w.Write(sound))
	ts.Check(w.Close())
	ts.Check(os.Rename(part+".tmp", part))
}

func TestParseDay(t *testing.T) {
	now := time.Date(2026, 3, 1, 13, 45, 0, 0, time.Local)
	for text, want := range map[string]string{
		"today": "2026-03-01", "yesterday": "2026-02-28", "1d": "2026-03-01", "7d": "2026-02-23", "2024-02-29": "2024-02-29",
	} {
		got, err := parseDay("--since", text, now)
		if err != nil || got.Format(time.DateOnly) != want || got.Hour() != 0 {
			t.Errorf("%s: %v, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"tomorrow", "0d", "-3d", "7days", "2026-02-30", "1.3.2026", "d"} {
		if got, err := parseDay("--since", text, now); exitStatus(err) != exitUsage {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
}
