package script

import (
	"regexp"
	"strings"
)

var frontLine = regexp.MustCompile(`^\s*([A-Za-z][A-Za-z _-]{0,30}?)\s*:\s*(.*?)\s*$`)

// frontKeys are understood without the --- lines around them.
var frontKeys = map[string]bool{
	"program": true, "specialty": true, "call": true, "kind": true, "contact": true,
	"hospital": true, "city": true, "track": true, "director": true, "coordinator": true,
}

// frontMatter reads the key: value lines in front of a text, between two lines
// of --- or bare where the keys are known ones. end is the offset where the
// spoken text begins.
func frontMatter(text string) (front map[string]string, end int) {
	front = map[string]string{}
	at := len(text) - len(strings.TrimPrefix(text, "\ufeff"))
	fenced := false
	for offset := at; offset < len(text); {
		next := offset + len(firstLine(text[offset:]))
		line := strings.TrimSpace(text[offset:next])
		switch m := frontLine.FindStringSubmatch(line); {
		case line == "---" && !fenced && len(front) == 0:
			fenced = true
		case line == "---" && fenced:
			return front, next
		case line == "" || strings.HasPrefix(line, "#"):
			if line == "" && !fenced && len(front) > 0 {
				return front, offset
			}
		case m == nil || !fenced && !frontKeys[strings.ToLower(m[1])]:
			if fenced {
				return map[string]string{}, at // a rule, not front matter
			}
			return front, frontEnd(front, at, offset)
		default:
			front[strings.ToLower(m[1])] = strings.Trim(m[2], `"'`)
		}
		offset = next
	}
	if fenced {
		return map[string]string{}, at
	}
	return front, frontEnd(front, at, len(text))
}

// frontEnd keeps leading notes in the text when there is no front matter.
func frontEnd(front map[string]string, at, offset int) int {
	if len(front) == 0 {
		return at
	}
	return offset
}

// firstLine is the first line of text with its line end.
func firstLine(text string) string {
	i := strings.IndexAny(text, "\n\r")
	switch {
	case i < 0:
		return text
	case strings.HasPrefix(text[i:], "\r\n"):
		return text[:i+2]
	}
	return text[:i+1]
}
