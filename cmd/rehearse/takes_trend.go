package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rehearse/analysis"
	"rehearse/report"
	"rehearse/takes"
)

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
		n := 1
		if len(values) >= 6 {
			n = 3
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
	return strings.Join(names, ", ")
}
