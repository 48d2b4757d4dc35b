package spoken

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The mask has the length of the text, so that offsets stay true. What is not
// spoken is overwritten: with spaces where it stood between words, with glue
// where it stood inside one, and with a stand-in where a blank or a stage
// direction is.
const (
	glue      = '\x01' // dropped without parting the word around it
	itemMark  = '\x02' // begins a list item
	blankMark = '\x03' // a blank, followed by glue
	cueMark   = '\x04' // a stage direction, followed by glue

	maxBracket = 120 // bytes; a longer bracket is no blank
)

var (
	htmlComment = regexp.MustCompile(`(?s)<!--.*?-->`)
	codeFence   = regexp.MustCompile("^\\s*(```|~~~)")
	ruleLine    = regexp.MustCompile(`^\s*(([-*_=]\s*){3,}|[-|:\s]*\|[-|:\s]*)$`)
	noteLine    = regexp.MustCompile(`^\s*(#{1,6}([^#\S]|[^#\s\d]|$)|//)`)
	listMarker  = regexp.MustCompile(`^\s*([-*+•‣◦–]|\d{1,2}[.)])[ \t\x{a0}]+(\[[ xX]?\][ \t]+)?`)
	quoteMarker = regexp.MustCompile(`^\s*>+\s*`)
	link        = regexp.MustCompile(`^\[([^\[\]\n]+)\]\([^()\s]*\)`)
	footnote    = regexp.MustCompile(`^\[\^[^\]\n]*\]`)
	htmlTag     = regexp.MustCompile(`^</?(?i:br|b|i|u|em|strong|p|span|div|small|mark|h[1-6])\s*/?>`)
	struck      = regexp.MustCompile(`^~~[^~\n]+~~`)
	angleBlank  = regexp.MustCompile(`^<[A-Za-z][^<>\n@:]*>`)
	braceBlank  = regexp.MustCompile(`^(\{\{[^{}\n]+\}\}|\{[^{}\n]+\})`)
	parenAside  = regexp.MustCompile(`^\([^()\n]{2,60}\)`)
	fillLine    = regexp.MustCompile(`^(_{3,}|\.{6,}|…{3,})`)
	stage       = regexp.MustCompile(`^(?i:(a |long |short |brief |big )?(pause|breath|breathe|beat|stop|wait|smile|slow( down)?|slowly|slower|look up|inhale|exhale|silence|emphasi[sz]e|louder|softer|calm(ly)?|repeat)( here| slowly| briefly| again)?[.!]?)$`)
	placeholder = regexp.MustCompile(`^(?i:(your|insert|enter|add|fill in|name of)\s.*|(first |last |full |your )?(name|surname)|program( name| director)?|hospital( name)?|specialty|city|phone( number)?|number|e-?mail( address)?|date|reason)$`)
)

// mask overwrites what is not spoken.
func mask(text string) []byte {
	m := []byte(text)
	for i, c := range m {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			m[i] = ' ' // no stand-in comes from outside
		}
	}
	for _, span := range htmlComment.FindAllStringIndex(text, -1) {
		erase(m, span[0], span[1])
	}
	for start := 0; start < len(m); {
		end := start
		for end < len(m) && m[end] != '\n' && m[end] != '\r' {
			end++
		}
		maskLine(m, start, end)
		start = end + 1
	}
	return m
}

// maskLine deals with what a line begins with, then with what is in it.
func maskLine(m []byte, start, end int) {
	line := m[start:end]
	switch {
	case noteLine.Match(line), codeFence.Match(line), len(line) > 2 && ruleLine.Match(line) && !fillLine.Match(line):
		erase(m, start, end)
		return
	}
	if q := quoteMarker.Find(line); q != nil && !startsWithDigit(line[len(q):]) {
		erase(m, start, start+len(q))
		start += len(q)
	}
	if item := listMarker.Find(m[start:end]); item != nil {
		erase(m, start, start+len(item))
		m[start] = itemMark
		start += len(item)
	}
	maskInline(m, start, end)
}

func startsWithDigit(b []byte) bool { return len(b) > 0 && b[0] >= '0' && b[0] <= '9' }

// maskInline handles emphasis, links, blanks and stage directions.
func maskInline(m []byte, start, end int) {
	for i := start; i < end; {
		rest := m[i:end]
		n := 1
		switch c := m[i]; c {
		case '[':
			n = maskBracket(m, i, end)
		case '<':
			switch {
			case htmlTag.Match(rest):
				n = len(htmlTag.Find(rest))
				erase(m, i, i+n)
			case angleBlank.Match(rest):
				n = len(angleBlank.Find(rest))
				standIn(m, i, i+n, blankMark)
			}
		case '{':
			if b := braceBlank.Find(rest); b != nil {
				n = len(b)
				standIn(m, i, i+n, blankMark)
			}
		case '(':
			if b := parenAside.Find(rest); b != nil {
				inside := strings.TrimSpace(string(b[1 : len(b)-1]))
				if stage.MatchString(inside) {
					n = len(b)
					standIn(m, i, i+n, cueMark)
				} else if placeholder.MatchString(inside) && len(strings.Fields(inside)) <= 5 {
					n = len(b)
					standIn(m, i, i+n, blankMark)
				}
			}
		case '_', '.', 0xe2: // … begins with 0xe2
			if b := fillLine.Find(rest); b != nil {
				n = len(b)
				standIn(m, i, i+n, blankMark)
			} else if c == '_' && !insideWord(m, i, start, end) {
				m[i] = glue
			}
		case '*':
			n = maskStars(m, i, start, end)
		case '~':
			if b := struck.Find(rest); b != nil {
				n = len(b)
				erase(m, i, i+n)
			}
		case '`':
			m[i] = glue
		case '\\':
			if i+1 < end && strings.IndexByte("*_`#[]{}()<>~\\-+.!|", m[i+1]) >= 0 {
				m[i] = glue
				n = 2
			}
		}
		i += n
	}
}

// maskBracket handles [text](link), [^note], [pause] and [blank], and returns
// how many bytes it dealt with.
func maskBracket(m []byte, i, end int) int {
	rest := m[i:end]
	if b := footnote.Find(rest); b != nil {
		erase(m, i, i+len(b))
		return len(b)
	}
	if l := link.FindSubmatchIndex(rest); l != nil {
		m[i] = glue
		for j := i + l[3]; j < i+l[1]; j++ {
			m[j] = glue
		}
		return 1
	}
	n := bytes.IndexByte(rest[:min(len(rest), maxBracket)], ']')
	if n < 1 || bytes.IndexByte(rest[1:n], '[') >= 0 {
		return 1
	}
	if stage.Match(rest[1:n]) {
		standIn(m, i, i+n+1, cueMark)
	} else {
		standIn(m, i, i+n+1, blankMark)
	}
	return n + 1
}

// maskStars drops emphasis; four stars standing alone are a blank.
func maskStars(m []byte, i, start, end int) int {
	n := 1
	for i+n < end && m[i+n] == '*' {
		n++
	}
	alone := (i == start || m[i-1] == ' ') && (i+n == end || strings.IndexByte(" .,;:!?)", m[i+n]) >= 0)
	switch {
	case alone && n >= 4:
		standIn(m, i, i+n, blankMark)
	case alone:
		erase(m, i, i+n)
	default:
		for j := i; j < i+n; j++ {
			m[j] = glue
		}
	}
	return n
}

// insideWord reports whether the byte at i has a letter or digit on both sides.
func insideWord(m []byte, i, start, end int) bool {
	before, _ := utf8.DecodeLastRune(m[start:i])
	after, _ := utf8.DecodeRune(m[i+1 : end])
	return isAlnum(before) && isAlnum(after)
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// erase writes spaces, but leaves line ends alone.
func erase(m []byte, from, to int) {
	for i := from; i < to; i++ {
		if m[i] != '\n' && m[i] != '\r' {
			m[i] = ' '
		}
	}
}

// standIn writes a mark, then glue, so that the length stays.
func standIn(m []byte, from, to int, mark byte) {
	m[from] = mark
	for i := from + 1; i < to; i++ {
		m[i] = glue
	}
}
