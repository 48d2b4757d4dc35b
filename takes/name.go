package takes

import (
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rehearse/script"
)

// A take is called KEY-DATE-TIME.wav, by the clock of the room it was spoken
// in: the name alone tells what and when, also after copying. The script lies
// beside it as KEY-DATE-TIME.txt, with its kind of call in the front matter.
// Without a script KEY is the kind of call.
const (
	wavSuffix    = ".wav"
	scriptSuffix = ".txt"
	partSuffix   = ".part" // of a recording in progress, by audio.WAVWriter

	stampLayout = "2006-01-02-150405"
)

// stamped matches the end of a name: the moment, and a number for takes of the
// same second.
var stamped = regexp.MustCompile(`^(.+)-(\d{4}-\d{2}-\d{2}-\d{6})(?:-\d+)?$`)

// longestKey keeps names within a line of a table.
const longestKey = 32

// Key is the name under which the takes of a script are kept together: the
// name of its file and, where its front matter has one, the program it is
// for. It consists of a-z, 0-9 and hyphens, and is empty for nil.
func Key(text *script.Script) string {
	if text == nil {
		return ""
	}
	base := filepath.Base(text.File)
	if text.File == "" {
		base = "script"
	}
	key := slug(strings.TrimSuffix(base, filepath.Ext(base)))
	if program := slug(text.Front["program"]); program != "" && !strings.Contains(key, program) {
		key += "-" + program
	}
	if len(key) > longestKey {
		key = strings.TrimRight(key[:longestKey], "-")
	}
	if key == "" {
		return "script"
	}
	return key
}

// slug is text in a-z, 0-9 and hyphens: accents are dropped, the rest becomes
// hyphens.
func slug(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// split takes the name of a take, without ending, apart. A name not given by
// this package is all key.
func split(id string) (key string, at time.Time, ok bool) {
	m := stamped.FindStringSubmatch(id)
	if m == nil {
		return slug(id), time.Time{}, false
	}
	at, err := time.ParseInLocation(stampLayout, m[2], time.Local)
	if err != nil {
		return slug(id), time.Time{}, false
	}
	return m[1], at, true
}

// CallOf is the kind of call a take without a script was made for, by its name.
func CallOf(name string) script.Call {
	key, _, ok := split(strings.TrimSuffix(name, filepath.Ext(name)))
	if call := script.Call(key); ok && call.Valid() {
		return call
	}
	return script.Free
}

// validName reports whether name can be that of a take: a visible WAV file of
// the folder itself, on any system.
func validName(name string) bool {
	return strings.HasSuffix(strings.ToLower(name), wavSuffix) &&
		!strings.HasPrefix(name, ".") && !strings.ContainsAny(name, `/\:`+"\x00")
}

// beside is the name of the script that belongs to a take.
func beside(name string) string {
	return strings.TrimSuffix(name, filepath.Ext(name)) + scriptSuffix
}
