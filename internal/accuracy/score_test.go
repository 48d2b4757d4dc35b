package main

import (
	"math"
	"testing"

	"rehearse/internal/recordings"
)

// Two clips, 10 and 20 syllables in 2 and 5 s, of which 9 and 24 were heard.
var counted = []outcome{
	{clip: "a", truth: 10, got: 9, spanS: 2},
	{clip: "b", truth: 20, got: 24, spanS: 5},
}

func TestCounting(t *testing.T) {
	got := counting(counted)
	near(t, "MAPE", got[0], (10+20)/2.0, 1e-9)
	near(t, "bias of 33 for 30", got[1], 10, 1e-9)
	// Rates 4.5, 4.8 for 5, 4: two points always lie on a line, a falling one.
	near(t, "r", got[2], -1, 1e-9)
}

func TestCountingTakesNoCountForNoneHeard(t *testing.T) {
	got := counting([]outcome{{truth: 10, got: missing, spanS: 1}, {truth: 10, got: 10, spanS: 1}})
	near(t, "MAPE", got[0], 50, 1e-9)
	near(t, "bias", got[1], -50, 1e-9)
}

func TestWorseComparesWithTheOriginals(t *testing.T) {
	copies := []outcome{
		copied(outcome{truth: 10, got: 8}, outcome{truth: 10, got: 9}),
		copied(outcome{truth: 20, got: 24}, outcome{truth: 20, got: 21}),
	}
	got := worse(meanError)(copies)
	near(t, "mean error 3 after 1", got[0], 2, 1e-9)
}

func TestPooledF1CountsFalsePausesOfClipsWithoutAny(t *testing.T) {
	got := pooledF1([]outcome{{hits: 2, said: 2, there: 2}, {hits: 0, said: 2, there: 0}})
	near(t, "F1", got[0], 4.0/6, 1e-9)
}

func TestBoundariesKeepStartsAndEndsApart(t *testing.T) {
	v := &voice{Reading: recordings.Reading{
		EndS: 10,
		Gaps: []recordings.Gap{{StartS: 1, EndS: 2}, {StartS: 4, EndS: 4.2}}, // the second is no pause
	}}
	said := []recordings.Gap{{StartS: 1.03, EndS: 2.2}, {StartS: 2, EndS: 3}}
	o := boundaries(v, "", said, 0.05)
	if o.hits != 1 || o.said != 4 || o.there != 2 {
		t.Errorf("%d hits, %d said, %d there; want 1, 4, 2", o.hits, o.said, o.there)
	}
}

func TestCompareTracks(t *testing.T) {
	ref := track{timeS: []float64{0.005, 0.015, 0.025, 0.035, 0.045}, hz: []float64{100, 100, 100, 0, 0}}
	got := at([]float32{100, 121, 0, 90, 0}) // right, gross, missed, added, right
	gross, voicing := compare(&voice{}, "", ref, got)
	if gross.hits != 1 || gross.there != 2 {
		t.Errorf("gross %d of %d, want 1 of 2", gross.hits, gross.there)
	}
	if voicing.hits != 2 || voicing.there != 5 {
		t.Errorf("voicing %d of %d, want 2 of 5", voicing.hits, voicing.there)
	}
}

func TestVerdicts(t *testing.T) {
	r := row{figures: []figure{atMost("%.1f", 5)}, score: meanError}
	r.ours = []outcome{{truth: 1, got: 2}, {truth: 1, got: 9, held: true}}
	if got := r.verdict(); got != "pass, held-out MISS" {
		t.Errorf("errors 1 and, held out, 8: %s", got)
	}
	r.ours[0].got = 5
	if got := r.verdict(); got != "MISS" {
		t.Errorf("errors 4 and 8: %s", got)
	}
	r.ours = nil
	if got := r.verdict(); got != "not run" {
		t.Errorf("without clips: %s", got)
	}
	if within("", 3).met(-3.1) || !within("", 3).met(-3) || atLeast("", 1).met(math.NaN()) {
		t.Error("limits are not kept")
	}
}
