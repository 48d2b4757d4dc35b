package report

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/script"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with testdata/name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test ./report -update writes it anew. Got:\n%s", path, got)
	}
}

var v = analysis.Measured

// goodTake is an opener of 48 words with nothing wrong.
func goodTake() Take {
	hum := 50
	m := analysis.Measures{
		DurationS: v(21.1),
		Speech: analysis.Speech{
			StartS: v(0.9), EndS: v(20.3), SpanS: v(19.4), PhonationS: v(17.2),
			Segments: []analysis.Interval{{StartS: 0.9, EndS: 7.5}, {StartS: 8.1, EndS: 14}, {StartS: 14.6, EndS: 19}, {StartS: 20, EndS: 20.3}},
		},
		Rate: analysis.Rate{AcousticSyllables: v(70)},
		Pauses: analysis.Pauses{
			MinS: 0.25, Count: 3, Ratio: v(0.1134), TotalS: v(2.2), MeanS: v(2.2 / 3), LongestS: v(1),
			List: []analysis.Interval{{StartS: 7.5, EndS: 8.1}, {StartS: 14, EndS: 14.6}, {StartS: 19, EndS: 20}},
		},
		Loudness: analysis.Loudness{IntegratedLUFS: v(-22.1), ActiveDBFS: v(-21.7), SDDB: v(3.6), RangeDB: v(9), TrendDBPer10S: v(-0.4)},
		Pitch:    analysis.Pitch{MedianHz: v(181), SDST: v(3.4), Range80ST: v(8.5), PVQ: v(0.2), VoicedS: v(9.1)},
		Noise:    analysis.Noise{FloorDBFS: v(-66), SNRDB: v(42), Confidence: analysis.ConfidenceGood, Kind: analysis.NoiseHum, HumHz: &hum},
	}
	return take("takes/good.wav", m, script.Opener)
}

// rushedTake is a voicemail in one breath from a full cafe, cut short.
func rushedTake() Take {
	m := goodTake().Delivery.Measures
	m.Speech = analysis.Speech{
		StartS: v(0.2), EndS: v(13.9), SpanS: v(13.7), PhonationS: v(13.4),
		Segments: []analysis.Interval{{StartS: 0.2, EndS: 9}, {StartS: 9.3, EndS: 13.9}},
	}
	m.Pauses = analysis.Pauses{MinS: 0.25, Count: 1, Ratio: v(0.0219), TotalS: v(0.3), MeanS: v(0.3), LongestS: v(0.3), List: []analysis.Interval{{StartS: 9, EndS: 9.3}}}
	m.Noise = analysis.Noise{FloorDBFS: v(-38), SNRDB: v(13), Confidence: analysis.ConfidenceLow, Kind: analysis.NoiseBabble}
	m.Clipping = analysis.Clipping{Samples: 1234, Ratio: 0.00555}
	m.Notes = []string{"the file ends before its header says, so the end of the take may be missing; what is there was measured"}
	t := take("takes/rushed.wav", m, script.Voicemail)
	t.Audio.Truncated = true
	return t
}

// silentTake has no voice in it.
func silentTake() Take {
	m := analysis.Measures{DurationS: v(4), Pauses: analysis.Pauses{MinS: 0.25}, Notes: []string{"the recording holds nothing but zeros"}}
	return take("takes/silent.wav", m, script.Free)
}

func brokenTake() Take {
	return Take{File: "takes/broken.wav", Err: errors.New("takes/broken.wav: FLAC, not WAV")}
}

func take(file string, m analysis.Measures, call script.Call) Take {
	text := &script.Script{File: strings.TrimSuffix(file, "wav") + "txt", Words: 48, Syllables: 70, ExpectedS: 19.86}
	if call == script.Free {
		text = nil
	}
	return Take{
		File:     file,
		Audio:    Audio{DurationS: m.DurationS.Or(0), SampleRateHz: 16000, Channels: 1, Encoding: "pcm_s16le"},
		Delivery: feedback.Judge(m, text, call, feedback.TargetsFor(call)),
	}
}

func render(t *testing.T, to func(*bytes.Buffer) Writer, takes ...Take) string {
	t.Helper()
	var b bytes.Buffer
	w := to(&b)
	for _, take := range takes {
		if err := w.Write(take); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextGolden(t *testing.T) {
	text := func(s Style) func(*bytes.Buffer) Writer {
		return func(b *bytes.Buffer) Writer { return NewText(b, s) }
	}
	golden(t, "good.txt", render(t, text(Style{}), goodTake()))
	golden(t, "rushed.txt", render(t, text(Style{}), rushedTake()))
	golden(t, "silent.txt", render(t, text(Style{}), silentTake()))
	golden(t, "rushed-ascii.txt", render(t, text(Style{ASCII: true, Width: 60}), rushedTake()))
	golden(t, "good-colour.txt", render(t, text(Style{Colour: true, Width: 100}), goodTake()))
}

func TestTableGolden(t *testing.T) {
	table := func(b *bytes.Buffer) Writer { return NewTable(b, Style{}) }
	golden(t, "table.txt", render(t, table, goodTake(), silentTake(), brokenTake(), rushedTake()))
	golden(t, "table-one.txt", render(t, table, goodTake()))
	golden(t, "table-none.txt", render(t, table, brokenTake(), brokenTake()))
}

func TestMachineFormsGolden(t *testing.T) {
	all := []Take{goodTake(), rushedTake(), brokenTake(), silentTake()}
	golden(t, "good.json", render(t, func(b *bytes.Buffer) Writer { return NewJSON(b, false) }, goodTake()))
	golden(t, "all.json", render(t, func(b *bytes.Buffer) Writer { return NewJSON(b, true) }, all...))
	golden(t, "all.ndjson", render(t, func(b *bytes.Buffer) Writer { return NewNDJSON(b) }, all...))
	golden(t, "all.csv", render(t, func(b *bytes.Buffer) Writer { return NewCSV(b) }, all...))
}

// TestEveryLineFits: no line of a report is wider than the place it goes to,
// and without ASCII trouble none has a sign beyond it.
func TestEveryLineFits(t *testing.T) {
	long := rushedTake()
	long.File = "takes/" + strings.Repeat("long", 40) + "名前.wav"
	for _, width := range []int{60, 72, 80, 96} {
		for _, ascii := range []bool{false, true} {
			s := Style{ASCII: ascii, Width: width}
			out := render(t, func(b *bytes.Buffer) Writer { return NewText(b, s) }, goodTake(), rushedTake(), silentTake())
			out += render(t, func(b *bytes.Buffer) Writer { return NewTable(b, s) }, goodTake(), rushedTake(), silentTake())
			var b bytes.Buffer
			for _, e := range feedback.Explanations() {
				if err := Explain(&b, e, feedback.TargetsFor(script.Opener), s); err != nil {
					t.Fatal(err)
				}
			}
			if err := ExplainAll(&b, feedback.Explanations(), feedback.TargetsFor(script.Opener), s); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(out + b.String()) {
				line = strings.TrimRight(line, "\n")
				if w := ansi.StringWidth(line); w > width {
					t.Errorf("width %d: a line of %d: %q", width, w, line)
				}
				if i := strings.IndexFunc(line, func(r rune) bool { return r > '~' }); ascii && i >= 0 {
					t.Errorf("not ASCII: %q", line)
				}
			}
		}
	}
}

// TestFileNamesCanNotDriveTheTerminal: escape sequences in a name are not
// passed on.
func TestFileNamesCanNotDriveTheTerminal(t *testing.T) {
	evil := goodTake()
	evil.File = "takes/\x1b]0;owned\x07\x1b[2J\u202e.wav"
	evil.Delivery.Script.File = "\x1b[31m.txt"
	out := render(t, func(b *bytes.Buffer) Writer { return NewText(b, Style{}) }, evil)
	out += render(t, func(b *bytes.Buffer) Writer { return NewTable(b, Style{}) }, evil, goodTake())
	if strings.ContainsAny(out, "\x1b\x07\u202e") {
		t.Errorf("control characters in %q", out)
	}
}

func TestNoColourWithoutColour(t *testing.T) {
	if out := render(t, func(b *bytes.Buffer) Writer { return NewText(b, Style{}) }, goodTake()); strings.Contains(out, "\x1b") {
		t.Errorf("an escape sequence in %q", out)
	}
}

// TestBriefIsAllWords: what a screen reader is to read out holds no pictures.
func TestBriefIsAllWords(t *testing.T) {
	take := goodTake()
	take.Delivery.Notes = []string{"about 60 ms of sound were lost"}
	var b bytes.Buffer
	if err := Brief(&b, take, Style{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"good.wav · 21.1 s", "READY", "Next", "semitones", "note: about 60 ms of sound were lost\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("does not say %q:\n%s", want, b.String())
		}
	}
	if strings.ContainsAny(b.String(), "━●▬▶") {
		t.Errorf("draws a picture:\n%s", b.String())
	}
}
