package main

import (
	"context"
	"errors"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// Screen reports whether a screen can be shown: someone sees it and can press
// keys.
func (s *streams) Screen() bool { return s.Animate && s.InTerminal }

// show runs a model on the terminal until it quits.
func show(ctx context.Context, s *streams, m tea.Model) error {
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithInput(s.In), tea.WithOutput(s.ErrOut), tea.WithFPS(20),
	}
	if !s.ErrColour {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	_, err := tea.NewProgram(m, options...).Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// untilHangUp runs a rehearsal under a context that also ends when the terminal
// is closed, so that what is being recorded can be kept.
func untilHangUp(ctx context.Context, run func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGHUP)
	defer stop()
	err := run(ctx)
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return &exitError{status: exitInterrupted, err: errors.New("interrupted")}
	}
	return err
}
