package spoken

import (
	"regexp"
	"strings"
)

var sum = regexp.MustCompile(`^(-?)(?:US|CA|AU)?([$£€¥₹])([\d,]+)(?:\.(\d+))?([kKmMbB]|bn)?(?:-[$£€¥₹]?([\d,]+)(?:\.(\d+))?([kKmMbB]|bn)?)?$`)

var cents = regexp.MustCompile(`^(\d+)[¢c]$`)

// currencies: one, more than one.
var currencies = map[string][2]string{
	"$": {"dollar", "dollars"}, "£": {"pound", "pounds"}, "€": {"euro", "euros"},
	"¥": {"yen", "yen"}, "₹": {"rupee", "rupees"},
}

var magnitudes = map[string]string{
	"k": "thousand", "K": "thousand", "m": "million", "M": "million", "b": "billion", "B": "billion", "bn": "billion",
}

// money says an amount of money: "$3.50" is three dollars fifty.
func (r *reader) money(a *atom) bool {
	if strings.HasSuffix(a.core, "¢") && cents.MatchString(a.core) {
		number := cents.FindStringSubmatch(a.core)[1]
		r.say(Number, 1, append(cardinal(number), map[bool]string{true: "cent", false: "cents"}[number == "1"])...)
		return true
	}
	m := sum.FindStringSubmatch(a.core)
	if m == nil {
		return false
	}
	n, scale := 1, magnitudes[m[5]]
	if next := r.peek(1); next != nil && scale == "" {
		switch w := strings.ToLower(next.core); w {
		case "thousand", "million", "billion", "trillion":
			n, scale = 2, w
		}
	}
	var words []string
	if m[1] != "" {
		words = append(words, "minus")
	}
	unit := currencies[m[2]]
	if m[6] != "" { // $5-10
		if m[8] != "" && scale == "" {
			scale = magnitudes[m[8]]
		}
		words = append(words, moneyNumber(m[3], m[4])...)
		words = append(append(words, "to"), moneyNumber(m[6], m[7])...)
		words = append(words, strings.Fields(scale+" "+unit[1])...)
		r.say(Number, n, words...)
		return true
	}
	r.say(Number, n, append(words, sayMoney(strip(m[3]), m[4], scale, unit)...)...)
	return true
}

func moneyNumber(whole, part string) []string {
	if part == "" {
		return cardinal(strip(whole))
	}
	return plainNumber(whole + "." + part)
}

// sayMoney says one amount; whole has no commas.
func sayMoney(whole, part, scale string, unit [2]string) []string {
	name := unit[1]
	if strings.TrimLeft(whole, "0") == "1" && scale == "" {
		name = unit[0]
	}
	switch {
	case scale != "":
		return append(moneyNumber(whole, part), scale, unit[1])
	case part == "" || part == "00":
		return append(cardinal(whole), name)
	case len(part) != 2:
		return append(moneyNumber(whole, part), unit[1])
	case strings.Trim(whole, "0") == "" && (unit[0] == "dollar" || unit[0] == "euro"):
		if part == "01" {
			return []string{"one", "cent"}
		}
		return append(cardinal(part), "cents")
	}
	return append(append(cardinal(whole), name), cardinal(part)...)
}
