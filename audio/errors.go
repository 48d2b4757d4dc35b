package audio

import (
	"errors"
	"path/filepath"
	"strings"
)

// What callers branch on. Each comes inside a *FormatError that says more.
var (
	// ErrFormat: the file is no WAV, or holds sound this program can not read.
	ErrFormat = errors.New("not a readable sound format")
	// ErrDamaged: a WAV file whose header makes no sense.
	ErrDamaged = errors.New("damaged WAV header")
	// ErrNoSound: there is not one sample in the file.
	ErrNoSound = errors.New("no sound in the file")
)

// FormatError says why a file can not be read as sound.
type FormatError struct {
	File string // as the caller named it
	What string // what the file is or what is wrong with it
	Hint string // what to do about it, may be empty
	Kind error  // ErrFormat, ErrDamaged or ErrNoSound
}

func (e *FormatError) Error() string { return e.File + ": " + e.What }

// Unwrap gives the kind, for errors.Is.
func (e *FormatError) Unwrap() error { return e.Kind }

// Hints gives the advice for the user.
func (e *FormatError) Hints() []string {
	if e.Hint == "" {
		return nil
	}
	return []string{e.Hint}
}

// convertHint is the command that turns file into a WAV this program reads.
func convertHint(file string) string {
	target := strings.TrimSuffix(file, filepath.Ext(file)) + ".wav"
	if target == file {
		target = strings.TrimSuffix(file, ".wav") + "-converted.wav"
	}
	return "convert it: ffmpeg -i " + shellWord(file) + " -ar 48000 -ac 1 " + shellWord(target)
}

// shellWord quotes a file name for a POSIX shell when it needs quotes.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._/-+,:@%", r)
	}
	if s != "" && !strings.HasPrefix(s, "-") && strings.TrimFunc(s, plain) == "" {
		return s
	}
	if strings.HasPrefix(s, "-") {
		s = "./" + s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// advised is an error with a line of advice for the user.
type advised struct {
	error
	hint string
}

func (e *advised) Unwrap() error   { return e.error }
func (e *advised) Hints() []string { return []string{e.hint} }
