package audio

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	goaudio "github.com/go-audio/audio"
	"github.com/go-audio/wav"
)

const (
	// partSuffix marks a recording that is not finished.
	partSuffix = ".part"

	// writeSamples is how many samples go to the encoder at a time.
	writeSamples = 4096

	// maxSamples is what the 32-bit lengths of a WAV file can count: 12 hours
	// at 48 kHz.
	maxSamples = (1<<32 - 1 - headerBytes) / 2
)

// WAVWriter records a 16-bit mono WAV file so that little is lost whatever
// happens. The samples go to PATH.part; every second the header is made good
// and all is forced to disk; Close gives the file its name. After a kill or a
// power cut PATH.part is a valid file short of at most the last second, and
// Recover finishes it.
//
// Samples beyond full scale are held at it, NaN becomes silence. A WAVWriter
// is not safe for concurrent use.
type WAVWriter struct {
	path    string
	replace bool
	rate    SampleRate
	file    *countingFile
	enc     *wav.Encoder
	ints    goaudio.IntBuffer
	stored  int64 // samples the header accounts for and the disk holds
	err     error // first failure; nothing is written after it
	closed  bool
}

// countingFile knows how much was written to it in order.
type countingFile struct {
	*os.File
	size int64
}

func (f *countingFile) Write(b []byte) (int, error) {
	n, err := f.File.Write(b)
	f.size += int64(n)
	return n, err
}

// samples is how many whole samples stand in the file.
func (f *countingFile) samples() int64 { return max(0, f.size-headerBytes) / 2 }

// CreateWAV begins a recording that will become path, which must not exist.
// Only the owner may read it. An unfinished recording of that name is not
// touched either: the error is then ErrUnfinished.
func CreateWAV(path string, rate SampleRate) (*WAVWriter, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, &advised{&fs.PathError{Op: "record", Path: path, Err: fs.ErrExist}, "choose another name, or move the file away"}
	}
	return createWAV(path, rate, false)
}

// ReplaceWAV is CreateWAV that takes the place of a file already there, at
// the moment of Close.
func ReplaceWAV(path string, rate SampleRate) (*WAVWriter, error) {
	return createWAV(path, rate, true)
}

func createWAV(path string, rate SampleRate, replace bool) (*WAVWriter, error) {
	if rate < minRate || rate > maxRate {
		return nil, fmt.Errorf("record %s: %d Hz is not within %d to %d Hz", path, rate, minRate, maxRate)
	}
	f, err := createPart(path + partSuffix)
	if err != nil {
		return nil, err
	}
	w := &WAVWriter{
		path:    path,
		replace: replace,
		rate:    rate,
		file:    &countingFile{File: f},
		ints: goaudio.IntBuffer{
			Format: &goaudio.Format{NumChannels: 1, SampleRate: int(rate)},
			Data:   make([]int, 0, writeSamples),
		},
	}
	w.enc = wav.NewEncoder(w.file, int(rate), 16, 1, tagPCM)
	err = w.enc.Write(&w.ints) // no samples yet: the header alone
	if err == nil {
		err = w.settle()
	}
	if err != nil {
		return nil, errors.Join(w.fail(err), w.Abort())
	}
	syncDir(path)
	return w, nil
}

// Write appends samples, full scale ±1. When it fails, with a *WriteError,
// what the disk took is kept and later calls return the same error.
func (w *WAVWriter) Write(samples []float32) error {
	for len(samples) > 0 {
		if w.err != nil {
			return w.err
		}
		n := min(len(samples), writeSamples)
		if w.file.samples()+int64(n) > maxSamples {
			return w.fail(errors.New("a WAV file can not hold more than 4 GiB"))
		}
		w.ints.Data = w.ints.Data[:n]
		for i, x := range samples[:n] {
			w.ints.Data[i] = int(toInt16(x))
		}
		samples = samples[n:]
		if err := w.enc.Write(&w.ints); err != nil {
			return w.fail(err)
		}
		if w.file.samples()-w.stored >= int64(w.rate) {
			if err := w.Checkpoint(); err != nil {
				return err
			}
		}
	}
	return w.err
}

// Checkpoint makes the header say what the file holds and forces both to the
// disk. Write does it by itself once a second of sound.
func (w *WAVWriter) Checkpoint() error {
	if w.err != nil {
		return w.err
	}
	if err := w.settle(); err != nil {
		return w.fail(err)
	}
	return nil
}

// settle is Checkpoint without regard to earlier failures.
func (w *WAVWriter) settle() error {
	n := w.file.samples()
	if err := putLengths(w.file.File, n); err != nil {
		return err
	}
	if err := w.file.Sync(); err != nil {
		return err
	}
	w.stored = n
	return nil
}

// fail ends the recording at the last whole sample the disk took.
func (w *WAVWriter) fail(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		err = pe.Err // the file is named by WriteError
	}
	// A disk that is full has still room for the lengths, which lie in a
	// block it holds already. If this fails too, Recover can do without.
	_ = w.file.Truncate(headerBytes + 2*w.file.samples())
	_ = w.settle()
	w.err = &WriteError{File: w.path, Kept: w.rate.Duration(w.stored), Err: err}
	return w.err
}

// Stored is the number of samples known to be safe on the disk: those of the
// last checkpoint, or, after a failure, what could be kept.
func (w *WAVWriter) Stored() int64 { return w.stored }

// Close finishes the recording: it has its own name when Close returns nil,
// and holds Stored samples, which are all unless Write failed. A recording
// without a sample leaves no file and gives ErrNoSound. When Close fails
// otherwise, PATH.part stays for Recover. Calling it again does nothing.
func (w *WAVWriter) Close() error {
	if w.closed {
		return nil
	}
	if w.file.samples() == 0 {
		return errors.Join(&FormatError{File: w.path, What: "nothing was recorded", Kind: ErrNoSound}, w.Abort())
	}
	settled := w.settle()
	w.closed = true
	if err := errors.Join(settled, w.file.Close()); err != nil {
		return fmt.Errorf("finish %s: %w; the recording is kept in %s", w.path, err, w.path+partSuffix)
	}
	if _, err := os.Lstat(w.path); err == nil && !w.replace {
		return fmt.Errorf("finish %s: %w; the recording is kept in %s", w.path, fs.ErrExist, w.path+partSuffix)
	}
	if err := os.Rename(w.path+partSuffix, w.path); err != nil {
		return err
	}
	syncDir(w.path)
	return nil
}

// Abort throws the recording away, unless Close was called: deferred after
// CreateWAV it cleans up on every other way out.
func (w *WAVWriter) Abort() error {
	if w.closed {
		return nil
	}
	w.closed = true
	return errors.Join(w.file.Close(), os.Remove(w.path+partSuffix))
}

// WriteError is a recording that could not go on.
type WriteError struct {
	File string
	Kept time.Duration // how much of it is safe
	Err  error
}

func (e *WriteError) Error() string {
	kept := "nothing is"
	if e.Kept > 0 {
		kept = fmt.Sprintf("the first %.1f s are", e.Kept.Seconds())
	}
	return fmt.Sprintf("record %s: %v; %s kept", e.File, e.Err, kept)
}

func (e *WriteError) Unwrap() error { return e.Err }

// Hints gives the advice for the user.
func (e *WriteError) Hints() []string {
	for _, full := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(e.Err, full) {
			return []string{"free some space on the disk, or record to another one"}
		}
	}
	return nil
}

// putLengths sets the two lengths of a canonical header for a file of so many
// samples. It leaves the file's position where it is.
func putLengths(f *os.File, samples int64) error {
	var riff, data [4]byte
	binary.LittleEndian.PutUint32(riff[:], uint32(headerBytes-8+2*samples))
	binary.LittleEndian.PutUint32(data[:], uint32(2*samples))
	if _, err := f.WriteAt(riff[:], 4); err != nil {
		return err
	}
	_, err := f.WriteAt(data[:], headerBytes-4)
	return err
}

// syncDir makes the name of a file survive a power cut. The file itself is
// safe by then, so a system that can not do this (Windows, some network
// disks) is no failure.
func syncDir(path string) {
	if runtime.GOOS == "windows" {
		return
	}
	if d, err := os.Open(filepath.Dir(path)); err == nil {
		_ = d.Sync()
		d.Close()
	}
}
