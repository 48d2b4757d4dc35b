package analysis

// run is a stretch of hops [from, to).
type run struct{ from, to int }

func (r run) len() int { return r.to - r.from }

// runs lists the maximal stretches of on that equal value.
func runs(on []bool, value bool) []run {
	var out []run
	start := -1
	for i, v := range on {
		if v == value && start < 0 {
			start = i
		}
		if v != value && start >= 0 {
			out = append(out, run{start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, run{start, len(on)})
	}
	return out
}

// set gives all hops of r the value.
func (r run) set(on []bool, value bool) {
	for i := r.from; i < r.to; i++ {
		on[i] = value
	}
}

// fillGaps turns silences shorter than least hops between speech into speech.
func fillGaps(on []bool, least int) {
	for _, r := range runs(on, false) {
		if r.from > 0 && r.to < len(on) && r.len() < least {
			r.set(on, true)
		}
	}
}
