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
	if errors.Is(err, tea.ErrInterrupted) {
		return context.Canceled
	}
	return err
}

// untilHangUp is a context that also ends when the terminal is closed, so that
// what is being recorded can be kept.
func untilHangUp(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, syscall.SIGHUP)
}
