package script

import "strings"

// Body is the text as it is to be read aloud: from the line of the first
// spoken word on, so without front matter. It is empty for a script without
// words.
func (s *Script) Body() string {
	if len(s.Spoken) == 0 {
		return ""
	}
	start := s.Spoken[0].Start
	start = strings.LastIndexByte(s.text[:start], '\n') + 1
	return strings.TrimSpace(s.text[start:])
}
