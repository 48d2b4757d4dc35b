package audio

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

var (
	// ErrUnfinished: a recording of that name was interrupted and waits to be
	// recovered.
	ErrUnfinished = errors.New("an unfinished recording of that name exists")
	// ErrBusy: a recording is being made under that name.
	ErrBusy = errors.New("another recording is being made under that name")
)

// Partial is a recording whose program was killed before it was finished.
type Partial struct {
	Path     string        // the unfinished file, NAME.part
	Duration time.Duration // of the sound in it
	Modified time.Time     // when it was last written to
}

// createPart makes the file of a new recording and locks it, so that other
// programs can tell it from an abandoned one. An abandoned one without any
// sound is taken over.
func createPart(part string) (*os.File, error) {
	f, err := os.OpenFile(part, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		if err := lockFile(f); err != nil {
			return nil, errors.Join(fmt.Errorf("lock %s: %w", part, err), f.Close(), os.Remove(part))
		}
		return f, nil
	}
	if !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	f, p, err := openPart(part)
	switch {
	case errors.Is(err, ErrBusy):
		return nil, &advised{&fs.PathError{Op: "record", Path: part, Err: err}, "choose another name"}
	case err != nil:
		return nil, &advised{&fs.PathError{Op: "record", Path: part, Err: fs.ErrExist}, "choose another name, or move the file away"}
	case p.Duration > 0:
		f.Close()
		return nil, &advised{
			&fs.PathError{Op: "record", Path: part, Err: ErrUnfinished},
			fmt.Sprintf("it holds %.1f s: recover it, remove it, or choose another name", p.Duration.Seconds()),
		}
	}
	if err := f.Truncate(0); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	_, err = f.Seek(0, io.SeekStart)
	return f, err
}

// openPart opens and locks an unfinished recording. It gives ErrBusy while
// somebody is still writing it, and ErrFormat when it is none of ours.
func openPart(part string) (*os.File, Partial, error) {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return nil, Partial{}, err
	}
	p, err := examinePart(f, part)
	if err != nil {
		f.Close()
		return nil, Partial{}, err
	}
	return f, p, nil
}

func examinePart(f *os.File, part string) (Partial, error) {
	if err := tryLockFile(f); err != nil {
		return Partial{}, err
	}
	st, err := f.Stat()
	if err != nil {
		return Partial{}, err
	}
	p := Partial{Path: part, Modified: st.ModTime()}
	if st.Size() == 0 {
		return p, nil // killed before the header was out
	}
	rate, err := partRate(f)
	if err != nil {
		return Partial{}, err
	}
	p.Duration = rate.Duration((st.Size() - headerBytes) / 2)
	return p, nil
}

// partRate reads the header of an unfinished recording, whatever its lengths
// say, and makes sure that a WAVWriter wrote it.
func partRate(f *os.File) (SampleRate, error) {
	got := make([]byte, headerBytes)
	if _, err := f.ReadAt(got, 0); err != nil {
		return 0, ErrFormat
	}
	rate := SampleRate(binary.LittleEndian.Uint32(got[24:]))
	s16, _ := encodingFor(tagPCM, 16)
	want := canonicalHeader(format{rate: rate, channels: 1, encoding: s16}, 0)
	copy(want[4:8], got[4:8])
	copy(want[40:44], got[40:44])
	if !bytes.Equal(got, want) || rate < minRate || rate > maxRate {
		return 0, ErrFormat
	}
	return rate, nil
}

// Recoverable lists the interrupted recordings in a folder: those that hold
// sound and that nobody is writing now. A folder that does not exist has none.
func Recoverable(dir string) ([]Partial, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var found []Partial
	for _, e := range entries {
		if !e.Type().IsRegular() || !strings.HasSuffix(e.Name(), partSuffix) {
			continue
		}
		f, p, err := openPart(filepath.Join(dir, e.Name()))
		if err != nil {
			continue // somebody's recording in progress, or somebody else's file
		}
		f.Close()
		if p.Duration > 0 {
			found = append(found, p)
		}
	}
	return found, nil
}

// Recover finishes an interrupted recording: it mends the header and gives
// the file its name, which it returns. When a file of that name exists by now,
// it becomes NAME-recovered.wav.
func Recover(p Partial) (path string, err error) {
	f, now, err := openPart(p.Path)
	if err != nil {
		return "", fmt.Errorf("recover %s: %w", p.Path, err)
	}
	defer f.Close()
	if now.Duration == 0 {
		return "", &FormatError{File: p.Path, What: "nothing was recorded", Hint: "remove it", Kind: ErrNoSound}
	}
	st, err := f.Stat()
	if err != nil {
		return "", err
	}
	samples := (st.Size() - headerBytes) / 2
	if err := errors.Join(
		f.Truncate(headerBytes+2*samples),
		putLengths(f, samples),
		f.Sync(),
		f.Close(), // before the renaming, which Windows refuses for open files
	); err != nil {
		return "", fmt.Errorf("recover %s: %w", p.Path, err)
	}
	path = freeName(strings.TrimSuffix(p.Path, partSuffix))
	if err := os.Rename(p.Path, path); err != nil {
		return "", err
	}
	syncDir(path)
	return path, nil
}

// freeName is path, or a variation of it that no file has.
func freeName(path string) string {
	ext := filepath.Ext(path)
	base := strings.TrimSuffix(path, ext) + "-recovered"
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = base + ext
		if n > 2 {
			path = fmt.Sprintf("%s-%d%s", base, n-1, ext)
		}
	}
}
