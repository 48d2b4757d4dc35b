package spoken

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	isoDate   = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
	slashDate = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$`)
	dotDate   = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`)
	monthDay  = regexp.MustCompile(`^(\d{1,2})(?i:st|nd|rd|th)?$`)
	dayRange  = regexp.MustCompile(`^(\d{1,2})-(\d{1,2})$`)
)

var monthNames = [...]string{
	"", "january", "february", "march", "april", "may", "june", "july", "august",
	"september", "october", "november", "december",
}

var months = func() map[string]int {
	m := map[string]int{"sept": 9}
	for i, name := range monthNames[1:] {
		m[name] = i + 1
		m[name[:3]] = i + 1
	}
	return m
}()

// date says numeric dates and "3 March". "March 3" is handled here too, from
// its day: the month has been said as a word by then.
func (r *reader) date(a *atom) bool {
	if m := isoDate.FindStringSubmatch(a.core); m != nil {
		return r.sayDate(1, m[2], m[3], m[1])
	}
	if m := slashDate.FindStringSubmatch(a.core); m != nil {
		return r.sayDate(1, m[1], m[2], m[3])
	}
	if m := dotDate.FindStringSubmatch(a.core); m != nil { // the day comes first in this style
		return r.sayDate(1, m[2], m[1], m[3])
	}
	if m := fraction.FindStringSubmatch(a.core); m != nil {
		return r.shortDate(m[1], m[2])
	}
	if months[r.previous(1)] > 0 && r.i > 0 && startsUpper(r.atoms[r.i-1].core) {
		return r.dayOfMonth(a)
	}
	if m := monthDay.FindStringSubmatch(a.core); m != nil {
		next := r.peek(1)
		if next == nil || !startsUpper(next.core) || months[strings.ToLower(next.core)] == 0 || !dayOK(m[1]) {
			return false
		}
		words := append(ordinal(m[1]), "of", monthNames[months[strings.ToLower(next.core)]])
		if r.previous(1) != "the" {
			words = append([]string{"the"}, words...)
		}
		r.say(Number, 2, words...)
		return true
	}
	return false
}

// dayOfMonth says the number after a month: a day or days, not a year.
func (r *reader) dayOfMonth(a *atom) bool {
	if m := monthDay.FindStringSubmatch(a.core); m != nil && dayOK(m[1]) {
		if next := r.peek(1); next != nil && len(next.core) > 3 && strings.HasSuffix(next.core, "s") && !startsUpper(next.core) && a.core == m[1] {
			return false // "May 5 residents"
		}
		r.say(Number, 1, ordinal(m[1])...)
		return true
	}
	if m := dayRange.FindStringSubmatch(a.core); m != nil && dayOK(m[1]) && dayOK(m[2]) {
		r.say(Number, 1, append(append(ordinal(m[1]), "to"), ordinal(m[2])...)...)
		return true
	}
	return false
}

// sayDate says month, day and year; it fails when they are no date.
func (r *reader) sayDate(n int, month, day, yyyy string) bool {
	mm, _ := strconv.Atoi(month)
	if mm < 1 || mm > 12 || !dayOK(day) {
		return false
	}
	words := append([]string{monthNames[mm]}, ordinal(strings.TrimLeft(day, "0"))...)
	switch {
	case len(yyyy) == 4:
		words = append(words, yearOrNumber(yyyy)...)
	case yyyy[0] == '0':
		words = append(words, "oh", units[yyyy[1]-'0'])
	default:
		words = append(words, cardinal(yyyy)...)
	}
	r.say(Number, n, words...)
	return true
}

// shortDate tells 3/14 from 3/4: a date where a preposition of time precedes or
// where it can be no everyday fraction.
func (r *reader) shortDate(a, b string) bool {
	mm, _ := strconv.Atoi(a)
	if mm < 1 || mm > 12 || !dayOK(b) || len(a) > 2 || len(b) > 2 {
		return false
	}
	if a == "9" && b == "11" {
		r.say(Number, 1, "nine", "eleven")
		return true
	}
	dd, _ := strconv.Atoi(b)
	switch r.previous(1) {
	case "on", "by", "until", "before", "after", "since", "dated", "from", "monday", "tuesday",
		"wednesday", "thursday", "friday", "saturday", "sunday":
	default:
		if dd <= 10 && mm < dd || mm == dd {
			return false
		}
	}
	r.say(Number, 1, append([]string{monthNames[mm]}, ordinal(strings.TrimLeft(b, "0"))...)...)
	return true
}

func dayOK(day string) bool {
	d, err := strconv.Atoi(day)
	return err == nil && d >= 1 && d <= 31
}
