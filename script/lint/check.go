package lint

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"rehearse/script"
)

// Report is what is known about a script before anyone reads it aloud.
type Report struct {
	Script   *script.Script
	Call     script.Call // the kind it was checked as
	Words    int         // with a guess for the unfilled blanks
	LengthS  float64     // at the target pace, with a guess for the blanks
	SlowS    float64     // at the slow end of the target pace
	FastS    float64     // at the fast end
	CutWords int         // how many words are too many, 0 when it fits
	RoomWPM  float64     // the slowest pace at which it still fits; 0 without a length target
	Fits     []script.Call
	Findings []Finding
}

// Failed reports whether the script must not be used as it is.
func (r *Report) Failed() bool { return Failed(r.Findings) }

// CallOf is the kind of call a script says it is for in its front matter, or
// Free.
func CallOf(s *script.Script) script.Call {
	for _, key := range [...]string{"call", "kind"} {
		if call := script.Call(strings.ToLower(s.Front[key])); call.Valid() {
			return call
		}
	}
	return script.Free
}

// Check examines a script as a call of a kind; an empty call is the one its
// front matter names.
func (e *Engine) Check(s *script.Script, call script.Call) *Report {
	if call == "" {
		call = CallOf(s)
	}
	r := &Report{Script: s, Call: call, Words: s.Words + s.BlankWords()}
	blanks := float64(s.BlankWords()) * 60
	r.LengthS = s.ExpectedS + blanks/script.TargetWPM
	r.SlowS = s.PredictS(script.SlowWPM) + blanks/script.SlowWPM
	r.FastS = s.PredictS(script.FastWPM) + blanks/script.FastWPM
	sentences := e.lintable(s)
	r.Findings = e.rulesIn(s, sentences, call)
	r.Findings = append(r.Findings, places(s)...)
	r.Findings = append(r.Findings, e.subject(s, sentences, call)...)
	sentences = e.withKinds(s, sentences)
	r.Findings = append(r.Findings, e.missing(s, sentences, call)...)
	r.Findings = append(r.Findings, e.points(s, sentences, call)...)
	r.measure()
	for _, kind := range script.Calls {
		if kind != script.Free && e.fits(r, sentences, kind) {
			r.Fits = append(r.Fits, kind)
		}
	}
	Sort(r.Findings)
	return r
}

// places are the findings about blanks and what can not be read aloud.
func places(s *script.Script) []Finding {
	var all []Finding
	for _, b := range s.Blanks {
		all = append(all, Finding{
			File: s.File, Line: b.Line, Column: b.Column, Rule: "blank", Group: "blanks", Weight: Fail,
			Text: oneLine(b.Text), Reason: "This is still to be filled in: " + b.What + ".",
			Better: "Write what you will say.",
		})
	}
	for _, p := range s.Odd {
		all = append(all, Finding{
			File: s.File, Line: p.Line, Column: p.Column, Rule: "unreadable", Group: "text", Weight: Warn,
			Text: oneLine(p.Text), Reason: "It can not be read aloud and is counted as nothing.",
			Better: "Write it as you will say it, or delete it.",
		})
	}
	for _, p := range s.Guesses {
		all = append(all, Finding{
			File: s.File, Line: p.Line, Column: p.Column, Rule: "guess", Group: "text", Weight: Note,
			Text: oneLine(p.Text), Reason: "Whether this is said as a word or letter by letter is a guess.",
			Better: fmt.Sprintf("Settle it in %s: %s = ...", script.LexiconFile, p.Text),
		})
	}
	return all
}

// measure compares the length with what the kind of call allows.
func (r *Report) measure() {
	minS, maxS, ok := r.Call.LengthS()
	if !ok || r.LengthS <= 0 {
		return
	}
	r.RoomWPM = script.TargetWPM * r.LengthS / maxS
	f := Finding{File: r.Script.File, Group: "length", Text: fmt.Sprintf("%.0f s", r.LengthS)}
	if over := r.LengthS - maxS; over > 0 {
		r.CutWords = int(math.Ceil(over / r.LengthS * float64(r.Words)))
	}
	switch {
	case r.FastS > maxS:
		f.Rule, f.Weight = "too-long", Fail
		f.Reason = fmt.Sprintf("%s of %d words takes %.0f s at a calm pace and %.0f s at a fast one; it may take %.0f s.",
			article(r.Call), r.Words, r.LengthS, r.FastS, maxS)
		f.Better = fmt.Sprintf("Cut about %d words.", r.CutWords)
	case r.LengthS > maxS:
		f.Rule, f.Weight = "long", Warn
		f.Reason = fmt.Sprintf("At a calm pace it takes %.0f s; only above %.0f words a minute it stays within %.0f s.",
			r.LengthS, r.RoomWPM, maxS)
		f.Better = fmt.Sprintf("Cut about %d words, so that nobody has to hurry.", r.CutWords)
	case r.SlowS < minS:
		f.Rule, f.Weight = "short", Warn
		f.Reason = fmt.Sprintf("Even read slowly it takes %.0f s; %s has %.0f to %.0f s.", r.SlowS, article(r.Call), minS, maxS)
		f.Better = "Use the time for the one reason only this program has."
	default:
		return
	}
	r.Findings = append(r.Findings, f)
}

func article(call script.Call) string {
	switch call {
	case script.Opener, script.Answer:
		return "an " + string(call)
	case script.Thanks:
		return "a thank-you call"
	}
	return "a " + string(call)
}

// fits reports whether a script could serve as a call of this kind: it lasts
// about as long, and nothing essential is missing.
func (e *Engine) fits(r *Report, sentences [][]token, kind script.Call) bool {
	minS, maxS, _ := kind.LengthS()
	if r.Words == 0 || r.FastS > maxS || r.SlowS < minS {
		return false
	}
	return !slices.ContainsFunc(e.missing(r.Script, sentences, kind), func(f Finding) bool { return f.Weight == Fail })
}
