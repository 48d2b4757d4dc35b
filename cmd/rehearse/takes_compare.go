package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/report"
	"rehearse/takes"
)

func newTakesCompareCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "compare [A] [B]",
		Short: "Set take A beside the later take B: what is better, what is worse",
		Long: `Set take A beside the later take B. An arrow up means better, nearer to where
the measure should be; an arrow down means worse. Without B it is the newest
take; without both, the two newest of the same script.`,
		Example:           "  rehearse takes compare\n  rehearse takes compare best\n  rehearse takes compare 11-20-0912 11-22-1430",
		Args:              cobra.MaximumNArgs(2),
		ValidArgsFunction: completeKept(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			store, _, err := openTakes(cmd, s)
			if err != nil {
				return err
			}
			defer store.Close()
			before, now, err := twoTakes(store, args)
			if err != nil {
				return err
			}
			return compareTakes(s, store, before, now)
		},
	}
}

// twoTakes are the takes to compare.
func twoTakes(store *takes.Store, args []string) (before, now takes.Take, err error) {
	if now, err = findKept(store, args[min(len(args), 1):]); err != nil {
		return before, now, err
	}
	if len(args) > 0 {
		before, err = findKept(store, args)
		return before, now, err
	}
	all, err := store.List(takes.Filter{Script: now.Script, Call: now.Call, Until: now.Recorded.Add(time.Second)})
	if err != nil {
		return before, now, err
	}
	for _, t := range all {
		if t.Name != now.Name && t.Script == now.Script {
			return t, now, nil
		}
	}
	return before, now, withHint(fmt.Errorf("%s is the only take of its kind", now.ID()),
		"record another one, or name the takes: rehearse takes compare A B")
}

func compareTakes(s *streams, store *takes.Store, before, now takes.Take) error {
	kept, err := store.Load(now.Name)
	if err != nil {
		return err
	}
	c := report.Comparison{Before: entryOf(before), Now: entryOf(now)}
	for _, a := range takes.Aspects(before.WordsPerMinute.OK() && now.WordsPerMinute.OK()) {
		c.Rows = append(c.Rows, comparedBy(a, &kept.Delivery.Targets, a.Value(before.Figures), a.Value(now.Figures)))
	}
	return report.Compare(s.Out, c, time.Now(), s.style())
}

func comparedBy(a takes.Aspect, t *feedback.Targets, before, now analysis.Value) report.Compared {
	band := a.Band(t)
	return report.Compared{
		Name: a.Name, Unit: a.Unit, Digits: a.Digits, Before: before, Now: now,
		Target: band.Good, Change: band.Compare(before, now, a.Step),
	}
}
