package spoken

import "strings"

var units = [...]string{
	"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
	"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
	"seventeen", "eighteen", "nineteen",
}

var tens = [...]string{
	"", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
}

var scales = [...]string{"", "thousand", "million", "billion", "trillion", "quadrillion"}

// ordinals are the number words whose ordinal is no "th" at the end.
var ordinals = map[string]string{
	"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
	"nine": "ninth", "twelve": "twelfth",
}

// maxCardinalDigits is the longest number said as a quantity; a longer one is
// said digit by digit.
const maxCardinalDigits = 18

// cardinal says a run of decimal digits as a quantity: "1200" is one thousand
// two hundred, without "and", as American English has it.
func cardinal(number string) []string {
	number = strings.TrimLeft(number, "0")
	if number == "" {
		return []string{"zero"}
	}
	if len(number) > maxCardinalDigits {
		return digits(number)
	}
	var words []string
	for groups := (len(number) + 2) / 3; groups > 0; groups-- {
		cut := len(number) - 3*(groups-1)
		var group string
		group, number = number[:cut], number[cut:]
		said := belowThousand(group)
		if len(said) > 0 && groups > 1 {
			said = append(said, scales[groups-1])
		}
		words = append(words, said...)
	}
	return words
}

// belowThousand says up to three digits; zero is silent.
func belowThousand(group string) []string {
	n := 0
	for _, d := range group {
		n = 10*n + int(d-'0')
	}
	var words []string
	if n >= 100 {
		words = append(words, units[n/100], "hundred")
		n %= 100
	}
	if n >= 20 {
		words = append(words, tens[n/10])
		n %= 10
	}
	if n > 0 {
		words = append(words, units[n])
	}
	return words
}

// ordinal says digits as a rank: "21" is twenty first.
func ordinal(number string) []string {
	words := cardinal(number)
	last := &words[len(words)-1]
	switch said, irregular := ordinals[*last]; {
	case irregular:
		*last = said
	case strings.HasSuffix(*last, "y"):
		*last = strings.TrimSuffix(*last, "y") + "ieth"
	default:
		*last += "th"
	}
	return words
}

// digits says every digit by itself.
func digits(number string) []string {
	words := make([]string, 0, len(number))
	for _, d := range number {
		if d >= '0' && d <= '9' {
			words = append(words, units[d-'0'])
		}
	}
	return words
}

// year says four digits as a year: in pairs, but 2000 to 2009 as a quantity.
func year(number string) []string {
	century, rest := number[:2], number[2:]
	switch {
	case number[1:3] == "00": // 2005, 1005
		return cardinal(number)
	case rest == "00":
		return append(cardinal(century), "hundred")
	case rest[0] == '0':
		return append(cardinal(century), "oh", units[rest[1]-'0'])
	}
	return append(cardinal(century), cardinal(rest)...)
}

// isYear reports whether four digits are most likely a year.
func isYear(number string) bool {
	return len(number) == 4 && number >= "1100" && number <= "2099"
}

// pluralNumber turns the last word into its plural: nineties, hundreds, fives.
func pluralNumber(words []string) []string {
	last := &words[len(words)-1]
	switch {
	case strings.HasSuffix(*last, "y"):
		*last = strings.TrimSuffix(*last, "y") + "ies"
	case *last == "six":
		*last = "sixes"
	default:
		*last += "s"
	}
	return words
}
