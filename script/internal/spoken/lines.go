package spoken

import (
	"sort"
	"unicode/utf8"
)

// minWrap is the shortest line, in characters, that an editor is believed to
// have wrapped. Shorter lines end where the writer wanted them to.
const minWrap = 60

// lines knows how wide the lines of a text are, to tell a wrapped line from a
// deliberate line end.
type lines struct {
	starts []int // byte offset of each line
	widths []int // in characters
	widest int
}

func newLines(m []byte) lines {
	l := lines{widest: minWrap}
	for start := 0; start <= len(m); {
		end := start
		for end < len(m) && m[end] != '\n' && m[end] != '\r' {
			end++
		}
		width := utf8.RuneCount(m[start:end])
		l.starts, l.widths = append(l.starts, start), append(l.widths, width)
		l.widest = max(l.widest, width)
		start = end + 1
	}
	return l
}

// wrapped reports whether the line end in front of offset, where a word of so
// many bytes stands, was set because the word did not fit.
func (l lines) wrapped(offset, word int) bool {
	line := sort.SearchInts(l.starts, offset+1) - 1
	for line--; line >= 0; line-- { // the last line with something on it
		if l.widths[line] > 0 {
			return l.widths[line]+1+word > l.widest
		}
	}
	return false
}
