package config

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"

	"rehearse/feedback"
	"rehearse/script"
)

// ends are the keys of a target: beyond min and max is worth a word, beyond
// limit_min and limit_max is a fault.
var ends = []string{"min", "max", "limit_min", "limit_max"}

// override changes ends of one target, for one kind of call or, with an empty
// call, for all.
type override struct {
	call script.Call
	band string
	ends map[string]float64
	from string // config.toml or the flag
}

func (o override) key() string {
	if o.call == "" {
		return "targets." + o.band
	}
	return "targets." + string(o.call) + "." + o.band
}

// overrides are those of a file, the ones for all kinds of call first.
type overrides []override

// TargetsFor are the targets in force for a kind of call.
func (s *Settings) TargetsFor(call script.Call) feedback.Targets {
	if s == nil {
		return feedback.TargetsFor(call)
	}
	t, _ := s.targets.apply(call) // checked when the file was read
	return t
}

// Target is one that is not the program's own: the key it has in the file, the
// band in force, and what set it.
type Target struct {
	feedback.Named
	From string
}

// Changed lists the targets that are not the program's own.
func (s *Settings) Changed() []Target {
	var changed []Target
	for i, o := range s.targets {
		if slices.ContainsFunc(s.targets[i+1:], func(later override) bool {
			return later.band == o.band && (later.call == o.call || later.from == fromFlag)
		}) {
			continue // what comes later is in force
		}
		call := o.call
		if call == "" {
			call = script.Free
		}
		t := s.TargetsFor(call)
		changed = append(changed, Target{feedback.Named{Name: o.key(), Band: bandOf(&t, o.band)}, o.from})
	}
	return changed
}

func (all overrides) apply(call script.Call) (feedback.Targets, error) {
	t := feedback.TargetsFor(call)
	for _, o := range all {
		if o.call != "" && o.call != call {
			continue
		}
		band := bandOf(&t, o.band)
		if err := o.change(band); err != nil {
			return t, err
		}
		band.Source = map[string]string{fromFile: "your " + FileName, fromFlag: "your command line"}[o.from]
	}
	return t, nil
}

func bandOf(t *feedback.Targets, name string) *feedback.Band {
	for _, b := range t.Bands() {
		if b.Name == name {
			return b.Band
		}
	}
	return nil
}

// change sets the ends that were given. A limit that was not given gives way
// to the target.
func (o override) change(b *feedback.Band) error {
	for end, to := range map[string]*float64{
		"min": &b.Good.Min, "max": &b.Good.Max, "limit_min": &b.Limit.Min, "limit_max": &b.Limit.Max,
	} {
		value, given := o.ends[end]
		if !given {
			continue
		}
		if math.IsInf(*to, 0) && o.band != "length_s" {
			return o.wrong("%s has no %s", o.band, end)
		}
		*to = value
	}
	if _, given := o.ends["limit_min"]; !given {
		b.Limit.Min = min(b.Limit.Min, b.Good.Min)
	}
	if _, given := o.ends["limit_max"]; !given {
		b.Limit.Max = max(b.Limit.Max, b.Good.Max)
	}
	switch {
	case b.Good.Min > b.Good.Max:
		return o.wrong("min %g is above max %g", b.Good.Min, b.Good.Max)
	case b.Limit.Min > b.Good.Min:
		return o.wrong("limit_min %g is above min %g", b.Limit.Min, b.Good.Min)
	case b.Limit.Max < b.Good.Max:
		return o.wrong("limit_max %g is below max %g", b.Limit.Max, b.Good.Max)
	}
	return nil
}

func (o override) wrong(format string, args ...any) error {
	return &Error{What: o.key() + ": " + fmt.Sprintf(format, args...)}
}

// readTargets reads the table [targets]: bands for all kinds of call, and
// tables with the name of a kind.
func readTargets(table map[string]any) (overrides, error) {
	var all, special overrides
	for _, key := range slices.Sorted(maps.Keys(table)) {
		under, isTable := table[key].(map[string]any)
		call := script.Call(key)
		switch {
		case isBand(key):
			o, err := readOverride("", key, table[key])
			if err != nil {
				return nil, err
			}
			all = append(all, o)
		case call.Valid() && isTable:
			for _, band := range slices.Sorted(maps.Keys(under)) {
				o, err := readOverride(call, band, under[band])
				if err != nil {
					return nil, err
				}
				special = append(special, o)
			}
		default:
			return nil, &Error{What: "unknown key " + quote("targets."+key), Near: nearest(key, append(bandNames(), callNames()...))}
		}
	}
	read := append(all, special...)
	for _, call := range script.Calls {
		if _, err := read.apply(call); err != nil {
			return nil, err
		}
	}
	return read, nil
}

func readOverride(call script.Call, band string, value any) (override, error) {
	o := override{call: call, band: band, from: fromFile, ends: map[string]float64{}}
	if !isBand(band) {
		return o, &Error{What: "unknown key " + quote(o.key()), Near: nearest(band, bandNames())}
	}
	table, ok := value.(map[string]any)
	if !ok {
		return o, o.wrong("it needs ends, like { min = 130, max = 170 }")
	}
	for _, end := range slices.Sorted(maps.Keys(table)) {
		if !slices.Contains(ends, end) {
			return o, &Error{What: "unknown key " + quote(o.key()+"."+end), Near: nearest(end, ends)}
		}
		var number float64
		switch v := table[end].(type) {
		case int64:
			number = float64(v)
		case float64:
			number = v
		default:
			return o, o.wrong("%s is no number", end)
		}
		if math.IsNaN(number) || math.IsInf(number, 0) {
			return o, o.wrong("%s is no number", end)
		}
		o.ends[end] = number
	}
	return o, nil
}

func isBand(name string) bool { return slices.Contains(bandNames(), name) }

func bandNames() []string {
	var t feedback.Targets
	var names []string
	for _, b := range t.Bands() {
		names = append(names, b.Name)
	}
	sort.Strings(names)
	return names
}

func callNames() []string {
	var names []string
	for _, call := range script.Calls {
		names = append(names, string(call))
	}
	return names
}
