package report

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

func htmlOf(draw func(Take) (string, error)) func(*bytes.Buffer) Writer {
	return func(b *bytes.Buffer) Writer { return NewHTML(b, draw) }
}

func square(Take) (string, error) { return `<svg id="drawn"></svg>`, nil }

func TestHTMLGolden(t *testing.T) {
	golden(t, "page.html", render(t, htmlOf(square), rushedTake(), brokenTake(), silentTake()))
}

// TestHTMLNeedsNothingElse: no script, nothing from elsewhere.
func TestHTMLNeedsNothingElse(t *testing.T) {
	out := render(t, htmlOf(square), goodTake())
	for _, bad := range []string{"<script", "http://", "https://", "@import", "url(", "<link", "<img"} {
		if strings.Contains(out, bad) {
			t.Errorf("the page contains %q", bad)
		}
	}
	if !strings.Contains(out, `<svg id="drawn"></svg>`) {
		t.Error("the picture is not in the page")
	}
}

// TestHTMLEscapes: what comes from file names and notes is text.
func TestHTMLEscapes(t *testing.T) {
	evil := goodTake()
	evil.File = `takes/<script>alert(1)</script>"'.wav`
	evil.Delivery.Notes = []string{"<b>bold</b>"}
	broken := Take{File: "<i>x</i>", Err: errors.New("<u>why</u>")}
	out := render(t, htmlOf(square), evil, broken)
	for _, bad := range []string{"<script", "<b>bold", "<i>x", "<u>why"} {
		if strings.Contains(out, bad) {
			t.Errorf("the page contains %q", bad)
		}
	}
}

func TestHTMLPassesErrorsOn(t *testing.T) {
	no := errors.New("no picture")
	w := NewHTML(io.Discard, func(Take) (string, error) { return "", no })
	if err := w.Write(goodTake()); !errors.Is(err, no) {
		t.Errorf("error %v, want that of the picture", err)
	}
	full := writerFunc(func([]byte) (int, error) { return 0, io.ErrShortWrite })
	if err := NewHTML(full, square).Write(goodTake()); err == nil {
		t.Error("no error on a full disk")
	}
}
