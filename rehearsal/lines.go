package rehearsal

import (
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"rehearse/script"
)

// Mark is a pause shown in a text.
type Mark int

const (
	NoMark    Mark = iota
	ShortMark      // a comma, a group of digits, a breath
	LongMark       // the end of a sentence or paragraph, or where the script says so
)

// String is the sign speakers put into their texts: a slash for a short pause,
// two for a long one.
func (m Mark) String() string {
	return [...]string{"", "/", "//"}[m]
}

// Piece is a word as it is written in the script, with its time and place.
type Piece struct {
	Text    string
	StartS  float64 // when it is due; for what is not spoken, when the word after it is
	EndS    float64
	Column  int // of its first character in the line
	Mark    Mark
	MarkAt  int  // column of the mark
	ToFill  bool // holds a blank: what belongs there is not known
	breaks  bool // a new line must begin after it
	spoken  bool
	columns int
}

// Line is one line of a text laid out for reading aloud.
type Line struct{ Pieces []Piece }

// Lines lays the text of the script out in lines of at most so many columns. A
// sentence begins on a new line, and a long one is divided where a reader
// pauses or a group of words begins, into lines of about the same length. A
// single word that is too long for a line has one for itself.
func (c *Schedule) Lines(columns int) []Line {
	var lines []Line
	pieces := c.pieces()
	first := 0
	for i, p := range pieces {
		if p.breaks || i == len(pieces)-1 {
			lines = append(lines, divide(pieces[first:i+1], columns)...)
			first = i + 1
		}
	}
	return lines
}

// What a line costs when a sentence is divided. Fewer lines come first, then
// even ones, broken where the sentence itself has joints.
const (
	lineCost     = 1.0
	unevenCost   = 2.0  // times the square of the share of the line left empty
	atPause      = -0.4 // a line ends with a pause,
	beforeOpener = -0.2 // or before a word that opens a group,
	insideName   = 0.5  // or between two capitals, as of a name
)

// divide breaks a sentence into lines at the least cost.
func divide(pieces []Piece, columns int) []Line {
	cost := make([]float64, len(pieces)+1) // of the lines up to a piece
	from := make([]int, len(pieces)+1)
	for end := 1; end <= len(pieces); end++ {
		cost[end] = math.Inf(1)
		width := -1
		for first := end - 1; first >= 0; first-- {
			width += 1 + pieces[first].width()
			if width > columns && first < end-1 {
				break
			}
			empty := max(0, 1-float64(width)/float64(columns))
			c := cost[first] + lineCost + unevenCost*empty*empty
			if end < len(pieces) {
				c += joint(pieces[end-1], pieces[end])
			}
			if c < cost[end] {
				cost[end], from[end] = c, first
			}
		}
	}
	var lines []Line
	for end := len(pieces); end > 0; end = from[end] {
		lines = append(lines, set(pieces[from[end]:end]))
	}
	slices.Reverse(lines)
	return lines
}

// joint is the cost of a line that ends between two pieces.
func joint(before, after Piece) float64 {
	capital := func(p Piece) bool { return strings.ToLower(p.Text[:1]) != p.Text[:1] }
	switch {
	case before.Mark != NoMark:
		return atPause
	case script.Opens(after.Text):
		return beforeOpener
	case capital(before) && capital(after):
		return insideName
	}
	return 0
}

// set puts pieces into a line.
func set(pieces []Piece) Line {
	at := 0
	for i := range pieces {
		pieces[i].Column = at
		pieces[i].MarkAt = at + pieces[i].columns + 1
		at += pieces[i].width() + 1
	}
	return Line{pieces}
}

// width is the columns of the piece and the mark after it.
func (p Piece) width() int {
	if p.Mark == NoMark {
		return p.columns
	}
	return p.columns + 1 + len(p.Mark.String())
}

// pieces divides the text, without its front matter, at white space and gives
// each piece the time of the spoken words in it.
func (c *Schedule) pieces() []Piece {
	s := c.Script
	if s.Words == 0 {
		return nil
	}
	text := s.Text()
	start := strings.LastIndexByte(text[:s.Spoken[0].Start], '\n') + 1
	marks, ends := pauseMarks(s), map[int]bool{}
	for _, sentence := range s.Sentences {
		ends[sentence.End] = true
	}
	blanks := blanks(s)
	var all []Piece
	word, before := 0, start
	at := 0.0
	for from, to := range fields(text, start) {
		p := Piece{Text: text[from:to], columns: ansi.StringWidth(text[from:to]), StartS: at, EndS: at}
		for ; word < s.Words && s.Spoken[word].Start < to; word++ {
			if !p.spoken {
				p.spoken, p.StartS = true, c.words[word].start
			}
			p.EndS = c.words[word].end
			// Of pauses within a piece, a phone number's, only that at its end
			// can be shown.
			p.Mark, p.breaks = marks[word+1], ends[word+1]
		}
		for _, b := range blanks {
			p.ToFill = p.ToFill || b.from < to && from < b.to
		}
		if i := len(all) - 1; i >= 0 && !p.spoken && !p.ToFill && !strings.Contains(text[before:from], "\n") {
			// A dash or a [pause] stands before the pause it asks for.
			p.Mark, p.breaks = all[i].Mark, all[i].breaks
			all[i].Mark, all[i].breaks = NoMark, false
		}
		at, before = p.EndS, to
		all = append(all, p)
	}
	return all
}

// pauseMarks are the pauses of a script by the number of words before.
func pauseMarks(s *script.Script) map[int]Mark {
	marks := map[int]Mark{}
	for _, p := range s.Pauses {
		marks[p.After] = ShortMark
		switch p.Why {
		case script.AtSentence, script.AtParagraph, script.AtCue:
			marks[p.After] = LongMark
		}
	}
	return marks
}

// stretch is a range of bytes of the text.
type stretch struct{ from, to int }

// blanks are the places still to be filled in, which come in the order of the
// text.
func blanks(s *script.Script) []stretch {
	var all []stretch
	at := 0
	for _, b := range s.Blanks {
		from := at + strings.Index(s.Text()[at:], b.Text)
		at = from + len(b.Text)
		all = append(all, stretch{from, at})
	}
	return all
}

// fields are the byte ranges between white space in text from an offset on.
func fields(text string, start int) func(yield func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		for at := start; at < len(text); {
			gap := len(text[at:]) - len(strings.TrimLeft(text[at:], " \t\r\n\u00a0"))
			at += gap
			if at == len(text) {
				return
			}
			length := strings.IndexAny(text[at:], " \t\r\n\u00a0")
			if length < 0 {
				length = len(text) - at
			}
			if !yield(at, at+length) {
				return
			}
			at += length
		}
	}
}

// Marker is where a reader should be at a time: the line, and how many of its
// columns have been said. In a pause it stands at the pause's mark, before the
// first word at the beginning and after the last one at the end.
func Marker(lines []Line, seconds float64) (line int, column float64) {
	for n, l := range lines {
		for _, p := range l.Pieces {
			if p.StartS > seconds && p.spoken {
				return line, column
			}
			if !p.spoken {
				continue
			}
			line = n
			if seconds < p.EndS {
				said := (seconds - p.StartS) / (p.EndS - p.StartS)
				return line, float64(p.Column) + said*float64(p.columns)
			}
			column = float64(p.Column + p.columns)
			if p.Mark != NoMark {
				column = float64(p.MarkAt)
			}
		}
	}
	return line, column
}

// Text is the line as it is written, with its marks.
func (l Line) Text() string {
	var b strings.Builder
	at := 0
	put := func(column int, text string) {
		b.WriteString(strings.Repeat(" ", column-at) + text)
		at = column + ansi.StringWidth(text)
	}
	for _, p := range l.Pieces {
		put(p.Column, p.Text)
		if p.Mark != NoMark {
			put(p.MarkAt, p.Mark.String())
		}
	}
	return b.String()
}

// End is the column after the piece, its mark not counted.
func (p Piece) End() int { return p.Column + p.columns }
