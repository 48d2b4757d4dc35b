package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows on stderr how far a batch is, on a terminal only. Off one it
// does nothing.
type progress struct {
	bar    *progressbar.ProgressBar // nil: not shown
	begun  time.Time
	audioS float64 // seconds of sound measured
}

// newProgress is the progress of a batch of takes. streamed says that results
// appear on stdout while the batch runs: on a terminal they show how far it is,
// and a bar would run into them.
func newProgress(s *streams, takes int, streamed bool) *progress {
	p := &progress{begun: time.Now()}
	if s.ErrTerminal && takes > 1 && !(streamed && s.OutTerminal) {
		p.bar = progressbar.NewOptions(takes,
			progressbar.OptionSetWriter(s.ErrOut),
			progressbar.OptionSetWidth(20),
			progressbar.OptionShowCount(),
			progressbar.OptionSetDescription("measuring"),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionUseANSICodes(s.ErrColour),
			progressbar.OptionClearOnFinish(),
		)
	}
	return p
}

// add counts a take of that many seconds of sound.
func (p *progress) add(seconds float64) {
	if p.bar == nil {
		return
	}
	p.audioS += seconds
	if elapsed := time.Since(p.begun).Seconds(); elapsed > 1 {
		p.bar.Describe(fmt.Sprintf("measuring, %.0f x real time", p.audioS/elapsed))
	}
	p.bar.Add(1)
}

// clear takes the bar off the screen, so that a line can be written.
func (p *progress) clear() {
	if p.bar != nil {
		p.bar.Clear()
	}
}
