package main

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"rehearse/report"
	"rehearse/takes"
)

func newTakesExportCommand(s *streams) *cobra.Command {
	var (
		c           chosen
		format, out string
	)
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write what was heard in the takes as CSV or NDJSON, the oldest first",
		Long: `Write what was heard in the takes as CSV or NDJSON, the oldest first: the same
columns and fields as those of analyze, and the date.`,
		Example: "  rehearse takes export -o takes.csv\n  rehearse takes export --format ndjson --script opener.txt",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "csv" && format != "ndjson" {
				return usageErrorf("unknown format %q; there are csv and ndjson", format)
			}
			filter, err := c.filter(time.Now())
			if err != nil {
				return err
			}
			store, _, err := openTakes(cmd, s)
			if err != nil {
				return err
			}
			defer store.Close()
			return writeOut(out, s.Out, func(w io.Writer) error { return exportTakes(w, store, filter, format) })
		},
	}
	c.addFlags(cmd)
	cmd.Flags().StringVar(&format, "format", "csv", "form of the result: csv or ndjson")
	cmd.Flags().StringVarP(&out, "output", "o", "", "write the result to `FILE`, which appears when it is complete")
	return cmd
}

func exportTakes(w io.Writer, store *takes.Store, filter takes.Filter, format string) error {
	list, err := store.List(filter)
	if err != nil {
		return err
	}
	to := report.NewDatedCSV(w)
	if format == "ndjson" {
		to = report.NewNDJSON(w)
	}
	for i := len(list) - 1; i >= 0; i-- {
		kept, err := store.Load(list[i].Name)
		if err != nil {
			return err
		}
		if err := to.Write(reportOf(store, kept)); err != nil {
			return err
		}
	}
	return to.Close()
}
