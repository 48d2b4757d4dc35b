package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"math"
	"path/filepath"

	"rehearse/feedback"
)

//go:embed page.html.tmpl
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// NewHTML writes takes as one page that needs nothing but itself: no script,
// no style sheet, no picture from elsewhere. draw gives the picture of a take
// as an SVG element.
func NewHTML(w io.Writer, draw func(Take) (string, error)) Writer {
	return &htmlWriter{w: w, draw: draw}
}

type htmlWriter struct {
	w     io.Writer
	draw  func(Take) (string, error)
	begun bool
}

func (h *htmlWriter) begin() error {
	if h.begun {
		return nil
	}
	h.begun = true
	return page.ExecuteTemplate(h.w, "begin", nil)
}

// Write adds a take. One that could not be read has its reason instead.
func (h *htmlWriter) Write(t Take) error {
	if err := h.begin(); err != nil {
		return err
	}
	if t.Err != nil {
		return page.ExecuteTemplate(h.w, "unread", struct{ File, Error string }{t.File, t.Err.Error()})
	}
	svg, err := h.draw(t)
	if err != nil {
		return err
	}
	return page.ExecuteTemplate(h.w, "take", newHTMLTake(t, template.HTML(svg)))
}

func (h *htmlWriter) Close() error {
	if err := h.begin(); err != nil {
		return err
	}
	return page.ExecuteTemplate(h.w, "end", nil)
}

// htmlTake is a take as the page's template wants it.
type htmlTake struct {
	Title, Subtitle string
	State           feedback.State
	Word            string
	Heard, Next     string
	Picture         template.HTML
	Rows            []htmlRow
	Bars            []htmlBar
	Details         string
	Notes           []string
}

type htmlRow struct {
	Name, Mark string
	State      feedback.State
	Evidence   string
	Advice     string
}

// htmlBar is a figure; the places are in percent of the bar.
type htmlBar struct {
	Name, Value, Unit, Goal string
	State                   feedback.State
	From, Width, At         float64
}

func newHTMLTake(t Take, picture template.HTML) htmlTake {
	d := &t.Delivery
	out := htmlTake{
		Title: filepath.Base(t.File), Subtitle: subtitle(t),
		State: d.Overall, Word: verdictWords[d.Overall],
		Heard: heardSentence(d), Next: d.Next,
		Picture: picture, Details: details(t), Notes: d.Notes,
	}
	for _, o := range observations(d) {
		if o.Advice == d.Next {
			o.Advice = "" // it is said above
		}
		out.Rows = append(out.Rows, htmlRow{o.name, Style{}.mark(o.State), o.State, o.Evidence, o.Advice})
	}
	for _, f := range figuresOf(d) {
		v, ok := f.value.Get()
		if !ok {
			continue
		}
		place := func(x float64) float64 { return math.Round(100 * min(1, max(0, (x-f.lo)/(f.hi-f.lo)))) }
		from, to := place(f.target.Min.Or(f.lo)), place(f.target.Max.Or(f.hi))
		out.Bars = append(out.Bars, htmlBar{
			Name: f.name, Value: fmt.Sprintf("%.*f", f.digits, v), Unit: f.unit, Goal: f.goal(),
			State: f.state, From: from, Width: to - from, At: place(v),
		})
	}
	return out
}
