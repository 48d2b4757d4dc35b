package lint

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"rehearse/script"
)

// ErrNoScripts is returned for a folder without a text file.
var ErrNoScripts = errors.New("no script in this folder: a script is a .txt or .md file")

// Files lists the scripts at the paths: a file as it is, of a folder every .txt
// and .md file in it and below, hidden ones and lexicons left out.
func Files(paths []string, isDir func(string) (bool, error)) ([]string, error) {
	var all []string
	for _, path := range paths {
		dir, err := isDir(path)
		if err != nil {
			return nil, err
		}
		if !dir {
			all = append(all, path)
			continue
		}
		found, err := scriptsBelow(path)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("%s: %w", path, ErrNoScripts)
		}
		all = append(all, found...)
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

func scriptsBelow(dir string) ([]string, error) {
	var all []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := path != dir && strings.HasPrefix(d.Name(), ".")
		switch {
		case hidden && d.IsDir():
			return filepath.SkipDir
		case hidden, d.IsDir(), d.Name() == script.LexiconFile:
		default:
			if ext := strings.ToLower(filepath.Ext(path)); ext == ".txt" || ext == ".md" {
				all = append(all, path)
			}
		}
		return nil
	})
	return all, err
}
