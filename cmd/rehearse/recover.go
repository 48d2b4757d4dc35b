package main

import (
	"context"
	"fmt"
	"path/filepath"

	"rehearse/audio"
	"rehearse/report"
)

// recoverTakes looks for takes an earlier run could not finish, in the folder
// of the new one. With --recover it finishes and measures them; on a terminal
// it asks; otherwise it names them and lets them be.
func recoverTakes(ctx context.Context, s *streams, o *recordOptions, lines <-chan string) error {
	left, err := audio.Recoverable(filepath.Dir(o.out))
	if err != nil {
		return err
	}
	if o.recover {
		return recoverAll(ctx, s, o, left)
	}
	for _, p := range left {
		what := fmt.Sprintf("found %s, a take that was not finished: %.1f s of %s",
			p.Path, p.Duration.Seconds(), p.Modified.Format("2 January, 15:04"))
		if !s.InTerminal || !s.ErrTerminal {
			fmt.Fprintf(s.ErrOut, "%s\nhint: recover it: rehearse record --recover\n", what)
			continue
		}
		fmt.Fprintln(s.ErrOut, what)
		answer, ok := ask(ctx, s, lines, "Recover it? Enter = yes, n = not now:")
		if !ok {
			return ctx.Err()
		}
		if answer == "n" || answer == "no" {
			continue
		}
		path, err := audio.Recover(p)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.ErrOut, "recovered %s; measure it: rehearse analyze %s\n\n", path, path)
	}
	return nil
}

// recoverAll finishes all of them and measures each like a take just recorded.
func recoverAll(ctx context.Context, s *streams, o *recordOptions, left []audio.Partial) error {
	if len(left) == 0 {
		fmt.Fprintf(s.ErrOut, "no unfinished take in %s\n", filepath.Dir(o.out))
	}
	var takes []report.Take
	for _, p := range left {
		path, err := audio.Recover(p)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.ErrOut, "recovered %s\n", path)
		takes = append(takes, o.judging().measureFile(ctx, path))
	}
	return o.write(s, takes...)
}
