package spoken

import "strings"

// measures are units understood after a number: one, and more than one.
var measures = map[string][2]string{
	"mg": {"milligram", "milligrams"}, "g": {"gram", "grams"}, "kg": {"kilogram", "kilograms"},
	"mcg": {"microgram", "micrograms"}, "µg": {"microgram", "micrograms"}, "μg": {"microgram", "micrograms"},
	"ml": {"milliliter", "milliliters"}, "dl": {"deciliter", "deciliters"}, "l": {"liter", "liters"},
	"mm": {"millimeter", "millimeters"}, "cm": {"centimeter", "centimeters"}, "m": {"meter", "meters"},
	"km": {"kilometer", "kilometers"}, "ft": {"foot", "feet"}, "in": {"inch", "inches"},
	"mi": {"mile", "miles"}, "yd": {"yard", "yards"}, "lb": {"pound", "pounds"}, "lbs": {"pound", "pounds"},
	"oz": {"ounce", "ounces"}, "hr": {"hour", "hours"}, "hrs": {"hour", "hours"}, "h": {"hour", "hours"},
	"min": {"minute", "minutes"}, "mins": {"minute", "minutes"}, "sec": {"second", "seconds"},
	"secs": {"second", "seconds"}, "s": {"second", "seconds"}, "ms": {"millisecond", "milliseconds"},
	"yr": {"year", "years"}, "yrs": {"year", "years"}, "mo": {"month", "months"}, "mos": {"month", "months"},
	"wk": {"week", "weeks"}, "wks": {"week", "weeks"}, "d": {"day", "days"},
	"mph": {"mile per hour", "miles per hour"}, "bpm": {"beat per minute", "beats per minute"},
	"wpm": {"word per minute", "words per minute"}, "hz": {"hertz", "hertz"}, "khz": {"kilohertz", "kilohertz"},
	"kb": {"kilobyte", "kilobytes"}, "mb": {"megabyte", "megabytes"}, "gb": {"gigabyte", "gigabytes"},
	"db": {"decibel", "decibels"}, "mmhg": {"millimeter of mercury", "millimeters of mercury"},
	"%": {"percent", "percent"}, "y/o": {"year old", "year old"}, "yo": {"year old", "year old"},
	"k": {"thousand", "thousand"}, "pt": {"point", "points"}, "pts": {"point", "points"},
	"mg/dl": {"milligram per deciliter", "milligrams per deciliter"},
	"km/h":  {"kilometer per hour", "kilometers per hour"}, "mg/kg": {"milligram per kilogram", "milligrams per kilogram"},
}

// loose are units that may stand apart from their number; the others are words
// or letters of their own there ("I have 2 in mind", "5 s").
var loose = setOf(`mg g kg mcg µg μg ml dl mm cm km ft lb lbs oz hr hrs min mins sec secs yr yrs
	mo mos wk wks mph bpm wpm hz khz kb mb gb db mmhg % y/o mg/dl km/h mg/kg`)

// unitAfter says the unit in the atom after a number, and whether there is one.
func (r *reader) unitAfter(core string) (words []string, took int) {
	next := r.peek(1)
	if next == nil {
		return nil, 0
	}
	if unit := strings.ToLower(next.core); loose[unit] && next.core != "MS" {
		return strings.Fields(measures[unit][plural(core)]), 1
	}
	return nil, 0
}

// withUnit says a number and a unit written together; nil when it is no unit.
func withUnit(number, unit string) []string {
	forms, ok := measures[strings.ToLower(unit)]
	if !ok || unit == "D" || unit == "S" || unit == "H" { // 3D is no quantity
		return nil
	}
	return append(plainNumber(number), strings.Fields(forms[plural(number)])...)
}

// plural is the index of the form a number asks for.
func plural(number string) int {
	if number == "1" || number == "1/2" {
		return 0
	}
	return 1
}
