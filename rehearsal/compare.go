package rehearsal

import (
	"fmt"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/takes"
)

// Row is one measure of a take beside that of other takes.
type Row struct {
	Name   string // pace, pauses, melody, room, length
	Unit   string
	This   analysis.Value
	State  feedback.State // of this take
	Other  []Against
	digits int
}

// Against is the same measure of another take, and what became of it since.
type Against struct {
	Value  analysis.Value
	Change feedback.Change
}

// Compare sets a take beside others.
func Compare(d *feedback.Delivery, others ...takes.Figures) []Row {
	this := takes.FiguresOf(&d.Measures)
	var rows []Row
	for _, a := range takes.Aspects(this.WordsPerMinute.OK()) {
		row := Row{Name: a.Name, Unit: a.Unit, This: a.Value(this), State: worstOf(d, a.Verdicts), digits: a.Digits}
		for _, o := range others {
			v := a.Value(o)
			row.Other = append(row.Other, Against{v, a.Band(&d.Targets).Compare(v, row.This, a.Step)})
		}
		rows = append(rows, row)
	}
	return rows
}

// worstOf is the gravest state among some of the verdicts.
func worstOf(d *feedback.Delivery, names []string) feedback.State {
	grave := map[feedback.State]int{feedback.Pass: 1, feedback.Unknown: 2, feedback.Warn: 3, feedback.Fail: 4}
	var worst feedback.State
	for _, name := range names {
		for _, v := range d.Verdicts {
			if v.Name == name && grave[v.State] > grave[worst] {
				worst = v.State
			}
		}
	}
	return worst
}

// Format writes a value of the row as it is shown; a missing one is a dash.
func (r Row) Format(v analysis.Value) string {
	x, ok := v.Get()
	if !ok {
		return "-"
	}
	return fmt.Sprintf("%.*f", r.digits, x)
}
