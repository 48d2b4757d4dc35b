package takes

import (
	"io/fs"
	"maps"
	"slices"
)

// Differences compares the folder with the database: recordings that are not
// noted, and notes whose recording is gone. Both are put right by Rebuild.
func (s *Store) Differences() (unnoted, gone []string, err error) {
	files, err := s.recordings()
	if err != nil {
		return nil, nil, err
	}
	noted, err := s.noted()
	if err != nil {
		return nil, nil, s.explainDB(err)
	}
	for _, name := range files {
		if _, ok := noted[name]; !ok {
			unnoted = append(unnoted, name)
		}
		delete(noted, name)
	}
	return unnoted, slices.Sorted(maps.Keys(noted)), nil
}

// fileState tells one content of a file from another, as far as one can
// without reading it.
type fileState struct{ size, modified int64 }

func stateOf(st fs.FileInfo) fileState { return fileState{st.Size(), st.ModTime().UnixNano()} }

// noted are the recordings the database knows, and what their files were like
// when they were measured.
func (s *Store) noted() (map[string]fileState, error) {
	rows, err := s.db.Query(`SELECT name, size, modified FROM takes`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	noted := map[string]fileState{}
	for rows.Next() {
		var name string
		var was fileState
		if err := rows.Scan(&name, &was.size, &was.modified); err != nil {
			return nil, err
		}
		noted[name] = was
	}
	return noted, rows.Err()
}

// recordings lists the WAV files of the folder, by name. Links are left out:
// they may lead out of it.
func (s *Store) recordings() ([]string, error) {
	entries, err := fs.ReadDir(s.root.FS(), ".")
	if err != nil {
		return nil, explain(s.dir, err)
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && validName(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// HasFile reports whether the recording of a take is still there.
func (s *Store) HasFile(name string) bool {
	st, err := s.root.Lstat(name)
	return err == nil && st.Mode().IsRegular()
}
