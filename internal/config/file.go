package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/adrg/xdg"
)

// FileName is the name of the configuration file.
const FileName = "config.toml"

// DefaultPath is where the configuration file is looked for when nobody says
// otherwise: in the user's folder of configurations, else in the system's.
func DefaultPath() string {
	name := filepath.Join("rehearse", FileName)
	if found, err := xdg.SearchConfigFile(name); err == nil {
		return found
	}
	return filepath.Join(xdg.ConfigHome, name)
}

// File is what stands in a configuration file.
type File struct {
	Path    string
	found   bool
	values  map[string]string
	targets overrides
}

// layout is the form of the file.
type layout struct {
	Folder  *string        `toml:"folder"`
	Device  *string        `toml:"device"`
	Speaker *string        `toml:"speaker"`
	Cues    *bool          `toml:"cues"`
	Colour  *string        `toml:"colour"`
	Targets map[string]any `toml:"targets"`
}

// keys are the keys the file may have at its top.
var keys = []string{"folder", "device", "speaker", "cues", "colour", "targets"}

// Error says what is wrong in a configuration file.
type Error struct {
	Path string
	What string
	Near string // a key that may have been meant
}

func (e *Error) Error() string { return e.Path + ": " + e.What }

// Hints gives the advice for the user.
func (e *Error) Hints() []string {
	if e.Near != "" {
		return []string{"did you mean " + e.Near + "?"}
	}
	return []string{"see rehearse config --help for what can be set"}
}

// Read reads a configuration file. One that does not exist sets nothing; a key
// that is not known is an error, so that a misspelt one is noticed.
func Read(path string) (*File, error) {
	f := &File{Path: path, values: map[string]string{}}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return nil, err
	}
	var in layout
	meta, err := toml.Decode(string(text), &in)
	if err != nil {
		return nil, &Error{Path: path, What: tomlError(err)}
	}
	for _, key := range meta.Undecoded() {
		if key[0] != "targets" { // those are looked at below
			return nil, &Error{path, "unknown key " + quote(key.String()), nearest(key.String(), keys)}
		}
	}
	f.found = true
	for name, value := range map[string]*string{
		"folder": in.Folder, "device": in.Device, "speaker": in.Speaker, "colour": in.Colour,
	} {
		if value != nil {
			f.values[name] = *value
		}
	}
	if in.Cues != nil {
		f.values["cues"] = map[bool]string{true: "on", false: "off"}[*in.Cues]
	}
	if err := f.setFolder(); err != nil {
		return nil, err
	}
	f.targets, err = readTargets(in.Targets)
	if e, ok := errors.AsType[*Error](err); ok {
		e.Path = path
	}
	return f, err
}

// setFolder resolves ~/ and refuses a folder that would be another one in
// every place the program is started from.
func (f *File) setFolder() error {
	folder, ok := f.values["folder"]
	if !ok {
		return nil
	}
	if rest, ok := strings.CutPrefix(folder, "~/"); ok {
		folder = filepath.Join(xdg.Home, rest)
	}
	if !filepath.IsAbs(folder) {
		return &Error{Path: f.Path, What: fmt.Sprintf("folder is %q; it needs a full path or one that begins with ~/", folder)}
	}
	f.values["folder"] = folder
	return nil
}

// tomlError is the library's message in this program's words: the line and
// what is wrong with it.
func tomlError(err error) string {
	if e, ok := errors.AsType[toml.ParseError](err); ok {
		return fmt.Sprintf("line %d: %s", e.Position.Line, e.Message)
	}
	return strings.TrimPrefix(err.Error(), "toml: ")
}

// nearest is the known key that is most like key, empty when none is.
func nearest(key string, known []string) string {
	key = key[strings.LastIndexByte(key, '.')+1:]
	best, least := "", 1+max(1, len(key)/3)
	for _, k := range known {
		if d := distance(strings.ToLower(key), k); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is the number of letters to add, drop or change to make b of a
// (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = slices.Min([]int{change, row[j] + 1, diagonal + 1})
		}
	}
	return row[len(b)]
}
