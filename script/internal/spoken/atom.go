package spoken

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// gap is what separates an atom from the one before.
type gap uint8

const (
	glued gap = iota
	spaced
	newline   // a single line end
	paragraph // an empty line, a list item or the start of the text
)

// An atom is a piece of text without white space, its punctuation taken off.
type atom struct {
	gap        gap
	mark       byte   // blankMark, cueMark, or 0
	lead       string // opening punctuation
	core       string // compatibility-composed, straight apostrophes, no invisible characters
	trail      string // closing punctuation
	start, end int    // of core, or of the whole atom when core is empty
	trailEnd   int
}

// atoms cuts a masked text.
func atoms(m []byte) []atom {
	out := make([]atom, 0, len(m)/5)
	before := paragraph
	for i := 0; i < len(m); {
		g, n := white(m[i:])
		if n > 0 {
			before = max(before, g)
			i += n
			continue
		}
		end := i
		for end < len(m) {
			if _, n := white(m[end:]); n > 0 {
				break
			}
			_, n := utf8.DecodeRune(m[end:])
			end += n
		}
		out = cut(out, m, i, end, before)
		before = spaced
		i = end
	}
	return out
}

// white returns the gap a stretch of white space makes, and its length.
func white(m []byte) (gap, int) {
	g, lines, i := glued, 0, 0
	for i < len(m) {
		r, n := utf8.DecodeRune(m[i:])
		switch {
		case r == '\r' && i+1 < len(m) && m[i+1] == '\n':
			// counted with its line feed
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u0085':
			lines++
		case r == itemMark || r == '\f' || r == '\u2029':
			lines = 2
		case !unicode.IsSpace(r) && r != '\ufeff':
			return widest(g, lines), i
		}
		g = spaced
		i += n
	}
	return widest(g, lines), i
}

func widest(g gap, lines int) gap {
	switch {
	case lines > 1:
		return paragraph
	case lines == 1:
		return newline
	}
	return g
}

// cut divides a run without white space where a reader would, and appends its
// atoms.
func cut(out []atom, m []byte, start, end int, before gap) []atom {
	from, address := start, isAddress(m[start:end])
	flush := func(to int) {
		if to > from {
			out = append(out, newAtom(m, from, to, before))
			before = glued
		}
		from = to
	}
	for i := start; i < end; {
		r, n := utf8.DecodeRune(m[i:end])
		next := i + n
		switch {
		case r == blankMark || r == cueMark:
			flush(i)
			for next < end && m[next] == glue {
				next++
			}
			flush(next)
		case isDash(m, i, start, end):
			flush(i)
			for next < end && m[next] == '-' {
				next++
			}
			flush(next)
		case r == '|' || unicode.Is(unicode.So, r) && r != '°' && r != '™' && r != '®' && r != '©' && r != '№':
			flush(i)
			flush(next)
		case parts(m, i, next, start, end, address):
			flush(next)
		}
		i = next
	}
	flush(end)
	return out
}

// isDash reports whether the dash at i divides the sentence, rather than a
// compound or a range.
func isDash(m []byte, i, start, end int) bool {
	r, n := utf8.DecodeRune(m[i:end])
	switch r {
	case '—', '―', '⸺':
		return true
	case '–':
		before, _ := utf8.DecodeLastRune(m[start:i])
		after, _ := utf8.DecodeRune(m[i+n : end])
		return !unicode.IsDigit(after) && after != '$' || !isAlnum(before) && before != '%'
	case '-':
		doubled := i+1 < end && m[i+1] == '-'
		return doubled || end-start == 1
	}
	return false
}

// isAddress reports whether a run may be an e-mail or web address, whose
// punctuation does not divide it.
func isAddress(run []byte) bool {
	return bytes.IndexByte(run, '@') >= 0 || bytes.Contains(run, []byte("://"))
}

// parts reports whether the punctuation from i to next divides a run although
// no space follows it: "Lopez,AAMC", "ID:1234", "end.Next", "wait...what".
func parts(m []byte, i, next, start, end int, address bool) bool {
	if next >= end {
		return false
	}
	r, _ := utf8.DecodeRune(m[i:end])
	after, _ := utf8.DecodeRune(m[next:end])
	before, size := utf8.DecodeLastRune(m[start:i])
	if size == 0 {
		return false
	}
	switch r {
	case ',':
		return isAlnum(after) && !(unicode.IsDigit(before) && unicode.IsDigit(after))
	case ';', '!', '?', '"', '“', '”', '»', '«':
		return isAlnum(after) && !address
	case ':':
		return isAlnum(after) && !(unicode.IsDigit(before) && unicode.IsDigit(after)) && !address
	case ')':
		return isAlnum(after)
	case '…':
		return isAlnum(after)
	case '.':
		if before == '.' { // the end of "..."
			return isAlnum(after)
		}
		switch strings.ToLower(string(m[start:min(i, start+5)])) {
		case "dr", "mr", "mrs", "ms", "prof", "st":
			return unicode.IsUpper(after)
		}
		rest := m[next:end]
		return !address && unicode.IsLower(before) && unicode.IsUpper(after) && len(rest) > 1 && rest[1] >= 'a' && rest[1] <= 'z' &&
			i-start >= 3 && !strings.EqualFold(string(m[start:min(start+4, end)]), "www.")
	}
	return false
}

const (
	openers = "([{<\"“„‟«‹'‘‚¿¡.,;:!?*_>)]}"
	closers = ")]}>\"”“’»›'‘.,;:!?…*_([{"
)

// newAtom takes the punctuation off both ends of m[from:to].
func newAtom(m []byte, from, to int, before gap) atom {
	a := atom{gap: before, start: from, end: to, trailEnd: to}
	if m[from] == blankMark || m[from] == cueMark {
		a.mark = m[from]
		return a
	}
	lo, hi := from, to
	for lo < hi {
		r, n := utf8.DecodeRune(m[lo:hi])
		if r != glue && (!strings.ContainsRune(openers, r) || keepsOpener(m[lo:hi], r, n)) {
			break
		}
		lo += n
	}
	for hi > lo {
		r, n := utf8.DecodeLastRune(m[lo:hi])
		if r != glue && !strings.ContainsRune(closers, r) {
			break
		}
		hi -= n
	}
	if bytes.HasSuffix(m[lo:hi], []byte("(s")) && hi < to && m[hi] == ')' {
		hi++ // document(s)
	}
	a.lead, a.trail = clean(m[from:lo]), clean(m[hi:to])
	a.core = strings.ReplaceAll(clean(m[lo:hi]), "(s)", "s")
	if hi > lo {
		a.start, a.end = lo, hi
	}
	return a
}

// keepsOpener reports whether a punctuation mark belongs to what follows it:
// ".5", "'90s", "'em", "<5".
func keepsOpener(m []byte, r rune, n int) bool {
	after, _ := utf8.DecodeRune(m[n:])
	switch r {
	case '.', '<', '>':
		return unicode.IsDigit(after)
	case '\'', '’', '‘':
		if len(m) > maxClipped {
			return unicode.IsDigit(after)
		}
		rest := strings.ToLower(strings.TrimRight(string(m[n:]), closers))
		return unicode.IsDigit(after) || clipped[rest]
	}
	return false
}

// maxClipped bounds, in bytes, a clipped word with what follows it.
const maxClipped = 32

// clipped are the words whose apostrophe at the front is part of them.
var clipped = map[string]bool{
	"em": true, "til": true, "cause": true, "tis": true, "twas": true, "round": true,
	"bout": true, "course": true, "cuz": true, "nother": true,
}

// clean composes compatibility forms and drops what is not seen.
func clean(b []byte) string {
	ascii := true
	for _, c := range b {
		if c < ' ' || c >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return string(b)
	}
	var s strings.Builder
	for _, r := range norm.NFKC.String(beforeNFKC.Replace(string(b))) {
		switch {
		case r == glue || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
			// soft hyphen, zero-width marks, byte order mark
		case r == '’' || r == 'ʼ' || r == '‘' || r == '´' || r == '′':
			s.WriteByte('\'')
		case r == '‐' || r == '‑' || r == '‒' || r == '–' || r == '−':
			s.WriteByte('-')
		case r == '⁄' || r == '∕':
			s.WriteByte('/')
		default:
			s.WriteRune(r)
		}
	}
	return s.String()
}

// beforeNFKC keeps compatibility normalisation from misleading: 1½ would
// become 11/2 and ™ two letters.
var beforeNFKC = strings.NewReplacer(
	"½", "+1/2", "⅓", "+1/3", "⅔", "+2/3", "¼", "+1/4", "¾", "+3/4", "⅕", "+1/5",
	"⅛", "+1/8", "⅜", "+3/8", "⅝", "+5/8", "⅞", "+7/8", "™", "", "®", "", "©", "")
