package takes

import (
	"errors"
	"io/fs"
	"regexp"
	"strings"

	"rehearse/script"
)

var callLine = regexp.MustCompile(`(?im)^\s*call\s*:.*(?:\r?\n|$)`)

// withCall is a script whose front matter says for which kind of call it is,
// so that the file beside a take is enough to judge it again. The words that
// are spoken stay as they are.
func withCall(text string, call script.Call) string {
	parsed := script.Parse(text)
	if says := parsed.Front["call"]; strings.EqualFold(says, string(call)) || says == "" && call == script.Free {
		return text
	}
	line := "call: " + string(call) + "\n"
	rest := strings.TrimPrefix(text, "\ufeff")
	if len(parsed.Front) == 0 {
		return "---\n" + line + "---\n" + rest
	}
	body := len(rest)
	if len(parsed.Spoken) > 0 {
		body = parsed.Spoken[0].Start - (len(text) - len(rest))
	}
	front := callLine.ReplaceAllString(rest[:body], "")
	if fence, after, ok := strings.Cut(front, "\n"); ok && strings.TrimSpace(fence) == "---" {
		return fence + "\n" + line + after + rest[body:]
	}
	return line + front + rest[body:]
}

// scriptOf is the text beside a take, empty where there is none.
func (s *Store) scriptOf(name string) (string, error) {
	b, err := s.root.ReadFile(beside(name))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(b), err
}
