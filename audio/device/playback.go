package device

import (
	"context"
	"io"
	"sync/atomic"
	"time"

	"rehearse/audio"
)

// The silence played before and after a take. Sound servers and wireless
// headsets swallow a few tens of ms when they wake up, and not every driver
// waits for what it has buffered when it is stopped (ALSA's pulse plugin drops
// up to a buffer and 50 ms).
const (
	lead = 200 * time.Millisecond
	tail = outputLatency + 300*time.Millisecond
)

// playback is a take on its way to a loudspeaker: Play's goroutine fills the
// ring from the source, the device's callback empties it.
type playback struct {
	session *session
	src     audio.Source
	ring    *ring
	chunk   []float32 // read from src and not yet in the ring
	buf     []float32
	wake    chan struct{} // holds a token when the device took something
	began   time.Time
	lastAt  atomic.Int64 // time of the last callback since began, ns
	played  atomic.Int64 // samples handed to the device, the lead included
	ended   bool         // src is at its end and the tail in the ring or in chunk
}

// Play plays src on the device called name, see pick, until it ends or ctx is
// done. While it plays, progress, unless nil, is called several times a
// second with the time played. The device works at the source's rate if it
// can, otherwise the source is resampled.
func Play(ctx context.Context, name string, src audio.Source, progress func(time.Duration)) error {
	h, err := theHost()
	if err != nil {
		return err
	}
	return play(ctx, h, name, src, progress)
}

func play(ctx context.Context, h *host, name string, src audio.Source, progress func(time.Duration)) error {
	p := &playback{wake: make(chan struct{}, 1)}
	var err error
	p.session, err = openSession(h, wish{way: output, name: name, rate: src.SampleRate(), anyRate: true,
		open: func(sys system, i Info, rate audio.SampleRate) (stream, error) {
			p.ring = newRing(int(rate.Samples(time.Second)))
			return sys.openOutput(i, rate, p.fill)
		}})
	if err != nil {
		return err
	}
	p.src = audio.ResampledSource(src, p.session.rate)
	p.buf = make([]float32, p.session.rate.Samples(100*time.Millisecond))
	p.chunk = make([]float32, p.session.rate.Samples(lead))
	if err := p.feed(); err != nil {
		p.session.abort()
		return err
	}
	p.began = time.Now()
	if err := p.session.start(); err != nil {
		return err
	}
	if err := p.run(ctx, progress); err != nil {
		p.session.abort()
		return err
	}
	return p.session.stop()
}

// run keeps the ring full until the source is at its end and the device has
// taken everything.
func (p *playback) run(ctx context.Context, progress func(time.Duration)) error {
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		if err := p.feed(); err != nil {
			return err
		}
		if p.ended && p.ring.queued() == 0 {
			return nil
		}
		if p.patience() <= 0 {
			return p.session.lost("stopped playing")
		}
		select {
		case <-p.wake:
		case <-tick.C:
			if progress != nil {
				progress(max(0, p.session.rate.Duration(p.played.Load())-lead))
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// feed moves sound from the source to the ring until the ring is full or the
// source at its end.
func (p *playback) feed() error {
	for {
		p.chunk = p.chunk[p.ring.write(p.chunk):]
		if len(p.chunk) > 0 || p.ended {
			return nil
		}
		n, err := p.src.Read(p.buf)
		switch {
		case err == io.EOF:
			p.chunk, p.ended = make([]float32, p.session.rate.Samples(tail)), true
		case err != nil:
			return err
		default:
			p.chunk = p.buf[:n]
		}
	}
}

// fill is called by the device's thread. Where there is no sound it gives
// silence.
func (p *playback) fill(out []float32) {
	n := p.ring.read(out)
	clear(out[n:])
	p.played.Add(int64(n))
	p.lastAt.Store(int64(time.Since(p.began)))
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// patience is how much longer the device may ask for nothing before it is
// lost. Its first buffers are asked for at once and say nothing; only then a
// sound server or a wireless headset begins to wake up.
func (p *playback) patience() time.Duration {
	return time.Duration(p.lastAt.Load()) + firstSound - time.Since(p.began)
}
