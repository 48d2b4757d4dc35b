package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// frame is the screen between its header and the line of keys.
type frame struct {
	Look
	width, height int
}

// update takes messages about the terminal and reports whether this was one.
func (f *frame) update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		f.width, f.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		f.background = lightBackground
		if msg.IsDark() {
			f.background = darkBackground
		}
	case tea.ColorProfileMsg:
		f.shades = msg.Profile > colorprofile.ANSI
	default:
		return false
	}
	return true
}

// margin is kept free at both sides.
const margin = 2

// minColumns is the narrowest window that is laid out for; in a narrower one
// the right edge is cut.
const minColumns = 40

// key is a key with what it does.
type key struct{ press, does string }

// page composes a screen: a header, rows that fill the middle, and the keys at
// the bottom. Rows too many are cut at the end.
func (f frame) page(header string, rows []string, keys []key) tea.View {
	var b strings.Builder
	rule := f.paint(faint, strings.Repeat(f.sign("─", "-"), max(0, f.width-2*margin)))
	all := []string{f.indent(header), f.indent(rule)}
	for i := range f.middle() {
		row := ""
		if i < len(rows) {
			row = rows[i]
		}
		all = append(all, row)
	}
	for _, row := range f.keyRows(keys) {
		all = append(all, f.indent(row))
	}
	for i, row := range all[:min(len(all), f.height)] {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(ansi.Truncate(row, f.width, ""))
	}
	v := tea.NewView(b.String())
	v.AltScreen = true
	return v
}

// middle is the number of rows between header and keys.
func (f frame) middle() int { return max(1, f.height-2-keyLines) }

// keyLines is the number of rows kept for the keys.
const keyLines = 2

// keyRows sets the keys at the bottom, in two rows where one is not enough, and
// closer together where two are not.
func (f frame) keyRows(keys []key) []string {
	rows := f.keysApart(keys, 3)
	if len(rows) > keyLines {
		rows = f.keysApart(keys, 2)
	}
	for len(rows) < keyLines {
		rows = append([]string{""}, rows...)
	}
	return rows
}

// keysApart sets keys with so many columns between two of them.
func (f frame) keysApart(keys []key, gap int) []string {
	rows := []string{""}
	room := f.width - 2*margin
	for _, k := range keys {
		item := f.paint(strong, k.press) + " " + f.paint(faint, k.does)
		last := &rows[len(rows)-1]
		switch {
		case *last == "":
			*last = item
		case ansi.StringWidth(*last)+gap+ansi.StringWidth(item) <= room:
			*last += strings.Repeat(" ", gap) + item
		default:
			rows = append(rows, item)
		}
	}
	return rows
}

// tall is the height of a window with room for large letters.
const tall = 32

// title is a word set as large as the window has room for.
func (f frame) title(word string) []string {
	if big := f.large(word, 1); f.height >= tall && ansi.StringWidth(big[0]) <= f.inner() {
		return big
	}
	return f.medium(word)
}

// indent moves a row in from the edge.
func (f frame) indent(row string) string { return strings.Repeat(" ", margin) + row }

// inner is the columns between the margins.
func (f frame) inner() int { return max(minColumns, f.width) - 2*margin }

// labelled sets a label and a text that wraps beside it.
func (f frame) labelled(r role, label, text string) []string {
	const labelWidth = 9
	var rows []string
	for i, row := range wrap(text, min(f.inner(), 78)-labelWidth) {
		head := ""
		if i == 0 {
			head = f.paint(r, label)
		}
		rows = append(rows, f.indent(fit(head, labelWidth)+row))
	}
	return rows
}
