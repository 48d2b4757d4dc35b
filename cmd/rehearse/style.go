package main

import (
	"os"
	"runtime"
	"strings"

	"rehearse/report"
)

// style is how a report looks on Out.
func (s *streams) style() report.Style {
	return report.Style{Colour: s.OutColour, ASCII: asciiOnly(), Width: s.Width}
}

// asciiOnly reports whether the user's locale asks for a character set without
// the signs of a report. Where no locale is set nothing is known, and today's
// terminals show UTF-8.
func asciiOnly() bool {
	if runtime.GOOS == "windows" {
		return false
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := os.Getenv(name); locale != "" {
			l := strings.ToLower(locale)
			return !strings.Contains(l, "utf-8") && !strings.Contains(l, "utf8")
		}
	}
	return false
}
