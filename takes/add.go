package takes

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/script"
)

// Add notes a finished recording of the folder and what was heard in it. The
// file is under its name already and stays whatever becomes of the note: when
// Add fails, Rebuild makes up for it. Adding a take again replaces its note.
func (s *Store) Add(path string, a Audio, d feedback.Delivery) (Take, error) {
	if err := s.Writable(); err != nil {
		return Take{}, err
	}
	name, err := s.nameOf(path)
	if err != nil {
		return Take{}, err
	}
	r, err := s.rowOf(name, a, d)
	if err != nil {
		return Take{}, explain(s.Path(name), err)
	}
	if err := s.insert(r); err != nil {
		return Take{}, explain(filepath.Join(s.dir, DBFile), err)
	}
	return r.Take, nil
}

// row is a take with what else the database holds of it.
type row struct {
	Take
	fileState
	text, delivery string
}

// rowOf collects a row for the file of that name. The script is taken from
// beside the file, where it is put if need be, so that the same comes out when
// the row is made again from the folder.
func (s *Store) rowOf(name string, a Audio, d feedback.Delivery) (*row, error) {
	st, err := s.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !st.Mode().IsRegular() {
		return nil, errors.New("it is no plain file")
	}
	if st.Mode().Perm()&0o077 != 0 {
		_ = s.root.Chmod(name, 0o600) // not every disk has permissions
	}
	r := &row{fileState: stateOf(st)}
	r.Take = Take{
		Name: name, Recorded: recordedAt(name, st), Call: d.Call, Overall: d.Overall,
		Faults: named(d.Verdicts, feedback.Fail), Remarks: named(d.Verdicts, feedback.Warn),
		Figures: FiguresOf(&d.Measures),
	}
	if d.Script != nil {
		r.Script, _, _ = split(r.ID())
		r.words = wordsOf(d.Script)
		if r.text, err = s.scriptOf(name); err != nil {
			return nil, err
		}
		if r.text == "" {
			r.text = withCall(d.Script.Text(), d.Call)
			if err := s.writeNew(beside(name), r.text); err != nil {
				return nil, err
			}
		}
	}
	r.delivery, err = encodeDelivery(a, &d)
	return r, err
}

// recordedAt is when a take was recorded: by its name, else when its file was
// last written.
func recordedAt(name string, st fs.FileInfo) time.Time {
	if _, at, ok := split(strings.TrimSuffix(name, filepath.Ext(name))); ok {
		return at
	}
	return st.ModTime().Truncate(time.Second)
}

// wordsOf identifies what is spoken in a script: another line break is still
// the same script, another word is not. It is empty for nil.
func wordsOf(text *script.Script) string {
	if text == nil {
		return ""
	}
	return hash(text.SpokenText())
}

// hash is short enough for a key and long enough for no two texts to share it.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

// insert writes a row, all of it or nothing.
func (s *Store) insert(r *row) error {
	atStep("begin the note")
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := insertRow(tx, r); err != nil {
		return err
	}
	atStep("finish the note")
	if err := tx.Commit(); err != nil {
		return err
	}
	atStep("kept")
	return nil
}

func insertRow(tx *sql.Tx, r *row) error {
	textHash := ""
	if r.words != "" {
		textHash = hash(r.text)
		if _, err := tx.Exec(`INSERT INTO scripts (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING`, textHash, r.text); err != nil {
			return err
		}
	}
	atStep("write the row")
	_, err := tx.Exec(`INSERT OR REPLACE INTO takes (size, modified, words, text, `+columns+`) VALUES (?, ?, ?, ?`+strings.Repeat(", ?", 16)+`)`,
		r.size, r.modified, r.words, textHash,
		r.Name, r.Recorded.Unix(), r.Script, string(r.Call), string(r.Overall),
		strings.Join(r.Faults, " "), strings.Join(r.Remarks, " "),
		orNull(r.DurationS), orNull(r.SpanS), orNull(r.WordsPerMinute), orNull(r.SyllablesPerSecond), orNull(r.PauseRatio),
		orNull(r.PitchSDST), orNull(r.LoudnessSDDB), orNull(r.ActiveDBFS), orNull(r.SNRDB))
	if err != nil {
		return err
	}
	atStep("write what was heard")
	_, err = tx.ExecContext(context.Background(), `INSERT OR REPLACE INTO deliveries (name, delivery) VALUES (?, ?)`, r.Name, r.delivery)
	return err
}

// orNull is a value for the database: a missing one is NULL.
func orNull(v analysis.Value) any {
	if x, ok := v.Get(); ok {
		return x
	}
	return nil
}

// nameOf is the name of a take by its name or path. What lies outside the
// folder is none.
func (s *Store) nameOf(path string) (string, error) {
	dir, name := filepath.Split(path)
	if dir != "" {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return "", err
		}
		if abs != s.dir {
			return "", fmt.Errorf("%s does not lie in the folder of takes, %s", path, s.dir)
		}
	}
	if !validName(name) {
		return "", fmt.Errorf("%q is not the name of a take", name)
	}
	return name, nil
}
