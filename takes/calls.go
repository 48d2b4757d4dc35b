package takes

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
	"unicode"
)

// CallsFile holds the calls that were made, one a line: the time and the
// program. It is no part of the database, which can be made again; this can
// not.
const CallsFile = "calls.csv"

// Call is one contact with a program.
type Call struct {
	At      time.Time
	Program string
}

// NoteCall notes that a program was called. Programs that do so at the same
// time do not disturb each other: a note is a single write.
func (s *Store) NoteCall(program string, at time.Time) error {
	if err := s.Writable(); err != nil {
		return err
	}
	var line bytes.Buffer
	w := csv.NewWriter(&line)
	w.Write([]string{at.Format(time.RFC3339), oneLine(program)})
	w.Flush()
	f, err := s.root.OpenFile(CallsFile, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return explain(s.Path(CallsFile), err)
	}
	_, err = f.Write(append(lineEnd(f), line.Bytes()...))
	return explain(s.Path(CallsFile), errors.Join(err, f.Sync(), f.Close()))
}

// lineEnd is what has to come before a new line: nothing, unless the last one
// was cut short.
func lineEnd(f *os.File) []byte {
	var last [1]byte
	if st, err := f.Stat(); err == nil && st.Size() > 0 {
		if _, err := f.ReadAt(last[:], st.Size()-1); err == nil && last[0] != '\n' {
			return []byte("\n")
		}
	}
	return nil
}

// Calls returns the calls that were noted, in the order they were, and the
// lines of the file that can not be read.
func (s *Store) Calls() (calls []Call, unread []string, err error) {
	b, err := s.root.ReadFile(CallsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, explain(s.Path(CallsFile), err)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if c, err := readCall(line); err != nil {
			unread = append(unread, line)
		} else {
			calls = append(calls, c)
		}
	}
	return calls, unread, nil
}

func readCall(line string) (Call, error) {
	r := csv.NewReader(strings.NewReader(line))
	r.FieldsPerRecord = 2
	fields, err := r.Read()
	if err != nil {
		return Call{}, err
	}
	if _, err := r.Read(); err != io.EOF {
		return Call{}, errors.New("more than a line")
	}
	at, err := time.Parse(time.RFC3339, fields[0])
	return Call{At: at, Program: oneLine(fields[1])}, err
}

// oneLine is a name without line breaks and without what would move the cursor
// of a terminal.
func oneLine(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, name)
	return strings.Join(strings.Fields(name), " ")
}

// CallsTo returns the calls to a program, however its name was written; where
// there is none, those to programs that may be the same (SameProgram).
func (s *Store) CallsTo(program string) ([]Call, error) {
	all, _, err := s.Calls()
	if err != nil {
		return nil, err
	}
	found := map[Likeness][]Call{}
	for _, c := range all {
		likeness := SameProgram(c.Program, program)
		found[likeness] = append(found[likeness], c)
	}
	if len(found[Same]) > 0 {
		return found[Same], nil
	}
	return found[Alike], nil
}
