package lint

import (
	"fmt"
	"io"
	"strings"
)

// WriteGitHub writes findings as workflow commands, which GitHub shows at the
// line they speak of.
func WriteGitHub(w io.Writer, results []Result) error {
	for _, r := range results {
		if r.Err != nil {
			if _, err := fmt.Fprintf(w, "::error file=%s::%s\n", property(r.File), message(r.Err.Error())); err != nil {
				return err
			}
			continue
		}
		for _, f := range r.Findings {
			place := ""
			if f.Line > 0 {
				place = fmt.Sprintf(",line=%d,col=%d", f.Line, f.Column)
			}
			if _, err := fmt.Fprintf(w, "::%s file=%s%s,title=%s::%s\n", level(f.Weight), property(f.File), place, property(f.Rule),
				message(fmt.Sprintf("%s: %s %s", f.Text, f.Reason, f.Better))); err != nil {
				return err
			}
		}
	}
	return nil
}

func level(w Weight) string {
	switch w {
	case Fail:
		return "error"
	case Warn:
		return "warning"
	}
	return "notice"
}

// message and property escape what the command syntax gives a meaning.
var messageEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

func message(s string) string { return messageEscapes.Replace(s) }

var propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")

func property(s string) string { return propertyEscapes.Replace(s) }
