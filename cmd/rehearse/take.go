package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"rehearse/audio"
	"rehearse/audio/device"
	"rehearse/rehearsal"
	"rehearse/script"
)

// record records one take to o.out: countdown, meter, stop. kept is whether
// there is a take now, and cause why recording ended before its time or did
// not begin.
func (o *recordOptions) record(ctx context.Context, s *streams, mic microphone, lines <-chan string) (kept bool, cause error) {
	line := s.live()
	watch := newWatcher(mic.Device().Name)
	if o.text != nil && s.ErrTerminal {
		line.say("", indent(o.text.Body(), s.Width), "")
	}
	r := startRecording(mic, o.max)
	if o.autoStop {
		r.over = rehearsal.NewListener(o.text).Hear
	}
	create := audio.CreateWAV
	if o.force {
		create = audio.ReplaceWAV
	}
	file, err := create(o.out, mic.SampleRate())
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		err = withHint(err, "choose a folder you may write to with -o")
	}
	if err != nil {
		r.stop()
		return false, err
	}
	defer file.Abort()
	if err := o.countDown(ctx, line, r, watch); err != nil {
		r.stop()
		return false, err
	}
	r.begin(file)
	o.announce(line, mic)
	o.follow(ctx, s, line, r, watch, lines)
	cause = r.stop()
	if err := file.Close(); err != nil {
		return false, errors.Join(cause, err)
	}
	seconds := mic.SampleRate().Duration(file.Stored()).Seconds()
	if o.passing {
		line.say(fmt.Sprintf("recorded %.1f s, which are not kept", seconds), "")
		return true, cause
	}
	if errors.Is(cause, device.ErrDeviceLost) {
		cause = fmt.Errorf("%w; the %.1f s before that are kept in %s", cause, seconds, o.out)
	}
	line.say(fmt.Sprintf("recorded %.1f s to %s", seconds, o.out), "")
	return true, cause
}

// announce says that recording begins and how it ends.
func (o *recordOptions) announce(line *live, mic microphone) {
	ends := "Enter or Ctrl-C stops"
	if o.autoStop {
		ends = "stops when you have finished, or on Enter"
	}
	line.say(fmt.Sprintf("recording from %q, at most %s; %s", mic.Device().Name, clock(o.max), ends))
}

// countDown waits for the microphone's first sound and counts the seconds. It
// returns an error when the take should not begin.
func (o *recordOptions) countDown(ctx context.Context, line *live, r *recording, watch *watcher) error {
	defer line.clear()
	line.show("waiting for the microphone ...")
	left := o.countdown
	alive := r.alive
	var second <-chan time.Time
	for {
		select {
		case <-alive:
			alive = nil
			if left == 0 {
				return nil
			}
			ticker := time.NewTicker(time.Second)
			defer ticker.Stop()
			second = ticker.C
		case <-second:
			_, level := r.now()
			if notes := watch.notes(level, r.mic.Health()); notes != nil {
				line.say(notes...)
			}
			if left--; left == 0 {
				return nil
			}
		case <-r.done:
			return r.err
		case <-ctx.Done():
			return ctx.Err()
		}
		if alive == nil {
			line.show(fmt.Sprintf("starting in %d ", left))
		}
	}
}

// follow shows meter, clock and notes until someone or something stops the
// take.
func (o *recordOptions) follow(ctx context.Context, s *streams, line *live, r *recording, watch *watcher, lines <-chan string) {
	target := o.settings.TargetsFor(script.Free).VoiceDBFS
	m := &meter{max: o.max, voice: rehearsal.NewMeter(target), ascii: asciiOnly(), colour: s.ErrColour}
	tick := time.NewTicker(meterEvery)
	defer tick.Stop()
	defer line.clear()
	for {
		select {
		case <-tick.C:
			taken, level := r.now()
			if notes := watch.notes(level, r.mic.Health()); notes != nil {
				line.say(notes...)
			}
			line.show(m.line(s.Width, taken, level))
		case _, ok := <-lines:
			if ok {
				line.answered()
				return
			}
			lines = nil // no more answers, which is no answer
		case <-r.done:
			return
		case <-ctx.Done():
			return
		}
	}
}
