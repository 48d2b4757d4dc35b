package report

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"rehearse/analysis"
	"rehearse/feedback"
)

var (
	measured = analysis.Measured
	today    = time.Date(2026, 3, 5, 18, 0, 0, 0, time.UTC)
)

func entry(id string, at time.Time, state feedback.State, faults ...string) Entry {
	return Entry{
		ID: id, Recorded: at, Overall: state, Faults: faults,
		WordsPerMinute: measured(151.6), PausePercent: measured(17.2), PitchSDST: measured(2.75), SNRDB: measured(31), SpanS: measured(18.94),
	}
}

func listed(t *testing.T, s Style, entries ...Entry) string {
	t.Helper()
	var b strings.Builder
	if err := List(&b, entries, today, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestListStandsUnderDays(t *testing.T) {
	slight := entry("opener-c", today.AddDate(0, 0, -1), feedback.Warn)
	slight.Remarks = []string{feedback.Pauses}
	got := listed(t, Style{},
		entry("opener-a", today.Add(-time.Hour), feedback.Pass),
		entry("opener-b", today.Add(-2*time.Hour), feedback.Fail, feedback.Rushed, feedback.Flat),
		slight,
		entry("opener-d", today.AddDate(0, 0, -8), feedback.Unknown),
		entry("opener-e", today.AddDate(-1, 0, 0), feedback.Pass),
	)
	want := `                words pauses melody  room length
  take           /min      %     st    dB      s  heard as
  today
✓ opener-a        152     17    2.8    31   18.9
✗ opener-b        152     17    2.8    31   18.9  rushed, flat
  yesterday
! opener-c        152     17    2.8    31   18.9  (pauses)
  Wednesday 25 February
? opener-d        152     17    2.8    31   18.9  can not be judged
  Wednesday 5 March 2025
✓ opener-e        152     17    2.8    31   18.9
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestListKeepsNamesWhole: names are typed, so they are never cut; lines stay
// within the terminal as long as names allow.
func TestListKeepsNamesWhole(t *testing.T) {
	long := strings.Repeat("opener-", 6) + "2026-03-05-101010"
	for _, name := range []string{"opener-2026-03-05-101010", long} {
		got := listed(t, Style{Width: 80}, entry(name, today, feedback.Fail,
			feedback.Rushed, feedback.Flat, feedback.Noisy, feedback.Pauses, feedback.Length))
		if !strings.Contains(got, name+" ") {
			t.Errorf("the name is cut:\n%s", got)
		}
		for line := range strings.Lines(got) {
			if n := ansi.StringWidth(strings.TrimRight(line, "\n")); n > max(80, len(name)+40) {
				t.Errorf("%d columns: %s", n, line)
			}
		}
	}
}

func TestListShowsWhatWasNotMeasured(t *testing.T) {
	none := Entry{ID: "silent", Recorded: today, Overall: feedback.Unknown}
	free := entry("free", today, feedback.Pass)
	free.WordsPerMinute, free.SyllablesPerSecond = analysis.Value{}, measured(3.62)
	gone := entry("gone", today, feedback.Fail, feedback.Flat)
	gone.Gone = true
	got := listed(t, Style{ASCII: true}, none, free, gone, entry("\x1b[2Jevil", today, feedback.Pass))
	for _, want := range []string{
		"? silent            -      -      -     -      -  can not be judged\n",
		"+ free          3.6/s     17 ",
		"x gone            152     17    2.8    31   18.9  recording gone\n",
		"+ ?[2Jevil ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	for _, r := range got {
		if r > 126 || r < 10 {
			t.Errorf("%q in plain ASCII", r)
		}
	}
}

func TestDay(t *testing.T) {
	newYear := time.Date(2026, 1, 1, 0, 30, 0, 0, time.UTC)
	for _, tt := range []struct {
		at, now time.Time
		want    string
	}{
		{newYear, newYear, "today"},
		{newYear.Add(-time.Hour), newYear, "yesterday"},
		{newYear.AddDate(0, 0, -2), newYear, "Tuesday 30 December 2025"},
		{newYear, newYear.AddDate(0, 0, 9), "Thursday 1 January"},
	} {
		if got := Day(tt.at, tt.now); got != tt.want {
			t.Errorf("%v on %v is %q, want %q", tt.at, tt.now, got, tt.want)
		}
	}
}

func TestCompareSaysBetterOrWorseNotMoreOrLess(t *testing.T) {
	pace := feedback.Span{Min: 130, Max: 170}
	atLeast := feedback.Span{Min: 2.5, Max: math.Inf(1)}
	atMost := feedback.Span{Min: math.Inf(-1), Max: 1.5}
	var none analysis.Value
	for _, tt := range []struct {
		before, now analysis.Value
		target      feedback.Span
		change      feedback.Change
		want        string
	}{
		{measured(200), measured(150), pace, feedback.Better, "▲ x       u                200     150   better, now 130 to 170"},
		{measured(100), measured(120), pace, feedback.Better, "▲ x       u                100     120   better, still under 130"},
		{measured(150), measured(190), pace, feedback.Worse, "▼ x       u                150     190   worse, over 170"},
		{measured(150), measured(140), pace, feedback.Same, "= x       u                150     140   good: 130 to 170"},
		{measured(200), measured(201), pace, feedback.Same, "= x       u                200     201   the same, over 170"},
		{measured(1), measured(3), atLeast, feedback.Better, "▲ x       u                  1       3   better, now 2.5 or more"},
		{measured(3), measured(1), atMost, feedback.Better, "▲ x       u                  3       1   better, now no more than 1.5"},
		{none, measured(1), atMost, feedback.Unclear, "  x       u                  -       1   not measured"},
		{measured(1), measured(1), atMost, feedback.Unclear, "  x       u                  1       1   no target"},
	} {
		var b strings.Builder
		c := Comparison{
			Before: entry("a", today.AddDate(0, 0, -1), feedback.Fail, feedback.Rushed), Now: entry("b", today, feedback.Pass),
			Rows: []Compared{{Name: "x", Unit: "u", Before: tt.before, Now: tt.now, Target: tt.target, Change: tt.change}},
		}
		if err := Compare(&b, c, today, Style{}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), tt.want+"\n") {
			t.Errorf("%q is not in\n%s", tt.want, &b)
		}
		for _, want := range []string{"  before  a  yesterday, 18:00\n          ✗ not yet: rushed\n", "  now     b  today, 18:00\n          ✓ ready\n"} {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%q is not in\n%s", want, &b)
			}
		}
	}
}

func TestSparkline(t *testing.T) {
	values := func(list ...float64) (all []analysis.Value) {
		for _, x := range list {
			all = append(all, measured(x)) // NaN: not measured
		}
		return all
	}
	for _, tt := range []struct {
		name   string
		values []analysis.Value
		step   float64
		want   string
	}{
		{"rising", values(0, 10, 20, 30, 40, 50, 60, 70), 1, "▁▂▃▄▅▆▇█"},
		{"level within what can be heard", values(30, 30.4, 29.8), 1, "▄▅▄"},
		{"one", values(5), 1, "▅"},
		{"a gap", values(0, math.NaN(), 70), 1, "▁ █"},
		{"nothing", values(math.NaN(), math.NaN()), 1, "  "},
	} {
		if got := (Style{}).sparkline(tt.values, tt.step); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestTrendFitsTheTerminal: of a long history the last takes are drawn.
func TestTrendFitsTheTerminal(t *testing.T) {
	var values []analysis.Value
	for i := range 200 {
		values = append(values, measured(float64(i)))
	}
	for _, width := range []int{60, 80, 120} {
		var b strings.Builder
		trend := Trend{
			Script: "opener", Takes: 200, Since: today.AddDate(0, 0, -1), Streak: 3, Best: entry("opener-a", today, feedback.Pass),
			Rows: []Course{{Step: 5, Values: values, Compared: Compared{
				Name: "pace", Unit: "words/min", Before: values[0], Now: values[199],
				Target: feedback.Span{Min: 130, Max: 170}, Change: feedback.Worse,
			}}},
		}
		if err := TrendText(&b, trend, today, Style{Width: width}); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(b.String(), "  opener  200 takes since yesterday, 3 passes in a row\n") || !strings.Contains(b.String(), "worse, over 170") {
			t.Errorf("width %d:\n%s", width, &b)
		}
		for line := range strings.Lines(b.String()) {
			if n := ansi.StringWidth(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("width %d: %d columns: %s", width, n, line)
			}
		}
	}
}
