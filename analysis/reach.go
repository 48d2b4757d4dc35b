package analysis

// Speech begins no further before its first clear vowel than a consonant takes,
// and ends no further after the last than a word said in creak. What sounds
// further out at either end, keys being pressed, a door, papers, is no speech
// however loud it is. Inside, nothing can be said so simply: there are whole
// words without a clear vowel.
const (
	clearVowelHops = 6   // 60 ms of unbroken voice, which knocks and clicks do not have
	leastClearHops = 50  // with less of them the voice is creaky or soft, and there are too few to go by
	reachBefore    = 20  // hops: an s or sh takes up to 200 ms
	reachAfter     = 100 // a last word often dies away in creak
)

// voiceReach is the stretch in which speech can be, all hops where clear vowels
// are missing.
func voiceReach(f0 []float32) run {
	first, last, unbroken, clearHops := -1, -1, 0, 0
	for i, hz := range f0 {
		if hz == 0 {
			unbroken = 0
			continue
		}
		if unbroken++; unbroken < clearVowelHops {
			continue
		}
		if first < 0 {
			first = i - unbroken + 1
		}
		last = i
		clearHops++
	}
	if clearHops < leastClearHops {
		return run{0, len(f0)}
	}
	return run{max(0, first-reachBefore), min(len(f0), last+1+reachAfter)}
}
