package rehearsal

import (
	"fmt"
	"strings"
	"time"

	"rehearse/feedback"
	"rehearse/takes"
)

// Question is one that only the caller can answer, each answer by one key.
type Question struct {
	Ask     string
	Note    string // what to know for the answer; may be empty
	Answers []Answer
}

// Answer is one way to answer. One that holds the call up says why and what to
// do.
type Answer struct {
	Key    string
	Text   string
	Reason string // why not to call yet; empty when there is no reason
	Do     string
}

// Questions are those before a call. contacts are the calls noted for the
// program, if it is known.
func Questions(program string, contacts []takes.Call, now time.Time) []Question {
	return []Question{
		{
			Ask: "Did they contact you first, or is SOAP over?",
			Note: "Under the NRMP agreement SOAP applicants may not contact a program before it has contacted them; " +
				"afterwards they may. Look the rule up for this year.",
			Answers: []Answer{
				{Key: "y", Text: "yes"},
				{Key: "n", Text: "no", Reason: "you may not contact this program yet: SOAP is not over and they have not contacted you",
					Do: "Wait for them to contact you, or until SOAP has ended. Keep practising until then."},
			},
		},
		contactQuestion(program, contacts, now),
		{
			Ask: "Why do you call?",
			Answers: []Answer{
				{Key: "1", Text: "they invited the call"},
				{Key: "2", Text: "to go on from a conversation we really had"},
				{Key: "3", Text: "a real update: a letter, an exam passed, a problem solved"},
				{Key: "4", Text: "sincere interest in a place I would accept"},
				{Key: "0", Text: "none of these", Reason: "a call without a purpose does not help",
					Do: "Find the one thing this call is for and say it in the script. Without one, do not call."},
			},
		},
		{
			Ask: "Are your AAMC ID and your notes on this program at hand?",
			Answers: []Answer{
				{Key: "y", Text: "yes"},
				{Key: "n", Text: "no", Reason: "your AAMC ID and your notes are not at hand",
					Do: "Put them in front of you: name of the program, place, your reasons, your AAMC ID."},
			},
		},
		{
			Ask:  "Is it business hours there, and do you have the number of the office?",
			Note: "Their time zone, between rounds; the coordinator or the program office, never a personal mobile.",
			Answers: []Answer{
				{Key: "y", Text: "yes"},
				{Key: "n", Text: "no", Reason: "nobody who can help you would pick up now",
					Do: "Call the program office in its own business hours, between rounds."},
			},
		},
	}
}

// contactQuestion asks for earlier calls, and says which ones are known.
func contactQuestion(program string, contacts []takes.Call, now time.Time) Question {
	q := Question{
		Ask:  "Is this your first call to this program?",
		Note: "One contact with each program, or two if it is an e-mail and a call.",
		Answers: []Answer{
			{Key: "y", Text: "yes"},
			{Key: "n", Text: "no", Reason: "this program has heard from you already",
				Do: "Leave it at the one call. If they wrote to you, answer by e-mail."},
			{Key: "i", Text: "no, but they asked me to call again"},
		},
	}
	called := Called(program, contacts, now)
	if called == "" {
		return q
	}
	q.Ask = strings.ToUpper(called[:1]) + called[1:] + ". Call again?"
	q.Answers = []Answer{q.Answers[1], q.Answers[2]}
	q.Answers[0].Text = "no"
	q.Answers[1].Text = "yes, they asked me to"
	if takes.SameProgram(program, contacts[len(contacts)-1].Program) != takes.Same {
		q.Answers = append(q.Answers, Answer{Key: "d", Text: "it is a different program"})
	}
	return q
}

// Called says when the program was called last, and when that is not certain
// under which name. It is empty when it was not. contacts are what is noted of
// it (takes.Store.CallsTo).
func Called(program string, contacts []takes.Call, now time.Time) string {
	if len(contacts) == 0 {
		return ""
	}
	last := contacts[len(contacts)-1]
	if takes.SameProgram(program, last.Program) == takes.Same {
		return fmt.Sprintf("you called %s %s", last.Program, Ago(last.At, now))
	}
	return fmt.Sprintf("this looks like the program you called %s as %q", Ago(last.At, now), last.Program)
}

// Answer is the answer of a key.
func (q Question) Answer(key string) (Answer, bool) {
	for _, a := range q.Answers {
		if a.Key == key {
			return a, true
		}
	}
	return Answer{}, false
}

// Ago says when something was, in the words of a person: "today", "yesterday",
// "3 days ago", "on 12 March".
func Ago(at, now time.Time) string {
	day := func(t time.Time) time.Time {
		y, m, d := t.In(now.Location()).Date()
		return time.Date(y, m, d, 12, 0, 0, 0, time.UTC)
	}
	switch days := int(day(now).Sub(day(at)).Hours() / 24); {
	case days <= 0:
		return "today"
	case days == 1:
		return "yesterday"
	case days < 14:
		return fmt.Sprintf("%d days ago", days)
	case at.Year() == now.Year():
		return "on " + at.In(now.Location()).Format("2 January")
	}
	return "on " + at.In(now.Location()).Format("2 January 2006")
}

// StreakInWords says what the last drill of a script came to: "three passes
// yesterday". It is empty without one.
func StreakInWords(streak []takes.Take, now time.Time) string {
	if len(streak) == 0 {
		return ""
	}
	// Only those of the same day: passes of last week are another drill.
	n := 0
	for _, t := range streak {
		if Ago(t.Recorded, now) != Ago(streak[0].Recorded, now) {
			break
		}
		n++
	}
	number := fmt.Sprint(n)
	if words := []string{"", "one pass", "two passes", "three passes", "four passes", "five passes"}; n < len(words) {
		number = words[n]
	} else {
		number += " passes"
	}
	return number + " " + Ago(streak[0].Recorded, now)
}

// Readiness is the outcome of a check: whether to call now.
type Readiness struct {
	Go     bool
	Reason string // what stands against it, or for it
	Do     string // the one thing to do
}

// Ready judges a take made right before a call.
func Ready(t Take) Readiness {
	d := &t.Delivery
	heard := "a listener hears " + d.Heard
	switch {
	case t.Cut != nil:
		return Readiness{Reason: t.Cut.Error(), Do: "Check the microphone and run the check again."}
	case t.Passed():
		return Readiness{Go: true, Reason: heard, Do: "Breathe out, dial, and say it just like this."}
	case d.Overall == feedback.Unknown:
		return Readiness{Reason: "this take can not be judged: " + d.Heard, Do: d.Next}
	}
	for _, v := range d.Verdicts {
		if v.State == d.Overall && v.Advice == d.Next {
			heard += " (" + v.Evidence + ")"
		}
	}
	return Readiness{Reason: heard, Do: d.Next}
}
