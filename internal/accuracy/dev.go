package main

import (
	"fmt"
	"math"
	"os"
	"slices"
	"sort"

	"rehearse/analysis"
	"rehearse/audio"
)

func analyze(x []float32, rate int) analysis.Measures {
	a := analysis.New(audio.SampleRate(rate))
	a.Write(x)
	return a.Measures()
}

func med(v []float64, q float64) float64 {
	if len(v) == 0 {
		return math.NaN()
	}
	s := slices.Clone(v)
	sort.Float64s(s)
	i := int(math.Round(q * float64(len(s)-1)))
	return s[i]
}

func mean(v []float64) float64 {
	t := 0.0
	for _, x := range v {
		t += x
	}
	return t / float64(len(v))
}

// f1 counts boundaries
func match(ref, got []float64, tol float64) int {
	used := make([]bool, len(got))
	n := 0
	for _, r := range ref {
		best, bi := tol+1e-9, -1
		for i, g := range got {
			if !used[i] && math.Abs(g-r) <= best {
				best, bi = math.Abs(g-r), i
			}
		}
		if bi >= 0 {
			used[bi] = true
			n++
		}
	}
	return n
}

func bounds(p []gap) []float64 {
	var o []float64
	for _, g := range p {
		o = append(o, g.startS, g.endS)
	}
	return o
}

func main() {
	dir := "../shared/data"
	recs, err := loadRecordings(dir)
	if err != nil {
		panic(err)
	}
	verbose := len(os.Args) > 1 && os.Args[1] == "-v"
	var st, en, ratio, rateErr []float64
	var tp50, tp100, nref, ngot int
	for _, r := range recs {
		x, rate := loadWAV(r.path)
		m := analyze(x, rate)
		if !r.aligned() {
			fmt.Println("no align", r.name, m.Speech.StartS.Or(-1), m.Speech.EndS.Or(-1))
			continue
		}
		ds := m.Speech.StartS.Or(-1) - r.startS
		de := m.Speech.EndS.Or(-1) - r.endS
		st = append(st, math.Abs(ds))
		en = append(en, math.Abs(de))
		dr := m.Pauses.Ratio.Or(0) - r.pauseRatio()
		ratio = append(ratio, math.Abs(dr))
		rateErr = append(rateErr, math.Abs((r.endS-r.startS)/m.Speech.SpanS.Or(1)-1))
		var gp []gap
		for _, p := range m.Pauses.List {
			gp = append(gp, gap{p.StartS, p.EndS})
		}
		ref, got := bounds(r.pauses()), bounds(gp)
		tp50 += match(ref, got, 0.05)
		tp100 += match(ref, got, 0.10)
		nref += len(ref)
		ngot += len(got)
		if verbose {
			fmt.Printf("%-45s start %+.2f end %+.2f ratio %.3f vs %.3f (%+.3f) pauses %d vs %d  m100 %d\n", r.name, ds, de, m.Pauses.Ratio.Or(0), r.pauseRatio(), dr, len(gp), len(r.pauses()), match(ref, got, .1))
		}
	}
	fmt.Printf("start med %.3f p90 %.3f | end med %.3f p90 %.3f | rate err med %.3f p90 %.3f\n", med(st, .5), med(st, .9), med(en, .5), med(en, .9), med(rateErr, .5), med(rateErr, .9))
	fmt.Printf("ratio MAE %.4f | F1@50 %.3f F1@100 %.3f  (ref %d got %d)\n", mean(ratio), 2*float64(tp50)/float64(nref+ngot), 2*float64(tp100)/float64(nref+ngot), nref, ngot)
}
