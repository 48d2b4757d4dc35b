package spoken

import (
	"regexp"
	"strings"
)

var (
	email   = regexp.MustCompile(`^(?i:mailto:)?([\pL\d][\pL\d._%+-]*)@((?:[\pL\d-]+\.)*[\pL\d-]+)$`)
	webSite = regexp.MustCompile(`^(?i)(?:https?://)?((?:[\pL\d-]+\.)+(?:com|org|net|edu|gov|io|co|us|uk|ca|in|md|info|health|app|dev|me|pk|ng|au|de|mil|int|biz|tv|ai|gle)(?::\d+)?)(/\S*)?$`)
	scheme  = regexp.MustCompile(`^(?i)https?://(\S+)$`)
	handle  = regexp.MustCompile(`^@[\pL\d._]+$`)
)

// address says e-mail and web addresses.
func (r *reader) address(a *atom) bool {
	if !strings.ContainsAny(a.core, "@.") && !strings.Contains(a.core, "://") {
		return false
	}
	if m := email.FindStringSubmatch(a.core); m != nil {
		words := append(addressPart(m[1], false), "at")
		r.say(Email, 1, append(words, addressPart(m[2], true)...)...)
		return true
	}
	if handle.MatchString(a.core) {
		r.say(Web, 1, append([]string{"at"}, addressPart(a.core[1:], false)...)...)
		return true
	}
	var host string
	if m := webSite.FindStringSubmatch(a.core); m != nil {
		if dotted.MatchString(a.core) { // U.S., not a host
			return false
		}
		host = m[1] + m[2]
	} else if m := scheme.FindStringSubmatch(a.core); m != nil {
		host = m[1]
	} else {
		return false
	}
	host, _, _ = strings.Cut(host, "?")
	host = strings.TrimRight(host, "/")
	domain, path, _ := strings.Cut(host, "/")
	words := addressPart(domain, true)
	for part := range strings.SplitSeq(path, "/") {
		if part != "" {
			words = append(append(words, "slash"), addressPart(part, false)...)
		}
	}
	r.say(Web, 1, words...)
	return true
}

var addressSigns = map[byte]string{
	'.': "dot", '-': "dash", '_': "underscore", '+': "plus", '%': "percent", ':': "colon",
	'#': "hash", '=': "equals", '&': "and", '~': "tilde", '@': "at",
}

// addressPart says names, digits and signs of an address. In a domain the last
// labels are known or spelled.
func addressPart(s string, domain bool) []string {
	var words []string
	for i := 0; i < len(s); {
		c := s[i]
		if sign, ok := addressSigns[c]; ok {
			words = append(words, sign)
			i++
			continue
		}
		j := i
		isDigit := c >= '0' && c <= '9'
		for j < len(s) && addressSigns[s[j]] == "" && (s[j] >= '0' && s[j] <= '9') == isDigit {
			j++
		}
		if isDigit {
			words = append(words, digits(s[i:j])...)
		} else {
			words = append(words, addressLabel(s[i:j], domain && strings.LastIndexByte(s, '.') == i-1)...)
		}
		i = j
	}
	return words
}

// addressLabel says one run of letters of an address: as a word, with a first
// initial in front of a word, or letter by letter.
func addressLabel(label string, top bool) []string {
	lower := strings.ToLower(keepLetters(label))
	if lower == "" {
		return nil
	}
	if top {
		switch lower {
		case "com", "org", "net", "gov", "info", "health", "app", "dev", "mil", "biz":
			return []string{lower}
		}
		return spell(lower)
	}
	if lower == "gmail" {
		return []string{lower}
	}
	if len([]rune(lower)) < 3 && lower != "my" && lower != "dr" && lower != "me" && lower != "co" {
		return spell(lower)
	}
	switch {
	case lower == "dr":
		return []string{"doctor"}
	case pronounceable(lower), initialisms[strings.ToUpper(lower)].words != nil:
		return addressWord(lower)
	case len(lower) > 4 && pronounceable(lower[1:]):
		return append(spell(lower[:1]), addressWord(lower[1:])...)
	}
	return spell(lower)
}

func addressWord(lower string) []string {
	if full, ok := inFull(lower); ok {
		return []string{full}
	}
	if x, ok := initialisms[strings.ToUpper(lower)]; ok && !x.capitals {
		return append([]string(nil), x.words...)
	}
	return []string{lower}
}
