package main

import (
	"fmt"
	"slices"
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

func newTakesTrendCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "trend [SCRIPT]",
		Short: "Say how the takes of a script went on",
		Long: `Say how the takes of a script went on: each measure as a line of bars, one for a
take, and in words what became of it since the beginning. First and now stand
for the median of the first and last three takes, once there are six.

SCRIPT is the file or the name of a script; without one it is that of the
newest take.`,
		Example: "  rehearse takes trend\n  rehearse takes trend opener.txt",
		Args:    cobra.MaximumNArgs(1),
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			store, _, err := openTakes(cmd, s)
			if err != nil {
				return nil, cobra.ShellCompDirectiveDefault
			}
			defer store.Close()
			keys, _ := store.Scripts()
			return keys, cobra.ShellCompDirectiveDefault
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			store, _, err := openTakes(cmd, s)
			if err != nil {
				return err
			}
			defer store.Close()
			return trendOf(s, store, args)
		},
	}
}

func trendOf(s *streams, store *takes.Store, args []string) error {
	keys, err := store.Scripts()
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return withHint(fmt.Errorf("no take in %s was read from a script", store.Dir()), "name one: rehearse drill opener.txt")
	}
	key := keys[0]
	if len(args) > 0 {
		if key, err = scriptKey(args[0]); err != nil {
			return err
		}
		if !slices.Contains(keys, key) {
			return withHint(fmt.Errorf("there are no takes of the script %s", key), "there are takes of "+join(keys))
		}
	}
	list, err := store.List(takes.Filter{Script: key})
	if err != nil {
		return err
	}
	streak := takes.PassesInARow(list)
	list = slices.Clone(list)
	slices.Reverse(list)
	best, err := store.Best(key)
	if err != nil {
		return err
	}
	newest, err := store.Load(list[len(list)-1].Name)
	if err != nil {
		return err
	}
	trend := report.Trend{Script: key, Takes: len(list), Since: list[0].Recorded, Streak: len(streak), Best: entryOf(best)}
	for _, a := range takes.Aspects(newest.WordsPerMinute.OK()) {
		values := make([]analysis.Value, len(list))
		for i, t := range list {
			values[i] = a.Value(t.Figures)
		}
		n := min(3, max(1, len(values)/2))
		if len(values) < 6 {
			n = 1
		}
		trend.Rows = append(trend.Rows, report.Course{
			Compared: comparedBy(a, &newest.Delivery.Targets, median(values[:n]), median(values[len(values)-n:])),
			Values:   values, Step: a.Step,
		})
	}
	return report.TrendText(s.Out, trend, time.Now(), s.style())
}

// median is that of the values that were measured.
func median(values []analysis.Value) analysis.Value {
	var measured []float64
	for _, v := range values {
		if x, ok := v.Get(); ok {
			measured = append(measured, x)
		}
	}
	if len(measured) == 0 {
		return analysis.Value{}
	}
	slices.Sort(measured)
	half := len(measured) / 2
	if len(measured)%2 == 0 {
		return analysis.Measured((measured[half-1] + measured[half]) / 2)
	}
	return analysis.Measured(measured[half])
}

// join is a list as one says it, shortened when it is long.
func join(names []string) string {
	const most = 6
	if len(names) > most {
		names = append(slices.Clone(names[:most]), "...")
	}
	text := ""
	for i, name := range names {
		if i > 0 {
			text += ", "
		}
		text += name
	}
	return text
}
