package main

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/rehearsal"
	"rehearse/script"
)

func testMeter() *meter {
	return &meter{max: time.Minute, voice: rehearsal.NewMeter(feedback.TargetsFor(script.Free).VoiceDBFS)}
}

func TestMeterLine(t *testing.T) {
	for _, tt := range []struct {
		name  string
		level analysis.Level
		want  string
	}{
		{"silence", analysis.Level{PeakDBFS: -120, RMSDBFS: -120},
			"* 0:07 of 1:00  ........................................            Enter stops"},
		{"a voice set right", analysis.Level{PeakDBFS: -12, RMSDBFS: -24, Speaking: true},
			"* 0:07 of 1:00  ################################........  good      Enter stops"},
		{"a faint voice", analysis.Level{PeakDBFS: -30, RMSDBFS: -34, Speaking: true},
			"* 0:07 of 1:00  ####################....................  quiet     Enter stops"},
		{"a voice near full scale", analysis.Level{PeakDBFS: 0, RMSDBFS: -8, Speaking: true},
			"* 0:07 of 1:00  ########################################  loud      Enter stops"},
		{"clipping", analysis.Level{PeakDBFS: 0, RMSDBFS: -6, Clipped: true},
			"* 0:07 of 1:00  ########################################  too loud  Enter stops"},
	} {
		m := testMeter()
		m.ascii = true
		for range 10 { // a second
			m.line(80, 6*time.Second, tt.level)
		}
		if got := m.line(80, 7*time.Second, tt.level); got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func TestMeterWordStaysBetweenSyllables(t *testing.T) {
	m := testMeter()
	m.line(80, 0, analysis.Level{PeakDBFS: -12, RMSDBFS: -20, Speaking: true})
	quiet := analysis.Level{PeakDBFS: -60, RMSDBFS: -70}
	if got := m.line(80, 0, quiet); !strings.Contains(got, "good") {
		t.Errorf("a tenth of a second later: %q", got)
	}
	for range 20 {
		m.line(80, 0, quiet)
	}
	if got := m.line(80, 0, quiet); strings.Contains(got, "good") || strings.Contains(got, "quiet") {
		t.Errorf("two seconds later: %q", got)
	}
}

func TestMeterFitsEveryTerminal(t *testing.T) {
	for width := 1; width <= 120; width++ {
		line := testMeter().line(width, 59*time.Second, analysis.Level{PeakDBFS: -3, RMSDBFS: -20})
		if n := utf8.RuneCountInString(line); n >= width && width > 20 {
			t.Errorf("width %d: %d columns", width, n)
		}
	}
}

func TestMeterColoursOnlyWhereAsked(t *testing.T) {
	m := testMeter()
	level := analysis.Level{PeakDBFS: -3, RMSDBFS: -20}
	if strings.Contains(m.line(80, 0, level), "\x1b") {
		t.Error("colour where there is none")
	}
	m.colour = true
	if !strings.Contains(m.line(80, 0, level), "\x1b[32m") {
		t.Error("no colour")
	}
}

func TestLiveLineIsForTerminals(t *testing.T) {
	s, _, errOut := testStreams()
	l := s.live()
	l.show("meter")
	l.say("a note")
	l.clear()
	if errOut.String() != "a note\n" {
		t.Errorf("off a terminal: %q", errOut)
	}
	errOut.Reset()
	s.Animate = true
	l = s.live()
	l.show("meter")
	l.say("a note")
	l.show("meter")
	l.clear()
	if want := "\rmeter\x1b[K" + "\r\x1b[K" + "a note\n" + "\rmeter\x1b[K" + "\r\x1b[K"; errOut.String() != want {
		t.Errorf("on a terminal: %q", errOut)
	}
}
