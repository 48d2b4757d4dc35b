package lint

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"rehearse/script"
)

// ErrNoScripts is returned for a folder without a text file.
var ErrNoScripts = errors.New("no script in this folder: a script is a .txt or .md file")

// Folder lists the scripts in a folder and below, in order: every .txt and .md
// file, hidden ones and lexicons left out.
func Folder(dir string) ([]string, error) {
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
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("%s: %w", dir, ErrNoScripts)
	}
	return all, err
}
