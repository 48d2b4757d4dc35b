package syllable

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// ReadCMUdict reads the syllables of every word of a CMUdict file: the number
// of vowels of its first pronunciation. Entries with anything but letters and
// apostrophes are left out; they never reach Count.
func ReadCMUdict(r io.Reader) (map[string]int, error) {
	words := map[string]int{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		word, phones, ok := strings.Cut(lines.Text(), " ")
		if !ok || !plain(word) || strings.Trim(word, "'") == "" {
			continue // "word(2)" is a second pronunciation
		}
		n := 0
		for phone := range strings.FieldsSeq(phones) {
			if strings.ContainsRune("AEIOU", rune(phone[0])) {
				n++
			}
		}
		if n > 0 {
			words[word] = n
		}
	}
	return words, lines.Err()
}

// Exceptions is the smallest list, built shortest word first, with which the
// rules and the stems give every one of words its count.
func Exceptions(words map[string]int) map[string]uint8 {
	known := map[string]uint8{}
	for _, w := range byLength(words) {
		if count(w, known) != words[w] {
			known[w] = uint8(words[w])
		}
	}
	return known
}

func byLength(words map[string]int) []string {
	return slices.SortedFunc(maps.Keys(words), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
}

// WriteExceptions writes the list in the form the package embeds, uncompressed.
func WriteExceptions(w io.Writer, known map[string]uint8) error {
	byCount := map[uint8][]string{}
	for word, n := range known {
		byCount[n] = append(byCount[n], word)
	}
	for _, n := range slices.Sorted(maps.Keys(byCount)) {
		slices.Sort(byCount[n])
		if _, err := fmt.Fprintf(w, "%d %s\n", n, strings.Join(byCount[n], " ")); err != nil {
			return err
		}
	}
	return nil
}
