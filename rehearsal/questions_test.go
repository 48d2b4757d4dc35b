package rehearsal

import (
	"errors"
	"strings"
	"testing"
	"time"

	"rehearse/feedback"
	"rehearse/takes"
)

var now = time.Date(2026, 3, 19, 10, 0, 0, 0, time.UTC)

// TestEveryQuestionCanBeAnsweredEitherWay: each has an answer that lets the
// call go on and one that does not, each by its own key, and each objection
// says what to do.
func TestEveryQuestionCanBeAnsweredEitherWay(t *testing.T) {
	contacts := []takes.Call{{At: now.AddDate(0, 0, -3), Program: "Mill Creek"}}
	for _, questions := range [][]Question{Questions("", nil, now), Questions("Mill Creek", contacts, now)} {
		if len(questions) != 5 {
			t.Errorf("%d questions", len(questions))
		}
		for _, q := range questions {
			keys := map[string]bool{}
			good, bad := 0, 0
			for _, a := range q.Answers {
				if keys[a.Key] || len(a.Key) != 1 || a.Key == "b" || a.Key == "q" {
					t.Errorf("%s: key %q", q.Ask, a.Key)
				}
				keys[a.Key] = true
				if a.Reason == "" {
					good++
				} else {
					bad++
				}
				if (a.Reason == "") != (a.Do == "") {
					t.Errorf("%s: %q has %q to do", q.Ask, a.Reason, a.Do)
				}
				if got, ok := q.Answer(a.Key); !ok || got != a {
					t.Errorf("%s: key %q gives %+v", q.Ask, a.Key, got)
				}
			}
			if good == 0 || bad == 0 {
				t.Errorf("%s: %d answers for the call, %d against", q.Ask, good, bad)
			}
			if _, ok := q.Answer("?"); ok {
				t.Errorf("%s: any key answers", q.Ask)
			}
		}
	}
}

func TestACallThatWasNotedIsSaid(t *testing.T) {
	contacts := []takes.Call{{At: now.AddDate(0, 0, -9), Program: "Mill Creek"}, {At: now.AddDate(0, 0, -3), Program: "Mill Creek"}}
	for program, want := range map[string]struct {
		ask  string
		keys string
	}{
		"mill-creek":                 {"You called Mill Creek 3 days ago. Call again?", "ni"},
		"Mill Creek Family Medicine": {`This looks like the program you called 3 days ago as "Mill Creek". Call again?`, "nid"},
	} {
		q := Questions(program, contacts, now)[1]
		keys := ""
		for _, a := range q.Answers {
			keys += a.Key
		}
		if q.Ask != want.ask || keys != want.keys {
			t.Errorf("%s: %q, keys %q", program, q.Ask, keys)
		}
	}
}

func TestAgo(t *testing.T) {
	for _, tt := range []struct {
		at   time.Time
		want string
	}{
		{now.Add(-time.Minute), "today"},
		{now.Add(time.Hour), "today"}, // a clock that was set back
		{time.Date(2026, 3, 18, 23, 59, 0, 0, time.UTC), "yesterday"},
		{now.AddDate(0, 0, -2), "2 days ago"},
		{now.AddDate(0, 0, -13), "13 days ago"},
		{now.AddDate(0, -2, 0), "on 19 January"},
		{now.AddDate(-1, 0, 0), "on 19 March 2025"},
	} {
		if got := Ago(tt.at, now); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.at, got, tt.want)
		}
	}
}

func TestStreakInWords(t *testing.T) {
	passes := func(days ...int) (streak []takes.Take) {
		for _, d := range days {
			streak = append(streak, takes.Take{Recorded: now.AddDate(0, 0, -d)})
		}
		return streak
	}
	for _, tt := range []struct {
		streak []takes.Take
		want   string
	}{
		{nil, ""},
		{passes(0), "one pass today"},
		{passes(1, 1, 1), "three passes yesterday"},
		{passes(1, 1, 4, 4, 4), "two passes yesterday"},
		{passes(2, 2, 2, 2, 2, 2, 2), "7 passes 2 days ago"},
	} {
		if got := StreakInWords(tt.streak, now); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestReady(t *testing.T) {
	d := feedback.Delivery{Heard: "someone in a hurry", Next: "Breathe."}
	for _, tt := range []struct {
		state  feedback.State
		cut    error
		goes   bool
		reason string
	}{
		{feedback.Pass, nil, true, "a listener hears someone in a hurry"},
		{feedback.Warn, nil, false, "a listener hears someone in a hurry (240 words a minute)"},
		{feedback.Fail, nil, false, "a listener hears someone in a hurry (240 words a minute)"},
		{feedback.Unknown, nil, false, "this take can not be judged: someone in a hurry"},
		{feedback.Pass, errors.New("the device was lost"), false, "the device was lost"},
	} {
		d.Overall = tt.state
		d.Verdicts = []feedback.Verdict{
			{Name: feedback.Slow, State: feedback.Pass, Evidence: "none"},
			{Name: feedback.Rushed, State: tt.state, Evidence: "240 words a minute", Advice: "Breathe."},
		}
		got := Ready(Take{Delivery: d, Cut: tt.cut})
		if got.Go != tt.goes || got.Reason != tt.reason || strings.TrimSpace(got.Do) == "" {
			t.Errorf("%s: %+v", tt.state, got)
		}
	}
}
