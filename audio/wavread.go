package audio

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// Info describes a file of sound as it is stored.
type Info struct {
	SampleRate SampleRate
	Channels   int
	Encoding   string  // as ffprobe names it: pcm_s16le, pcm_u8, pcm_f32le, pcm_alaw ...
	Frames     int64   // samples of each channel present in the file
	DurationS  float64 // Frames / SampleRate
	Truncated  bool    // the header promises more than the file holds
}

// WAVReader is the sound of a WAV file as a Source: mono, the mean of the
// channels that carry sound. It reads 8- to 32-bit PCM, 32- and 64-bit float,
// A-law and mu-law, 1 to 8 channels, 8 to 192 kHz, in RIFF, RIFX, RF64 and
// BW64 files. Memory does not depend on the file.
//
// NaN samples are taken as silence, infinite and over-full-scale ones as full
// scale, which is what a player makes of them; Notes counts them.
type WAVReader struct {
	name   string
	closer io.Closer
	info   Info
	layout wavLayout
	stream *pcmStream
	mixer  *mixer
	block  []float32 // interleaved frames before mixing
	silent bool      // nothing but zeros so far
	err    error     // sticky
}

// OpenWAV opens a WAV file. A file that is not one, or is damaged or empty,
// gives a *FormatError. Close the reader after use.
func OpenWAV(path string) (*WAVReader, error) {
	// Looked at before it is opened: opening a named pipe would wait for
	// somebody to write into it.
	st, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !st.Mode().IsRegular() {
		return nil, &FormatError{
			File: path,
			What: "not a regular file",
			Hint: "save the sound to a WAV file first",
			Kind: ErrFormat,
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r, err := NewWAVReader(f, st.Size(), path)
	if err != nil {
		f.Close()
		return nil, err
	}
	r.closer = f
	return r, nil
}

// NewWAVReader reads a WAV of size bytes from r. The name is used in errors.
func NewWAVReader(r io.ReaderAt, size int64, name string) (*WAVReader, error) {
	l, err := scanWAV(r, size)
	if reject, ok := errors.AsType[*rejection](err); ok {
		return nil, reject.forFile(name)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	w := &WAVReader{
		name:   name,
		layout: l,
		stream: newPCMStream(r, l),
		silent: true,
		info: Info{
			SampleRate: l.rate,
			Channels:   l.channels,
			Encoding:   l.name(),
			Frames:     l.frames,
			DurationS:  float64(l.frames) / float64(l.rate),
			Truncated:  l.truncated,
		},
	}
	if l.channels > 1 {
		w.mixer = newMixer(l.channels)
		w.block = make([]float32, mixFrames*l.channels)
		if err := w.mixer.survey(newPCMStream(r, l)); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return w, nil
}

func (r *rejection) forFile(name string) *FormatError {
	e := &FormatError{File: name, What: r.what, Kind: r.kind}
	switch {
	case r.convert:
		e.Hint = convertHint(name)
	case errors.Is(r.kind, ErrDamaged):
		e.Hint = "save or record it again, or try to " + convertHint(name)
	case errors.Is(r.kind, ErrNoSound):
		e.Hint = "record it again"
	default:
		e.Hint = "give a WAV file"
	}
	return e
}

// Info describes the file.
func (w *WAVReader) Info() Info { return w.info }

// SampleRate is the file's own.
func (w *WAVReader) SampleRate() SampleRate { return w.layout.rate }

// Read gives the next samples, as Source says.
func (w *WAVReader) Read(dst []float32) (int, error) {
	if len(dst) == 0 {
		return 0, nil
	}
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.read(dst)
	if err != nil {
		if err != io.EOF {
			err = fmt.Errorf("read %s: %w", w.name, err)
		}
		w.err = err
		return 0, err
	}
	if w.silent {
		w.silent = !slices.ContainsFunc(dst[:n], func(x float32) bool { return x != 0 })
	}
	return n, nil
}

func (w *WAVReader) read(dst []float32) (int, error) {
	if w.mixer == nil {
		return w.stream.read(dst)
	}
	frames := min(len(dst), len(w.block)/w.layout.channels)
	n, err := w.stream.read(w.block[:frames*w.layout.channels])
	if err != nil {
		return 0, err
	}
	w.mixer.mix(dst[:n], w.block)
	return n, nil
}

// Close closes the file.
func (w *WAVReader) Close() error {
	if w.err == nil {
		w.err = os.ErrClosed
	}
	if w.closer == nil {
		return nil
	}
	return w.closer.Close()
}
