package report

import (
	"fmt"

	"rehearse/analysis"
)

// tableColumn is one figure of the table.
type tableColumn struct {
	title, unit   string
	width, digits int
	value         func(row) analysis.Value
}

var tableColumns = []tableColumn{
	{"words", "/min", 7, 0, func(r row) analysis.Value { return r.wpm }},
	{"syll.", "/s", 7, 1, func(r row) analysis.Value { return r.syll }},
	{"pauses", "%", 8, 0, func(r row) analysis.Value { return r.pauses }},
	{"pitch", "st", 7, 1, func(r row) analysis.Value { return r.sd }},
	{"level", "dB", 7, 1, func(r row) analysis.Value { return r.level }},
	{"room", "dB", 6, 0, func(r row) analysis.Value { return r.snr }},
}

// columns are those of the table's columns that say something: words a minute
// stand in for syllables a second where every take has them.
func (t *Table) columns() []tableColumn {
	with := 0
	for _, r := range t.rows {
		if r.wpm.OK() {
			with++
		}
	}
	switch with {
	case 0:
		return tableColumns[1:]
	case len(t.rows):
		return append(tableColumns[:1:1], tableColumns[2:]...)
	}
	return tableColumns
}

func titles(cols []tableColumn, of func(tableColumn) string) string {
	text := ""
	for _, c := range cols {
		text += fmt.Sprintf("%*s", c.width, of(c))
	}
	return text
}

// figuresWidth is the width of the figures and the gap behind them.
func figuresWidth(cols []tableColumn) int {
	sum := len("  ")
	for _, c := range cols {
		sum += c.width
	}
	return sum
}
