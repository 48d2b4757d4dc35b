package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"rehearse/analysis"
	"rehearse/feedback"
)

// Table collects takes and shows them at Close as one table, the ones that
// need work first. It keeps a line for each take, not the take.
type Table struct {
	w      io.Writer
	style  Style
	rows   []row
	noted  bool // there are notes on some take
	unread int
}

type row struct {
	file                  string
	overall               feedback.State
	faults, remarks       int
	wpm, syll, pauses, sd analysis.Value
	level, snr            analysis.Value
	heardAs               string
}

// NewTable returns an empty table that will be written to w.
func NewTable(w io.Writer, s Style) *Table { return &Table{w: w, style: s} }

// Write adds a take. One that could not be read is only counted: who shows the
// table has named it already.
func (t *Table) Write(take Take) error {
	if take.Err != nil {
		t.unread++
		return nil
	}
	m := &take.Delivery.Measures
	r := row{
		file: take.File, overall: take.Delivery.Overall, heardAs: heardAs(take.Delivery),
		wpm: m.Rate.WordsPerMinute, syll: m.Rate.SyllablesPerSecond,
		pauses: find(&take.Delivery, feedback.Pauses).Value,
		sd:     m.Pitch.SDST, level: m.Loudness.SDDB, snr: m.Noise.SNRDB,
	}
	for _, v := range take.Delivery.Verdicts {
		switch v.State {
		case feedback.Fail:
			r.faults++
		case feedback.Warn:
			r.remarks++
		}
	}
	if len(take.Delivery.Notes) > 0 {
		t.noted = true
		r.heardAs = strings.TrimSpace("* " + r.heardAs)
	}
	t.rows = append(t.rows, r)
	return nil
}

// heardAs is the names of the verdicts that failed, and in brackets those with
// a remark.
func heardAs(d feedback.Delivery) string {
	if d.Overall == feedback.Unknown {
		return "can not be judged"
	}
	var faults, remarks []string
	for _, v := range d.Verdicts {
		switch v.State {
		case feedback.Fail:
			faults = append(faults, v.Name)
		case feedback.Warn:
			remarks = append(remarks, v.Name)
		}
	}
	text := strings.Join(faults, ", ")
	if len(remarks) > 0 {
		text += " (" + strings.Join(remarks, ", ") + ")"
	}
	return strings.TrimSpace(text)
}

// Close writes the table: the worst takes first, equals in the order they came.
func (t *Table) Close() error {
	slices.SortStableFunc(t.rows, func(a, b row) int {
		return cmp.Or(
			cmp.Compare(rank[b.overall], rank[a.overall]),
			cmp.Compare(b.faults, a.faults),
			cmp.Compare(b.remarks, a.remarks),
		)
	})
	s := t.style
	var b strings.Builder
	if len(t.rows) > 0 {
		folder := t.commonFolder()
		cols := t.columns()
		names := t.nameWidth(folder, cols)
		if folder != "" {
			b.WriteString("  " + s.paint(clean(folder), bold) + "\n")
		}
		b.WriteString(s.paint("  "+pad("", names)+titles(cols, func(c tableColumn) string { return c.title }), faint) + "\n")
		b.WriteString(s.paint("  "+pad("take", names)+titles(cols, func(c tableColumn) string { return c.unit })+"  "+s.shorten("heard as", s.width()-2-names-figuresWidth(cols)), faint) + "\n")
		for _, r := range t.rows {
			t.line(&b, r, folder, names, cols)
		}
		b.WriteString("\n")
	}
	b.WriteString(t.summary() + "\n")
	if len(t.rows) > 0 {
		hint := "rehearse analyze FILE gives the full report of one."
		if t.noted {
			hint = "* There are notes on this take. " + hint
		}
		b.WriteString(s.paint(s.wrap(hint, 0), faint) + "\n")
	}
	_, err := io.WriteString(t.w, s.plain(b.String()))
	return err
}

// rank orders outcomes from the one that needs no attention to the one that
// needs it first.
var rank = map[feedback.State]int{feedback.Pass: 0, feedback.Warn: 1, feedback.Unknown: 2, feedback.Fail: 3}

// commonFolder is the folder all takes of the table lie in, with a separator
// at its end; empty when there is none.
func (t *Table) commonFolder() string {
	folder := ""
	for i, r := range t.rows {
		dir := r.file[:strings.LastIndexAny(r.file, `/\`)+1]
		for i > 0 && !strings.HasPrefix(dir, folder) {
			folder = folder[:strings.LastIndexAny(folder[:len(folder)-1], `/\`)+1]
		}
		if i == 0 {
			folder = dir
		}
	}
	return folder
}

// leastName and leastHeard are the columns that the name and the words at the
// end get at least.
const (
	leastName  = 12
	leastHeard = 22
)

// nameWidth is the room for the names: as much as the longest needs, as long as
// enough is left for the last column.
func (t *Table) nameWidth(folder string, cols []tableColumn) int {
	longest := leastName
	for _, r := range t.rows {
		longest = max(longest, ansi.StringWidth(clean(r.file[len(folder):])))
	}
	return min(longest, max(leastName, t.style.width()-2-figuresWidth(cols)-leastHeard))
}

func (t *Table) line(b *strings.Builder, r row, folder string, names int, cols []tableColumn) {
	s := t.style
	name := s.shortenLeft(clean(r.file[len(folder):]), names)
	b.WriteString(s.mark(r.overall) + " " + pad(name, names))
	for _, c := range cols {
		if x, ok := c.value(r).Get(); ok {
			fmt.Fprintf(b, "%*.*f", c.width, c.digits, x)
		} else {
			fmt.Fprintf(b, "%*s", c.width, "-")
		}
	}
	room := s.width() - 2 - names - figuresWidth(cols)
	if heard := s.shorten(r.heardAs, room); heard != "" {
		b.WriteString("  " + heard)
	}
	b.WriteString("\n")
}

// summary is "12 takes: 7 ready, 2 nearly, 3 not yet; 1 could not be read".
func (t *Table) summary() string {
	count := map[feedback.State]int{}
	for _, r := range t.rows {
		count[r.overall]++
	}
	var parts []string
	for _, state := range []feedback.State{feedback.Fail, feedback.Unknown, feedback.Warn, feedback.Pass} {
		if n := count[state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ToLower(verdictWords[state])))
		}
	}
	text := fmt.Sprintf("%d takes", len(t.rows))
	if len(t.rows) == 1 {
		text = "1 take"
	}
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	if t.unread > 0 {
		text += fmt.Sprintf("; %d could not be read", t.unread)
	}
	return text
}
