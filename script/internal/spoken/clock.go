package spoken

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	clockTime = regexp.MustCompile(`^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?i:([ap])\.?m\.?)?$`)
	hourOnly  = regexp.MustCompile(`^(\d{1,2})(?i:([ap])\.?m\.?)$`)
	clockSpan = regexp.MustCompile(`^(\d{1,2})(?::([0-5]\d))?(?i:([ap])\.?m\.?)?-(\d{1,2})(?::([0-5]\d))?(?i:([ap])\.?m\.?)?$`)
	halfDay   = regexp.MustCompile(`^(?i:([ap])\.?m\.?)$`)
)

// clock says times of day.
func (r *reader) clock(a *atom) bool {
	core, n, half := a.core, 1, ""
	if next := r.peek(1); next != nil {
		if m := halfDay.FindStringSubmatch(next.core); m != nil {
			half, n = m[1], 2
		}
	}
	if m := clockTime.FindStringSubmatch(core); m != nil && validHour(m[1]) && len(m[2]) == 2 {
		if m[3] != "" {
			half, n = m[3], 1
		}
		r.say(Number, n, sayTime(m[1], m[2], half)...)
		return true
	}
	if m := hourOnly.FindStringSubmatch(core); m != nil && validHour(m[1]) {
		r.say(Number, 1, sayTime(m[1], "", m[2])...)
		return true
	}
	if half != "" && integer.MatchString(core) && validHour(core) {
		r.say(Number, 2, sayTime(core, "", half)...)
		return true
	}
	m := clockSpan.FindStringSubmatch(core)
	if m == nil || !validHour(m[1]) || !validHour(m[4]) {
		return false
	}
	if m[6] != "" {
		half, n = m[6], 1
	}
	if m[2]+m[3]+m[5]+half == "" {
		return false // 3-5, of what is not known
	}
	from := sayTime(m[1], m[2], m[3])
	if m[3] == "" && m[2] == "00" {
		from = cardinal(m[1]) // 9:00-10:30: nine to ten thirty
	}
	r.say(Number, n, append(append(from, "to"), sayTime(m[4], m[5], half)...)...)
	return true
}

func validHour(h string) bool {
	n, err := strconv.Atoi(h)
	return err == nil && n <= 24
}

// sayTime says hours and minutes; minutes and half may be empty.
func sayTime(hours, minutes, half string) []string {
	words := cardinal(hours)
	n, _ := strconv.Atoi(hours)
	switch {
	case minutes == "":
	case minutes == "00" && half == "" && n >= 1 && n <= 12:
		words = append(words, "o'clock")
	case minutes == "00" && half == "":
		words = append(words, "hundred")
	case minutes == "00":
	case minutes[0] == '0':
		words = append(words, "oh", units[minutes[1]-'0'])
	default:
		words = append(words, cardinal(minutes)...)
	}
	if half != "" {
		words = append(words, strings.ToUpper(half)+"M")
	}
	return words
}
