package feedback

import (
	"strings"

	"rehearse/analysis"
)

// heard is what a listener will hear, in a few words: the faults where there
// are any, else what is good. It goes on from "a listener hears".
func (t *take) heard(verdicts []Verdict, overall State) string {
	if overall == Unknown {
		for _, v := range verdicts {
			if v.State == Unknown {
				return v.Evidence
			}
		}
	}
	var faults []string
	for _, state := range []State{Fail, Warn} {
		for _, v := range verdicts {
			if v.State == state && (state == Fail || overall == Warn) {
				faults = append(faults, t.fault(v))
			}
		}
	}
	if len(faults) > 0 {
		return list(faults)
	}
	if t.Noise.SNRDB.OK() {
		return "a steady, lively voice with room between the sentences, in a quiet place"
	}
	return "a steady, lively voice with room between the sentences"
}

// fault is a verdict that did not pass as the listener hears it.
func (t *take) fault(v Verdict) string {
	fails := v.State == Fail
	value := v.Value.Or(0)
	switch v.Name {
	case Rushed:
		return pick(fails, "someone in a hurry", "a very brisk pace")
	case Slow:
		return pick(fails, "a slow reading", "a rather slow pace")
	case Flat:
		return pick(fails, "a voice on one note", "a rather even voice")
	case Noisy:
		if t.Noise.Kind == analysis.NoiseBabble {
			return pick(fails, "other people talking in the background", "some voices in the background")
		}
		return pick(fails, "a noisy place", "some noise in the background")
	case Pauses:
		if value > t.targets.PausePercent.Good.Max || t.targets.LongestPauseS.zone(t.Pauses.LongestS.Or(0)) > inside {
			return pick(fails, "long silences", "rather long gaps")
		}
		return pick(fails, "no room between the sentences", "little room between the sentences")
	case Length:
		if value > t.targets.LengthS.Good.Max {
			return pick(fails, "a call that goes on too long", "a call that runs a little long")
		}
		return pick(fails, "a call that is over too soon", "a call that ends early")
	case Level:
		if value > t.targets.VoiceDBFS.Good.Max {
			return "a voice close to overload"
		}
		return pick(fails, "a voice too faint to follow", "a faint voice")
	}
	return "crackle on the loud words"
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// list is "a, b and c".
func list(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}
