package main

import (
	"encoding/csv"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/report"
)

// TestShippedTakes: each of the four takes is heard as what it was made to be.
func TestShippedTakes(t *testing.T) {
	for name, want := range map[string][]string{
		"good.wav":   nil,
		"rushed.wav": {feedback.Rushed, feedback.Pauses},
		"flat.wav":   {feedback.Flat},
		"noisy.wav":  {feedback.Noisy},
	} {
		d := measureShipped(t, name).Delivery
		var failed []string
		for _, v := range d.Verdicts {
			if v.State == feedback.Unknown {
				t.Errorf("%s: %s is unknown: %s", name, v.Name, v.Evidence)
			}
			if v.State == feedback.Fail {
				failed = append(failed, v.Name)
			}
		}
		if !slices.Equal(failed, want) {
			t.Errorf("%s fails in %v, want %v", name, failed, want)
		}
		if name == "good.wav" && d.Overall != feedback.Pass {
			t.Errorf("good.wav is heard as %s: %s", d.Overall, d.Heard)
		}
	}
}

// TestShippedTakesAgainstTruth compares what is measured with what was put
// into the takes.
func TestShippedTakesAgainstTruth(t *testing.T) {
	for name, truth := range shippedTruth(t) {
		m := measureShipped(t, name).Delivery.Measures
		// Words may begin and end with sounds as weak as the room, and the
		// last one dies away.
		start, end := 0.06, 0.1
		if name == "noisy.wav" {
			start, end = 0.3, 0.3
		}
		within(t, name, "start of speech", m.Speech.StartS, truth.start, start)
		within(t, name, "end of speech", m.Speech.EndS, truth.end, end)
		if m.Rate.Source != analysis.FromScript {
			t.Errorf("%s: rate from %s, though the script was read", name, m.Rate.Source)
		}
		within(t, name, "words per minute", m.Rate.WordsPerMinute, truth.wpm, 0.02*truth.wpm)
		if name == "noisy.wav" {
			within(t, name, "SNR", m.Noise.SNRDB, 12, 2)
			continue // words drown in the babble and widen the pauses
		}
		// Gaps near the 250 ms of a pause may fall on either side of it.
		for _, gap := range truth.gaps {
			if heard := overlaps(m.Pauses.List, gap); gap.Length() >= 0.35 && !heard {
				t.Errorf("%s: the pause %.2f-%.2f was not heard", name, gap.StartS, gap.EndS)
			} else if gap.Length() < 0.2 && heard {
				t.Errorf("%s: the gap %.2f-%.2f was heard as a pause", name, gap.StartS, gap.EndS)
			}
		}
		for _, pause := range m.Pauses.List {
			if !overlaps(truth.gaps, pause) {
				t.Errorf("%s: a pause %.2f-%.2f where there is speech", name, pause.StartS, pause.EndS)
			}
		}
	}
}

func within(t *testing.T, file, what string, got analysis.Value, want, tolerance float64) {
	t.Helper()
	if v, ok := got.Get(); !ok || math.Abs(v-want) > tolerance {
		t.Errorf("%s: %s is %.3f (%v), want %.3f", file, what, v, ok, want)
	}
}

func overlaps(list []analysis.Interval, one analysis.Interval) bool {
	return slices.ContainsFunc(list, func(i analysis.Interval) bool {
		return i.StartS < one.EndS && one.StartS < i.EndS
	})
}

func measureShipped(t *testing.T, name string) report.Take {
	t.Helper()
	var j judging
	take := j.measureFile(t.Context(), filepath.Join(shippedTakes, name))
	if take.Err != nil {
		t.Fatal(take.Err)
	}
	return take
}

// shipped is what is known about a take because it was made that way.
type shipped struct {
	start, end, wpm float64
	gaps            []analysis.Interval
}

func shippedTruth(t *testing.T) map[string]shipped {
	t.Helper()
	f, err := os.Open(filepath.Join(shippedTakes, "truth.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	number := func(s string) float64 {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	truth := map[string]shipped{}
	for _, row := range rows[1:] {
		s := shipped{start: number(row[2]), end: number(row[3]), wpm: number(row[4])}
		for gap := range strings.FieldsSeq(row[5]) {
			from, to, _ := strings.Cut(gap, "-")
			s.gaps = append(s.gaps, analysis.Interval{StartS: number(from), EndS: number(to)})
		}
		truth[row[0]] = s
	}
	if got := slices.Sorted(maps.Keys(truth)); len(got) != 4 {
		t.Fatalf("truth of %v, want four takes", got)
	}
	return truth
}
