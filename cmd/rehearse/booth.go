package main

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"rehearse/audio"
	"rehearse/audio/device"
	"rehearse/feedback"
	"rehearse/internal/config"
	"rehearse/rehearsal"
	"rehearse/report"
	"rehearse/script"
	"rehearse/takes"
)

// booth is a rehearsal.Booth with this computer's microphone and loudspeaker,
// or with a file for a microphone.
type booth struct {
	settings *config.Settings
	keep     *keeper
	from     string // the file; empty for the microphone

	mu   sync.Mutex // one thing at a time
	text *script.Script
	call script.Call
	path string // of the take being made
	file *audio.WAVWriter
	last *takes.Take // of this session, while nothing is kept

	air    atomic.Pointer[onAir]
	played atomic.Int64
}

// onAir is a microphone that is switched on.
type onAir struct {
	mic   *roomEar
	rec   *recording
	take  *rehearsal.Listener // nil before the take begins
	begun atomic.Bool
}

// longestDrill ends a take nobody stops: a reader who went away.
const longestDrill = 5 * time.Minute

// Open switches the microphone on and waits for its first sound.
func (b *booth) Open(ctx context.Context) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.off()
	mic, err := b.microphone()
	if err != nil {
		return err
	}
	ear := newRoomEar(mic)
	a := &onAir{mic: ear, rec: startRecording(ear, longestDrill)}
	select {
	case <-a.rec.alive:
	case <-a.rec.done:
		return errors.Join(a.rec.stop(), errNoSound)
	case <-ctx.Done():
		a.rec.stop()
		return ctx.Err()
	}
	b.air.Store(a)
	return nil
}

// errNoSound is a microphone that ended before it began.
var errNoSound = errors.New("the microphone delivers no sound")

func (b *booth) microphone() (microphone, error) {
	if b.from != "" {
		return openFileMic(b.from)
	}
	mic, err := device.Open(b.settings.Device.Value, 0)
	if err != nil {
		return nil, withHint(err, "to try it without a microphone, let a recording stand for it: --from take.wav")
	}
	return mic, nil
}

// Room judges what was heard before the take.
func (b *booth) Room() (feedback.Room, bool) {
	a := b.air.Load()
	if a == nil || b.from != "" {
		return feedback.Room{}, false
	}
	return feedback.JudgeRoom(a.mic.measures(), !a.mic.Health().Heard, b.settings.TargetsFor(script.Free)), true
}

// Begin starts the take.
func (b *booth) Begin(text *script.Script, call script.Call) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	a := b.air.Load()
	if a == nil {
		return errNoSound
	}
	path, err := b.keep.place(text, call)
	if err != nil {
		return err
	}
	file, err := audio.CreateWAV(path, a.mic.SampleRate())
	if err != nil {
		b.keep.giveUp(path)
		return err
	}
	b.text, b.call, b.path, b.file = text, call, path, file
	a.take = rehearsal.NewListener(text)
	a.rec.over = a.take.Hear
	a.mic.begin()
	a.rec.begin(file)
	a.begun.Store(true)
	return nil
}

// Now is what is heard at this moment.
func (b *booth) Now() rehearsal.Moment {
	a := b.air.Load()
	if a == nil {
		return rehearsal.Moment{}
	}
	health := a.mic.Health()
	m := rehearsal.Moment{Withheld: health.Withheld()}
	if !a.begun.Load() {
		m.Level = a.mic.level()
		return m
	}
	m.Elapsed, m.Level = a.rec.now()
	m.Voice, m.Measures, m.Measured = a.take.Heard()
	select {
	case <-a.rec.done:
		m.Over = true
	default:
	}
	return m
}

// End finishes the take and judges it.
func (b *booth) End() (rehearsal.Take, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.end()
}

func (b *booth) end() (rehearsal.Take, error) {
	a := b.air.Swap(nil)
	if a == nil || b.file == nil {
		return rehearsal.Take{}, errors.New("there is no take to end")
	}
	file := b.file
	b.file = nil
	cut := a.rec.stop()
	if err := file.Close(); err != nil {
		b.keep.giveUp(b.path)
		return rehearsal.Take{}, errors.Join(cut, err)
	}
	j := &judging{script: b.text, noScript: b.text == nil, call: b.call, settings: b.settings}
	// The take is safe, and is to be noted whatever goes on around.
	measured := j.measureFile(context.Background(), b.path)
	if measured.Err != nil {
		return rehearsal.Take{}, errors.Join(cut, measured.Err)
	}
	noteLoss(&measured.Delivery, a.mic.Health())
	take := rehearsal.Take{
		Path: b.path, Length: a.mic.SampleRate().Duration(file.Stored()),
		Delivery: measured.Delivery, Audio: measured.Audio, Cut: cut, Before: b.before(),
	}
	return b.note(take, measured), nil
}

// before is the history of the script until now.
func (b *booth) before() rehearsal.History {
	h := rehearsal.History{Last: b.last}
	store, key := b.keep.store, takes.Key(b.text)
	if store == nil || key == "" {
		return h
	}
	if last, err := store.Last(key); err == nil {
		h.Last = &last
	}
	if best, err := store.Best(key); err == nil {
		h.Best = &best
	}
	return h
}

// note puts the take into the history.
func (b *booth) note(take rehearsal.Take, measured report.Take) rehearsal.Take {
	if b.keep.store == nil {
		b.last = &takes.Take{Overall: take.Delivery.Overall, Figures: takes.FiguresOf(&take.Delivery.Measures)}
		return take
	}
	take.Kept = filepath.Base(take.Path)
	take.Unnoted = b.keep.keep(measured)
	return take
}

// Throw removes a take.
func (b *booth) Throw(take rehearsal.Take) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.keep.store == nil {
		b.last = nil
		return nil // it goes with all the others at the end
	}
	return b.keep.store.Remove(take.Kept)
}

// Play plays a take.
func (b *booth) Play(ctx context.Context, take rehearsal.Take, phone bool) error {
	wav, err := audio.OpenWAV(take.Path)
	if err != nil {
		return err
	}
	defer wav.Close()
	b.played.Store(0)
	var source audio.Source = wav
	if phone {
		source = audio.PhoneLine(wav)
	}
	return device.Play(ctx, b.settings.Speaker.Value, source, func(d time.Duration) { b.played.Store(int64(d)) })
}

// Played is how far Play has come.
func (b *booth) Played() time.Duration { return time.Duration(b.played.Load()) }

// Close switches everything off and keeps the take that is being made.
func (b *booth) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.off()
}

// off is Close for a booth that may be opened again.
func (b *booth) off() error {
	if b.file != nil {
		_, err := b.end()
		return err
	}
	if a := b.air.Swap(nil); a != nil {
		a.rec.stop()
	}
	return nil
}
