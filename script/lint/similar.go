package lint

import (
	"fmt"
	"strings"

	"rehearse/script"
)

// sameText is the similarity from which on two scripts are one with the names
// exchanged. Two openers for different programs share greeting, name, ID and
// thanks; with a reason of their own each they stay below 0.9.
const sameText = 0.9

// Similarity is the share of words two scripts have in common in the same
// order, 0 to 1, names, numbers and addresses not counted.
func Similarity(a, b *script.Script) float64 {
	wa, wb := sentenceWords(a), sentenceWords(b)
	if len(wa)+len(wb) == 0 {
		return 0
	}
	return 2 * float64(commonWords(wa, wb)) / float64(len(wa)+len(wb))
}

// sentenceWords are the words of a script without what is meant to differ:
// names, numbers, addresses, its own program and specialty.
func sentenceWords(s *script.Script) []string {
	own := wordSet(plainText(s.Front["program"] + " " + s.Front["specialty"]))
	var words []string
	for _, sentence := range s.Sentences {
		for i := sentence.First; i < sentence.End; i++ {
			w := s.Spoken[i]
			lower := strings.ToLower(w.Text)
			name := i > sentence.First && w.Text != "I" && startsUpper(s.Text()[w.Start:w.End])
			if w.Kind != script.Plain || name || own[lower] {
				continue
			}
			words = append(words, lower)
		}
	}
	return words
}

func startsUpper(written string) bool { return written != "" && written[0] >= 'A' && written[0] <= 'Z' }

// commonWords is the length of the longest common subsequence.
func commonWords(a, b []string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			above := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// similar points out scripts that are the same line with another name.
func similar(reports []*Report) []Finding {
	var all []Finding
	for i, r := range reports {
		for _, other := range reports[:i] {
			if r.Script.Words < minSimilarWords || other.Script.Words < minSimilarWords || copies(r.Script, other.Script) {
				continue
			}
			if likeness := Similarity(r.Script, other.Script); likeness >= sameText {
				all = append(all, Finding{
					File: r.Script.File, Rule: "same-text", Group: "generic", Weight: Warn,
					Text:   fmt.Sprintf("%.0f %% the same", 100*likeness),
					Reason: fmt.Sprintf("This is the text of %s with other names.", other.Script.File),
					Better: "Give each program a reason that fits no other.",
				})
			}
		}
	}
	return all
}

// copies reports whether two files hold one script for one program.
func copies(a, b *script.Script) bool {
	return a.Front["program"] == b.Front["program"] && a.SpokenText() == b.SpokenText()
}

// minSimilarWords keeps greetings and one-liners out of the comparison.
const minSimilarWords = 12
