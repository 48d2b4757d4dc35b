package main

import (
	"path/filepath"
	"testing"
)

// The figures on the project's own synthesized takes, which every clone has:
// broad limits, as four takes are no corpus. The recordings of people are for
// `make accuracy`.
func TestSynthesizedTakesAreMeasuredWell(t *testing.T) {
	c, err := loadCorpus(filepath.Join(repository(), "testdata", "takes"), false)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.aligned()) < 3 {
		t.Fatalf("%d takes", len(c.aligned()))
	}
	l := newLab(c, &peers{})
	limits := map[string][]figure{
		"script rate over the span": {atMost("", 2), atMost("", 3)},
		"speech start":              {atMost("", 40), atMost("", 120)},
		"speech end":                {atMost("", 80), atMost("", 200)},
		"acoustic syllables: MAPE %, bias %, r of rates":    {atMost("", 20), within("", 20), atLeast("", 0.9)},
		"pause ratio, mean error":                           {atMost("", 3)},
		"pause boundaries at 100 ms, F1":                    {atLeast("", 0.8)},
		"pauses cut to digital silence: no SNR, and a note": {atLeast("", 100)},
		"clipping found in voices without any":              {atMost("", 0)},
	}
	var rows []row
	for _, experiment := range []func(*lab) []row{scriptRate, span, syllables, pauses, gated, clipping} {
		rows = append(rows, experiment(l)...)
	}
	seen := 0
	for _, r := range rows {
		figures, ok := limits[r.measure]
		if !ok {
			continue
		}
		seen++
		r.figures = figures
		if len(r.ours) == 0 || !r.met(r.ours) {
			t.Errorf("%s: %v of %d takes", r.measure, r.score(r.ours), len(r.ours))
			for _, o := range r.ours {
				t.Logf("  %s: %s", o.clip, o.detail)
			}
		}
	}
	if seen != len(limits) {
		t.Errorf("%d of %d rows seen", seen, len(limits))
	}
}
