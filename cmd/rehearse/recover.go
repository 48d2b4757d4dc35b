package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"rehearse/audio"
	"rehearse/report"
	"rehearse/takes"
)

// offerRecovery looks for takes an earlier run could not finish, where the new
// one will go. On a terminal it asks; otherwise it names them and lets them
// be.
func offerRecovery(ctx context.Context, s *streams, o *recordOptions, keep *keeper, lines <-chan string) error {
	dir, how := filepath.Dir(o.out), "rehearse record --recover"
	var store *takes.Store
	if keep != nil {
		dir, store, how = keep.dir(), keep.store, "rehearse takes recover"
	}
	left, err := audio.Recoverable(dir)
	if err != nil {
		return err
	}
	for _, p := range left {
		what := fmt.Sprintf("found %s, a take that was not finished: %.1f s of %s",
			p.Path, p.Duration.Seconds(), p.Modified.Format("2 January, 15:04"))
		if !s.InTerminal || !s.ErrTerminal {
			fmt.Fprintf(s.ErrOut, "%s\nhint: recover it: %s\n", what, how)
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
		take, err := recoverTake(ctx, &judging{settings: o.settings}, store, p)
		if err != nil {
			return err
		}
		see := "rehearse analyze " + take.File
		if store != nil {
			see = "rehearse takes show " + filepath.Base(take.File)
		}
		fmt.Fprintf(s.ErrOut, "recovered; see it: %s\n\n", see)
	}
	return nil
}

// recoverTake finishes an unfinished take and measures it. One in the folder
// of takes, where store is not nil, is judged by what lies beside it and noted.
func recoverTake(ctx context.Context, j *judging, store *takes.Store, p audio.Partial) (report.Take, error) {
	path, err := audio.Recover(p)
	if err != nil {
		return report.Take{}, err
	}
	if store != nil {
		j = keptJudging(j.settings, path)
	}
	take := j.measureFile(ctx, path)
	if take.Err == nil && store != nil {
		take.Err = (&keeper{store: store}).keep(take)
	}
	return take, take.Err
}

// recoverAll finishes all unfinished takes here, or where -o says, and in the
// folder of takes, and measures each like a take just recorded.
func recoverAll(ctx context.Context, s *streams, o *recordOptions) error {
	folders := []string{filepath.Dir(o.out)}
	var store *takes.Store
	if folder := o.settings.Folder.Value; o.out == "" && takes.Exists(folder) {
		var err error
		if store, err = takes.Open(folder); err != nil {
			return err
		}
		defer store.Close()
		if here, err := filepath.Abs("."); err == nil && here == store.Dir() {
			folders = nil
		}
		folders = append(folders, store.Dir())
	}
	var left []audio.Partial
	for _, folder := range folders {
		found, err := audio.Recoverable(folder)
		if err != nil {
			return err
		}
		left = append(left, found...)
	}
	if len(left) == 0 {
		fmt.Fprintf(s.ErrOut, "no unfinished take in %s\n", strings.Join(folders, " or "))
	}
	var done []report.Take
	var failed error
	for _, p := range left {
		to := store
		if store == nil || filepath.Dir(p.Path) != store.Dir() {
			to = nil
		}
		take, err := recoverTake(ctx, o.judging(), to, p)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		fmt.Fprintf(s.ErrOut, "recovered %s\n", take.File)
		done = append(done, take)
	}
	return errors.Join(o.write(s, done...), failed)
}
