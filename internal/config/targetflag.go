package config

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"rehearse/script"
)

// fromFlag is where a target of the command line comes from.
const fromFlag = "--target"

// SetTargets puts targets of the command line above those of the file, for all
// kinds of call. Each is NAME=MIN..MAX, with one end or both:
// "words_per_minute=120..160", "snr_db=18..".
func (s *Settings) SetTargets(texts []string) error {
	all := s.targets[:len(s.targets):len(s.targets)]
	for _, text := range texts {
		o, err := parseTarget(text)
		if err != nil {
			return err
		}
		all = append(all, o)
		for _, call := range script.Calls {
			if _, err := all.apply(call); err != nil {
				return targetError(text, strings.TrimPrefix(err.(*Error).What, o.key()+": "))
			}
		}
	}
	s.targets = all
	return nil
}

func parseTarget(text string) (override, error) {
	name, span, _ := strings.Cut(text, "=")
	low, high, ok := strings.Cut(span, "..")
	o := override{band: name, from: fromFlag, ends: map[string]float64{}}
	switch {
	case !isBand(name):
		known := "it is one of " + strings.Join(bandNames(), ", ")
		if near := nearest(name, bandNames()); near != "" {
			known = "did you mean " + near + "?"
		}
		return o, targetError(text, fmt.Sprintf("there is no target %q; %s", name, known))
	case !ok || low == "" && high == "":
		return o, targetError(text, "it is written "+name+"=MIN..MAX, with one end or both")
	}
	for end, value := range map[string]string{"min": low, "max": high} {
		if value == "" {
			continue
		}
		number, err := strconv.ParseFloat(value, 64)
		if err != nil || math.IsNaN(number) || math.IsInf(number, 0) {
			return o, targetError(text, quote(value)+" is no number")
		}
		o.ends[end] = number
	}
	return o, nil
}

func targetError(text, what string) error { return fmt.Errorf("%s %s: %s", fromFlag, text, what) }
