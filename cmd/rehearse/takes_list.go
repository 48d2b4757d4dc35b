package main

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"rehearse/report"
	"rehearse/takes"
)

// listedTakes is how many takes a list shows unless told: a screen full.
const listedTakes = 15

func newTakesListCommand(s *streams) *cobra.Command {
	var (
		c     chosen
		all   bool
		limit int
	)
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List takes, the newest first",
		Long: `List takes, the newest first: what came out, pace, pauses, melody, room and
length, and the names of what a listener would notice (in brackets: slightly).`,
		Example: `  rehearse takes list --script opener.txt
  rehearse takes list --state pass --since yesterday
  rehearse takes list --all`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 1 {
				return usageErrorf("--limit %d: it is 1 or more", limit)
			}
			filter, err := c.filter(time.Now())
			if err != nil {
				return err
			}
			store, _, err := openTakes(cmd, s)
			if errors.Is(err, errNothingKept) {
				printNote(s, err)
				return nil
			}
			if err != nil {
				return err
			}
			defer store.Close()
			if !all {
				filter.Limit = limit
			}
			return listTakes(s, store, filter)
		},
	}
	limit = listedTakes
	c.addFlags(cmd)
	cmd.Flags().BoolVar(&all, "all", false, "list every take")
	cmd.Flags().IntVar(&limit, "limit", listedTakes, "list no more than `N` takes")
	cmd.MarkFlagsMutuallyExclusive("all", "limit")
	return cmd
}

func listTakes(s *streams, store *takes.Store, filter takes.Filter) error {
	list, err := store.List(filter)
	if err != nil {
		return err
	}
	total, err := store.Count(filter)
	if err != nil {
		return err
	}
	unnoted, gone, err := store.Differences()
	if err != nil {
		return err
	}
	entries := make([]report.Entry, len(list))
	for i, t := range list {
		entries[i] = entryOf(t)
		_, entries[i].Gone = slices.BinarySearch(gone, t.Name)
	}
	if len(entries) > 0 {
		if err := report.List(s.Out, entries, time.Now(), s.style()); err != nil {
			return err
		}
	}
	switch {
	case total == 0 && filter == takes.Filter{Limit: filter.Limit}:
		fmt.Fprintln(s.ErrOut, "no takes yet in "+store.Dir())
	case total == 0:
		fmt.Fprintln(s.ErrOut, "no take is like that")
	case len(list) < total:
		fmt.Fprintf(s.ErrOut, "%d of %d takes; --all lists every one\n", len(list), total)
	}
	noteDifferences(s, len(unnoted), len(gone))
	return nil
}

// noteDifferences says on stderr what the database does not know of the
// folder.
func noteDifferences(s *streams, unnoted, gone int) {
	if unnoted > 0 {
		fmt.Fprintf(s.ErrOut, "%s in the folder %s not in the history\n", count(unnoted, "recording"), plural(unnoted, "is", "are"))
	}
	if gone > 0 {
		fmt.Fprintf(s.ErrOut, "the %s of %s %s gone\n", plural(gone, "recording", "recordings"), count(gone, "take"), plural(gone, "is", "are"))
	}
	if unnoted+gone > 0 {
		fmt.Fprintln(s.ErrOut, "hint: put the history right: rehearse takes rebuild")
	}
}

// count is "1 take" or "3 takes".
func count(n int, what string) string { return fmt.Sprintf("%d %s", n, plural(n, what, what+"s")) }

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// printNote writes an error that is none, as one says it, with its hints.
func printNote(s *streams, err error) {
	fmt.Fprintln(s.ErrOut, err)
	for _, hint := range hints(err) {
		fmt.Fprintf(s.ErrOut, "hint: %s\n", hint)
	}
}
