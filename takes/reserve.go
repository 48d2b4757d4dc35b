package takes

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"rehearse/script"
)

// NewPath is where a take that is about to be recorded will lie: the path to
// give to audio.CreateWAV. The name is reserved against other programs, and
// the script is put beside it, so that neither is lost should this program be
// killed. Call Add when the recording is finished, or Discard when it came to
// nothing.
func (s *Store) NewPath(text *script.Script, call script.Call) (string, error) {
	if err := s.Writable(); err != nil {
		return "", err
	}
	key := Key(text)
	if key == "" {
		key = string(call)
	}
	name, err := s.reserve(key + "-" + s.now().Format(stampLayout))
	if err != nil {
		return "", explain(s.dir, err)
	}
	if text != nil {
		atStep("put the script beside it")
		if err := s.writeNew(beside(name), withCall(text.Text(), call)); err != nil {
			s.root.Remove(name + partSuffix)
			return "", explain(s.dir, err)
		}
	}
	atStep("record")
	return s.Path(name), nil
}

// reserve finds a name nobody uses. Its mark is an empty recording, which
// audio.CreateWAV takes over.
func (s *Store) reserve(id string) (string, error) {
	for n := 1; ; n++ {
		name := id + wavSuffix
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", id, n, wavSuffix)
		}
		f, err := s.root.OpenFile(name+partSuffix, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		f.Close()
		// Looked at after the mark was set: a take that is finished in between
		// has given its mark up only then.
		if !s.exists(name) && !s.exists(beside(name)) {
			return name, nil
		}
		if err := s.root.Remove(name + partSuffix); err != nil {
			return "", err
		}
	}
}

func (s *Store) exists(name string) bool {
	_, err := s.root.Lstat(name)
	return err == nil
}

// soundless is the size of a recording that got no further than its header.
const soundless = 44

// Discard gives up a take for which NewPath returned path and which was not
// recorded. A recording that is there, finished or not, stays.
func (s *Store) Discard(path string) error {
	name, err := s.nameOf(path)
	if err != nil {
		return err
	}
	if s.exists(name) {
		return nil
	}
	if part, err := s.root.Stat(name + partSuffix); err == nil && part.Size() > soundless {
		return nil
	}
	for _, left := range []string{name + partSuffix, beside(name)} {
		if err := s.root.Remove(left); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return explain(s.Path(left), err)
		}
	}
	return nil
}

// writeNew writes a file that must not exist.
func (s *Store) writeNew(name, text string) error {
	f, err := s.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		s.root.Remove(name)
	}
	return err
}
