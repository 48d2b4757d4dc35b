package feedback

// weight is the order in which faults hurt a listener: what can not be heard
// at all comes before what is heard but tires or misleads.
var weight = []string{Noisy, Clipped, Level, Rushed, Flat, Pauses, Length, Slow}

// next is the one thing to do in the next take: the advice for the worst fault
// there is, in the order of weight, or what to do so that it can be judged.
func next(d Delivery, t take) string {
	for _, state := range []State{Fail, Warn} {
		if d.Overall == Unknown {
			break
		}
		for _, name := range weight {
			if v := d.verdict(name); v.State == state {
				return v.Advice
			}
		}
	}
	if d.Overall == Unknown {
		return t.toBeJudged()
	}
	return "Nothing to change: say it once more just like this, then make the call."
}

// toBeJudged is what a take needs so that it can be judged.
func (t *take) toBeJudged() string {
	speech, _ := t.Speech.PhonationS.Get()
	switch {
	case speech <= 0:
		return "Check that the right microphone is chosen (rehearse devices) and record again."
	case speech < minSpeechS:
		return "Record a longer take: read the whole script from the first word to the last."
	}
	return "Read the script again in your full speaking voice, so that its melody can be heard."
}

// verdict is the verdict of that name.
func (d Delivery) verdict(name string) Verdict {
	for _, v := range d.Verdicts {
		if v.Name == name {
			return v
		}
	}
	panic("feedback: no verdict " + name)
}
