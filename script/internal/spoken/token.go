// Package spoken turns a written text into the words a person says when
// reading it aloud: numbers, letters and signs become words, notes and
// Markdown fall away, and what can not be known is reported, not guessed.
//
// It knows American English as it is used on the phone. Digits of an ID or a
// phone number are said one by one, zero as "zero"; years in pairs.
package spoken

// Kind is what a token is.
type Kind uint8

const (
	Plain   Kind = iota // ordinary words
	Number              // a quantity, date, time or amount of money, in words
	Letters             // letters said by name
	Digits              // an ID or code, digit by digit
	Phone               // a phone number, digit by digit
	Email               // an e-mail address
	Web                 // a web address or handle
	Blank               // a place to be filled in; it has no words
	Cue                 // a stage direction such as [pause]; it has no words
	Mark                // punctuation that divides what is said; it has no words
	Odd                 // something that can not be read aloud; it has no words
)

// Break says how deep a Mark divides.
type Break uint8

const (
	NoBreak   Break = iota
	Comma           // , and parentheses
	Colon           // : ; and a dash
	Ellipsis        // a trailing off
	Sentence        // . ! ?
	Paragraph       // an empty line, a list item, a new line that is not a wrap
)

// Token is a piece of the text with what is said for it.
type Token struct {
	Kind   Kind
	Start  int      // byte offset of its first byte in the text
	End    int      // byte offset after its last byte
	Words  []string // lower case; letters said by name are upper case
	Groups []int    // of Phone and Digits: after how many words a group ends
	Break  Break    // of a Mark
	Guess  bool     // read one way of two; the user may want to know
}
