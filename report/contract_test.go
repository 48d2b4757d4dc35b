package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/script"
)

// contract is the form of rehearse.take/1: each field and what it may hold.
// A ? allows null.
const contract = `
schema string
file string
error ?string
audio.duration_s number
audio.sample_rate_hz number
audio.channels number
audio.encoding string
audio.truncated bool
call string
script.file string
script.words number
script.syllables number
script.expected_s ?number
speech.start_s ?number
speech.end_s ?number
speech.span_s ?number
speech.phonation_s ?number
speech.segments[].start_s number
speech.segments[].end_s number
rate.source string
rate.words_per_minute ?number
rate.syllables_per_second ?number
rate.articulation_rate_syll_per_s ?number
rate.syllables ?number
rate.acoustic_syllables ?number
pauses.min_s number
pauses.count number
pauses.ratio ?number
pauses.total_s ?number
pauses.mean_s ?number
pauses.longest_s ?number
pauses.list[].start_s number
pauses.list[].end_s number
loudness.integrated_lufs ?number
loudness.active_dbfs ?number
loudness.sd_db ?number
loudness.range_db ?number
loudness.trend_db_per_10s ?number
pitch.median_hz ?number
pitch.sd_st ?number
pitch.range80_st ?number
pitch.pvq ?number
pitch.voiced_s ?number
noise.floor_dbfs ?number
noise.snr_db ?number
noise.confidence ?string
noise.kind ?string
noise.hum_hz ?number
clipping.samples number
clipping.ratio number
verdicts[].name string
verdicts[].state string
verdicts[].value ?number
verdicts[].unit string
verdicts[].target.min ?number
verdicts[].target.max ?number
verdicts[].evidence string
verdicts[].advice string
overall string
heard string
next string
notes[] string
`

// flatten lists the leaves of a JSON value by path with their types.
func flatten(path string, value any, into map[string][]string) {
	switch x := value.(type) {
	case map[string]any:
		for key, sub := range x {
			flatten(strings.TrimPrefix(path+"."+key, "."), sub, into)
		}
	case []any:
		for _, sub := range x {
			flatten(path+"[]", sub, into)
		}
	case nil:
		into[path] = append(into[path], "null")
	case bool:
		into[path] = append(into[path], "bool")
	case float64:
		into[path] = append(into[path], "number")
	case string:
		into[path] = append(into[path], "string")
	}
}

func decode(t *testing.T, takes ...Take) []map[string]any {
	t.Helper()
	var out []map[string]any
	lines := render(t, func(b *bytes.Buffer) Writer { return NewNDJSON(b) }, takes...)
	for line := range strings.Lines(lines) {
		var doc map[string]any
		if err := json.Unmarshal([]byte(line), &doc); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		out = append(out, doc)
	}
	return out
}

func TestJSONContract(t *testing.T) {
	may := map[string]string{}
	for _, line := range strings.Fields(strings.ReplaceAll(strings.TrimSpace(contract), " ", "=")) {
		path, kind, _ := strings.Cut(line, "=")
		may[path] = kind
	}
	noted := goodTake()
	noted.Delivery.Notes = []string{"a note"}
	for _, take := range []Take{noted, rushedTake()} {
		got := map[string][]string{}
		flatten("", decode(t, take)[0], got)
		for path, kind := range may {
			if len(got[path]) == 0 {
				t.Errorf("%s: no %s", take.File, path)
			}
			for _, is := range got[path] {
				if is != strings.TrimPrefix(kind, "?") && !(is == "null" && kind[0] == '?') {
					t.Errorf("%s: %s is %s, want %s", take.File, path, is, kind)
				}
			}
		}
		for path := range got {
			if may[path] == "" {
				t.Errorf("%s: %s is not in the contract", take.File, path)
			}
		}
	}
}

// TestWhatWasNotMeasuredIsNull: never 0, and the lists are empty, not null.
func TestWhatWasNotMeasuredIsNull(t *testing.T) {
	doc := decode(t, silentTake())[0]
	if doc["script"] != nil {
		t.Errorf("script %v without one", doc["script"])
	}
	for path, fields := range map[string][]string{
		"speech":   {"start_s", "end_s", "span_s", "phonation_s"},
		"rate":     {"words_per_minute", "syllables_per_second", "articulation_rate_syll_per_s", "syllables", "acoustic_syllables"},
		"pauses":   {"ratio", "total_s", "mean_s", "longest_s"},
		"loudness": {"integrated_lufs", "active_dbfs", "sd_db", "range_db", "trend_db_per_10s"},
		"pitch":    {"median_hz", "sd_st", "range80_st", "pvq", "voiced_s"},
		"noise":    {"floor_dbfs", "snr_db", "confidence", "kind", "hum_hz"},
	} {
		section := doc[path].(map[string]any)
		for _, field := range fields {
			if got, ok := section[field]; !ok || got != nil {
				t.Errorf("%s.%s is %v, want null", path, field, got)
			}
		}
	}
	for path, field := range map[string]string{"speech": "segments", "pauses": "list"} {
		if got, ok := doc[path].(map[string]any)[field].([]any); !ok || len(got) != 0 {
			t.Errorf("%s.%s is %v, want an empty list", path, field, got)
		}
	}
}

// TestUnreadTake: the error is said and every section is null.
func TestUnreadTake(t *testing.T) {
	doc := decode(t, brokenTake())[0]
	if doc["schema"] != Schema || doc["file"] != "takes/broken.wav" || doc["error"] != "takes/broken.wav: FLAC, not WAV" {
		t.Errorf("schema %v, file %v, error %v", doc["schema"], doc["file"], doc["error"])
	}
	good := decode(t, goodTake())[0]
	if got, want := slices.Sorted(maps.Keys(doc)), slices.Sorted(maps.Keys(good)); !slices.Equal(got, want) {
		t.Errorf("sections %v, want %v", got, want)
	}
	for key, value := range doc {
		switch key {
		case "schema", "file", "error":
		case "notes":
			if list, ok := value.([]any); !ok || len(list) != 0 {
				t.Errorf("notes is %v, want an empty list", value)
			}
		default:
			if value != nil {
				t.Errorf("%s is %v, want null", key, value)
			}
		}
	}
}

// TestNoNumberBreaksJSON: whatever the measures hold, the result is JSON.
func TestNoNumberBreaksJSON(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, math.Copysign(0, -1), 5e-324} {
		broken := goodTake()
		m := &broken.Delivery.Measures
		m.Clipping.Ratio = x
		m.Pauses.MinS = x
		m.Pauses.List = []analysis.Interval{{StartS: x, EndS: x}}
		m.Noise.SNRDB = analysis.Measured(x)
		broken.Delivery.Script.ExpectedS = x
		decode(t, broken)
	}
}

func TestJSONIsOneObjectOrAnArray(t *testing.T) {
	one := render(t, func(b *bytes.Buffer) Writer { return NewJSON(b, false) }, goodTake())
	var object map[string]any
	if err := json.Unmarshal([]byte(one), &object); err != nil {
		t.Errorf("one take: %v", err)
	}
	for n := range 4 {
		takes := slices.Repeat([]Take{goodTake()}, n)
		var array []map[string]any
		out := render(t, func(b *bytes.Buffer) Writer { return NewJSON(b, true) }, takes...)
		if err := json.Unmarshal([]byte(out), &array); err != nil || len(array) != n {
			t.Errorf("%d takes: %d objects, %v", n, len(array), err)
		}
	}
}

// TestWritesAreWhole: every Write of a line form is one write below, so an
// interruption leaves whole lines.
func TestWritesAreWhole(t *testing.T) {
	for name, to := range map[string]func(io.Writer) Writer{"ndjson": NewNDJSON, "csv": NewCSV} {
		var seen []string
		w := to(writerFunc(func(p []byte) (int, error) {
			seen = append(seen, string(p))
			return len(p), nil
		}))
		for range 3 {
			if err := w.Write(rushedTake()); err != nil {
				t.Fatal(err)
			}
		}
		if len(seen) != 3 {
			t.Errorf("%s: %d writes for 3 takes", name, len(seen))
		}
		for _, chunk := range seen {
			if !strings.HasSuffix(chunk, "\n") {
				t.Errorf("%s: a write ends with %q", name, chunk[max(0, len(chunk)-20):])
			}
		}
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// TestFullDiskIsReported: an error of the place below is passed on.
func TestFullDiskIsReported(t *testing.T) {
	full := writerFunc(func([]byte) (int, error) { return 0, io.ErrShortWrite })
	for name, w := range map[string]Writer{
		"json": NewJSON(full, true), "ndjson": NewNDJSON(full), "csv": NewCSV(full),
		"text": NewText(full, Style{}), "table": NewTable(full, Style{}),
	} {
		err := w.Write(goodTake())
		if err == nil {
			err = w.Close()
		}
		if err == nil {
			t.Errorf("%s: no error on a full disk", name)
		}
	}
}

func TestCSV(t *testing.T) {
	out := render(t, func(b *bytes.Buffer) Writer { return NewCSV(b) }, goodTake(), brokenTake(), silentTake())
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll() // checks that rows are of one length
	if err != nil {
		t.Fatal(err)
	}
	cell := func(take int, column string) string {
		i := slices.Index(rows[0], column)
		if i < 0 {
			t.Fatalf("no column %s in %v", column, rows[0])
		}
		return rows[take][i]
	}
	for _, tt := range []struct {
		take         int
		column, want string
	}{
		{1, "file", "takes/good.wav"}, {1, "error", ""}, {1, "script_words", "48"},
		{1, "words_per_minute", "148.4536"}, {1, "noise_hum_hz", "50"}, {1, "verdict_rushed", "pass"},
		{2, "error", "takes/broken.wav: FLAC, not WAV"}, {2, "duration_s", ""}, {2, "overall", ""},
		{3, "words_per_minute", ""}, {3, "noise_snr_db", ""}, {3, "overall", "unknown"}, {3, "script_words", ""},
	} {
		if got := cell(tt.take, tt.column); got != tt.want {
			t.Errorf("row %d, %s: %q, want %q", tt.take, tt.column, got, tt.want)
		}
	}
	seen := map[string]bool{}
	for _, name := range rows[0] {
		if seen[name] {
			t.Errorf("two columns %s", name)
		}
		seen[name] = true
	}
}

// TestTableShowsTheWorstFirst: by outcome, then by the number of faults and
// remarks, then in the order they came.
func TestTableShowsTheWorstFirst(t *testing.T) {
	takes := []Take{goodTake(), silentTake(), rushedTake(), goodTake()}
	for i, name := range []string{"a", "b", "c", "d"} {
		takes[i].File = name
	}
	out := render(t, func(b *bytes.Buffer) Writer { return NewTable(b, Style{}) }, takes...)
	var order string
	for line := range strings.Lines(out) {
		if fields := strings.Fields(line); len(fields) > 1 && len(fields[1]) == 1 {
			order += fields[1]
		}
	}
	if order != "cbad" {
		t.Errorf("order %s, want cbad in\n%s", order, out)
	}
}

func TestExplanationsLeadToRealTargets(t *testing.T) {
	targets := feedback.TargetsFor(script.Voicemail)
	for _, e := range feedback.Explanations() {
		var b bytes.Buffer
		if err := Explain(&b, e, targets, Style{}); err != nil {
			t.Fatal(err)
		}
		for _, name := range e.Bands {
			if !strings.Contains(b.String(), fmt.Sprintf("\n  %-21s ", name)) {
				t.Errorf("%s: target %s is not shown", e.Name, name)
			}
		}
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if found, ok := feedback.Explain(name); !ok || found.Name != e.Name {
				t.Errorf("%s leads to %q, want %s", name, found.Name, e.Name)
			}
		}
	}
	for _, v := range goodTake().Delivery.Verdicts {
		if _, ok := feedback.Explain(v.Name); !ok {
			t.Errorf("the verdict %s is not explained", v.Name)
		}
	}
}
