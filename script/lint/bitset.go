package lint

import "math/bits"

// bitset is a set of vocabulary ids.
type bitset []uint64

func (b bitset) has(id int32) bool {
	return id >= 0 && int(id>>6) < len(b) && b[id>>6]&(1<<(id&63)) != 0
}

func (b *bitset) add(id int32) {
	for int(id>>6) >= len(*b) {
		*b = append(*b, 0)
	}
	(*b)[id>>6] |= 1 << (id & 63)
}

func (b bitset) each(do func(id int32)) {
	for i, word := range b {
		for ; word != 0; word &= word - 1 {
			do(int32(i<<6 + bits.TrailingZeros64(word)))
		}
	}
}

func (b bitset) intersects(other bitset) bool {
	for i := range min(len(b), len(other)) {
		if b[i]&other[i] != 0 {
			return true
		}
	}
	return false
}

func union(a, b bitset) bitset {
	out := make(bitset, max(len(a), len(b)))
	copy(out, a)
	for i, word := range b {
		out[i] |= word
	}
	return out
}
