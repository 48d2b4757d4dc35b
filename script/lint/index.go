package lint

// index finds the few patterns that a sentence can match at all. A pattern is
// listed under the words of its rarest element, its anchor; and it is tried
// only when every element it can not do without has a word in the sentence.
type index struct {
	anchored [][]int32 // by word id: patterns with the word in their anchor
	open     []int32   // patterns without a word they need
	needs    [][]bitset
}

// commonWeight is how much a common word counts against an element as anchor:
// it is found in almost every sentence.
const commonWeight = 50

var common = wordSet(`i me my you your the a an is are was were be been am do does did have has had will
	would can could may to of in on at for with and or that it this not no if how what when where who
	why which we us they them from by about as so get got go going make take there want need know any`)

func newIndex(vocabulary map[string]int32, patterns []pattern) index {
	weights := make([]int, len(vocabulary))
	for word, id := range vocabulary {
		weights[id] = 1
		if common[word] {
			weights[id] = commonWeight
		}
	}
	x := index{anchored: make([][]int32, len(vocabulary)), needs: make([][]bitset, len(patterns))}
	for i, p := range patterns {
		var all []bitset
		for _, part := range p.parts {
			all = append(all, needed(part, weights)...)
		}
		x.needs[i] = all
		anchor := lightest(all, weights)
		if anchor == nil {
			x.open = append(x.open, int32(i))
		}
		anchor.each(func(id int32) { x.anchored[id] = append(x.anchored[id], int32(i)) })
	}
	return x
}

// needed are the sets of words of which s needs one each.
func needed(s seq, weights []int) []bitset {
	var all []bitset
	for _, e := range s {
		switch {
		case e.optional:
		case e.kind == words || e.kind == exact:
			all = append(all, e.set)
		case e.kind == group:
			var set bitset
			for _, choice := range e.choices {
				best := lightest(needed(choice, weights), weights)
				if best == nil {
					set = nil
					break
				}
				set = union(set, best)
			}
			if set != nil {
				all = append(all, set)
			}
		}
	}
	return all
}

// lightest is the set that is met in the fewest sentences, nil when there is
// none.
func lightest(sets []bitset, weights []int) bitset {
	var best bitset
	least := 0
	for _, set := range sets {
		weight := 0
		set.each(func(id int32) { weight += weights[id] })
		if best == nil || weight < least {
			best, least = set, weight
		}
	}
	return best
}

// candidates appends to out the patterns worth trying on a sentence, in order
// and each once. seen has one entry for each pattern and is left cleared.
func (x *index) candidates(tokens []token, seen []bool, out []int32) []int32 {
	present := make(bitset, (len(x.anchored)+63)/64)
	for _, t := range tokens {
		for _, id := range [...]int32{t.id, t.exact} {
			if id >= 0 {
				present.add(id)
			}
		}
	}
	consider := func(list []int32) {
		for _, i := range list {
			if !seen[i] && meets(x.needs[i], present) {
				seen[i] = true
				out = append(out, i)
			}
		}
	}
	consider(x.open)
	present.each(func(id int32) { consider(x.anchored[id]) })
	for _, i := range out {
		seen[i] = false
	}
	return out
}

// meets reports whether every set shares a word with present.
func meets(sets []bitset, present bitset) bool {
	for _, set := range sets {
		if !set.intersects(present) {
			return false
		}
	}
	return true
}
