package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

var header = []string{"measure", "clips", "develop", "held out", "all", "target", "", "peer"}

// cells are the columns of a row.
func (r row) cells() []string {
	out := []string{
		r.measure, fmt.Sprint(len(r.ours)),
		r.cell(part(r.ours, false)), r.cell(part(r.ours, true)), r.cell(r.ours),
		r.target, r.verdict(), r.cell(r.peer),
	}
	if r.by != "" && len(r.peer) > 0 {
		out[7] += " (" + r.by + ")"
	}
	return out
}

// verdict is by all clips; a held-out part that misses on its own is named.
func (r row) verdict() string {
	held := part(r.ours, true)
	switch {
	case len(r.ours) == 0:
		return "not run"
	case !r.met(r.ours):
		return "MISS"
	case len(held) > 0 && !r.met(held):
		return "pass, held-out MISS"
	}
	return "pass"
}

// printTable writes rows as a Markdown table that is as readable as text.
func printTable(w io.Writer, rows []row) {
	lines := [][]string{header}
	for _, r := range rows {
		lines = append(lines, r.cells())
	}
	width := make([]int, len(header))
	for _, line := range lines {
		for i, c := range line {
			width[i] = max(width[i], utf8.RuneCountInString(c))
		}
	}
	for i, line := range lines {
		for k, c := range line {
			fmt.Fprintf(w, "| %s%s ", c, strings.Repeat(" ", width[k]-utf8.RuneCountInString(c)))
		}
		fmt.Fprintln(w, "|")
		if i == 0 {
			for _, n := range width {
				fmt.Fprintf(w, "|%s", strings.Repeat("-", n+2))
			}
			fmt.Fprintln(w, "|")
		}
	}
}

// printWorst writes the worst ten clips of each row, both values beside them.
func printWorst(w io.Writer, rows []row) {
	const most = 10
	for _, r := range rows {
		worst := slices.Clone(r.ours)
		slices.SortStableFunc(worst, func(a, b outcome) int { return cmp.Compare(b.cost, a.cost) })
		fmt.Fprintf(w, "\n%s\n", r.measure)
		for _, g := range r.groups() {
			fmt.Fprintf(w, "  %-22s %5d clips  %s\n", g.name, len(g.of), r.cell(g.of))
		}
		for _, o := range worst[:min(most, len(worst))] {
			if o.cost == 0 {
				break
			}
			side := "develop "
			if o.held {
				side = "held out"
			}
			fmt.Fprintf(w, "  %s  %-50s %s\n", side, o.clip, o.detail)
		}
	}
}

// group is the outcomes that have something in common.
type group struct {
	name string
	of   []outcome
}

// groups are those of a row, in the order they first appear.
func (r row) groups() []group {
	var out []group
	place := map[string]int{}
	for _, o := range r.ours {
		for _, name := range o.groups {
			i, ok := place[name]
			if !ok {
				i = len(out)
				place[name] = i
				out = append(out, group{name: name})
			}
			out[i].of = append(out[i].of, o)
		}
	}
	return out
}
