package main

import (
	"errors"
	"io"

	"rehearse/feedback"
	"rehearse/report"
	"rehearse/report/picture"
)

// writer is the form the result is asked in.
func (o *analyzeOptions) writer(s *streams, w io.Writer, takes int, single bool) report.Writer {
	style := s.style()
	if o.out != "" {
		style.Colour = false
	}
	switch {
	case o.format == "json":
		return report.NewJSON(w, !single)
	case o.format == "ndjson":
		return report.NewNDJSON(w)
	case o.format == "csv":
		return report.NewCSV(w)
	case takes == 1:
		return report.NewText(w, style)
	}
	return report.NewTable(w, style)
}

// writers passes every take on to all of them.
type writers []report.Writer

func (all writers) Write(take report.Take) error {
	for _, w := range all {
		if err := w.Write(take); err != nil {
			return err
		}
	}
	return nil
}

func (all writers) Close() error {
	var errs []error
	for _, w := range all {
		errs = append(errs, w.Close())
	}
	return errors.Join(errs...)
}

// plotter writes the picture of a take into the file of that name.
type plotter string

func (name plotter) Write(take report.Take) error {
	if take.Err != nil {
		return nil
	}
	return writeOut(string(name), nil, func(w io.Writer) error { return picture.PNG(w, take) })
}

func (plotter) Close() error { return nil }

// tally counts what became of the takes.
type tally struct {
	read, unread int
	notPassed    int
}

func (t *tally) count(take report.Take) {
	if take.Err != nil {
		t.unread++
		return
	}
	t.read++
	if take.Delivery.Overall != feedback.Pass {
		t.notPassed++
	}
}

// outcome is the exit status of the batch. What could not be read was named
// already.
func (t *tally) outcome(strict bool) error {
	switch {
	case t.read == 0:
		return &exitError{status: exitFailed}
	case t.unread > 0:
		return &exitError{status: exitSomeFailed}
	case strict && t.notPassed > 0:
		return &exitError{status: exitNotPassed}
	}
	return nil
}
