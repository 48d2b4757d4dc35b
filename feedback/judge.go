package feedback

import (
	"rehearse/analysis"
	"rehearse/script"
)

// Names of the verdicts, in the order they are given.
const (
	Rushed  = "rushed"
	Slow    = "slow"
	Flat    = "flat"
	Noisy   = "noisy"
	Pauses  = "pauses"
	Length  = "length"
	Level   = "level"
	Clipped = "clipped"
)

// Judge says what the measures of a take mean for a listener on the phone.
// s is the script that was to be read, nil without one. Where the take is too
// short, too noisy or has too little voice the verdicts concerned are Unknown
// and say why.
func Judge(m analysis.Measures, s *script.Script, call script.Call, t Targets) Delivery {
	t.Call = call
	take := take{Measures: m, script: s, targets: t}
	var note string
	take.Rate, take.reading, note = rate(m, s)
	take.doubt = take.styleDoubt()

	d := Delivery{
		Measures: take.Measures, Script: s, Call: call, Targets: t,
		Notes: append([]string{}, m.Notes...),
	}
	if note != "" && take.doubt == "" {
		d.Notes = append(d.Notes, note)
	}
	d.Verdicts = []Verdict{
		take.rushed(), take.slow(), take.flat(), take.noisy(),
		take.pauses(), take.length(), take.level(), take.clipped(),
	}
	d.Overall = overall(d.Verdicts)
	d.Heard = take.heard(d.Verdicts, d.Overall)
	d.Next = next(d, take)
	return d
}

// take is what the verdicts look at.
type take struct {
	analysis.Measures
	script  *script.Script
	targets Targets
	reading reading
	doubt   string // why the delivery can not be judged; empty when it can
}

const noVoice = "no voice was heard"

// styleDoubt is the reason why nothing can be said about the delivery, empty
// when it can be judged.
func (t *take) styleDoubt() string {
	speech, ok := t.Speech.PhonationS.Get()
	switch {
	case !ok || speech <= 0:
		return noVoice
	case speech < minSpeechS:
		return "only " + seconds(speech) + " of speech; it takes " + seconds(minSpeechS) + " to judge a delivery"
	}
	if snr, ok := t.Noise.SNRDB.Get(); ok && snr < minSNRDB {
		return "the noise is too close to the voice to judge the delivery (" + decibels(snr) + " apart)"
	}
	return ""
}

// verdict starts a verdict on value against band.
func verdict(name string, value analysis.Value, b Band) Verdict {
	return Verdict{Name: name, Value: value, Unit: b.Unit, Target: b.Good.Range()}
}

func (v Verdict) unknown(reason string) Verdict {
	v.State, v.Evidence, v.Advice = Unknown, reason, ""
	return v
}

func (v Verdict) say(s State, evidence, advice string) Verdict {
	v.State, v.Evidence, v.Advice = s, evidence, advice
	if s == Pass {
		v.Advice = ""
	}
	return v
}

// overall is the worst of the verdicts. A take whose pace or melody could not
// be judged can not pass; a background or level that could not be measured
// does not hold a good delivery up.
func overall(verdicts []Verdict) State {
	worst := Pass
	for _, v := range verdicts {
		switch {
		case v.State == Fail:
			return Fail
		case v.State == Unknown && (v.Name == Rushed || v.Name == Flat):
			worst = Unknown
		case v.State == Warn && worst == Pass:
			worst = Warn
		}
	}
	return worst
}
