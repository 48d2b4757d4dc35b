package lint

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/BurntSushi/toml"

	"rehearse/script"
)

//go:embed rules.toml
var builtinRules string

// Rule is one thing a script must not contain. Its file says how patterns are
// written.
type Rule struct {
	ID            string        `toml:"id"`
	Group         string        `toml:"group"`
	Weight        Weight        `toml:"weight"`
	Reason        string        `toml:"reason"`
	Better        string        `toml:"better"`
	Find          []string      `toml:"find"`
	Unless        []string      `toml:"unless"`         // not when one of these is in the same sentence
	UnlessNegated bool          `toml:"unless_negated"` // not after "not", "never" and the like
	Opening       bool          `toml:"opening"`        // only in the first two sentences
	NotIn         []script.Call `toml:"not_in"`         // not in these kinds of call
}

// rulesFile is the shape of a rules file.
type rulesFile struct {
	Fillers string            `toml:"fillers"`
	Class   map[string]string `toml:"class"`
	Rule    []Rule            `toml:"rule"`
}

func parseRules(name, text string) (rulesFile, error) {
	var f rulesFile
	md, err := toml.Decode(text, &f)
	if err != nil {
		if parse := (toml.ParseError{}); errors.As(err, &parse) {
			return f, fmt.Errorf("rules %s:%d: %s", name, parse.Position.Line, parse.Message)
		}
		return f, fmt.Errorf("rules %s: %w", name, err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		return f, fmt.Errorf("rules %s: unknown key %q", name, unknown[0])
	}
	for i, r := range f.Rule {
		if err := r.check(); err != nil {
			return f, fmt.Errorf("rules %s: rule %d (%s): %w", name, i+1, r.ID, err)
		}
	}
	return f, nil
}

func (r Rule) check() error {
	switch {
	case r.ID == "":
		return errors.New("no id")
	case r.Group == "":
		return errors.New("no group")
	case !r.Weight.valid():
		return fmt.Errorf("weight %q is not fail, warn or note", r.Weight)
	case strings.TrimSpace(r.Reason) == "":
		return errors.New("no reason: say why it hurts")
	case strings.TrimSpace(r.Better) == "":
		return errors.New("no better: say what to write instead")
	case len(r.Find) == 0:
		return errors.New("nothing to find")
	}
	for _, c := range r.NotIn {
		if !c.Valid() {
			return fmt.Errorf("unknown kind of call %q in not_in", c)
		}
	}
	return nil
}

// merge adds a user's rules: new classes and rules come along, those with a
// known name replace the built-in one.
func (f *rulesFile) merge(more rulesFile) {
	for name, class := range more.Class {
		f.Class[name] = class
	}
	if more.Fillers != "" {
		f.Fillers += ", " + more.Fillers
	}
	for _, r := range more.Rule {
		replaced := false
		for i := range f.Rule {
			if f.Rule[i].ID == r.ID {
				f.Rule[i], replaced = r, true
			}
		}
		if !replaced {
			f.Rule = append(f.Rule, r)
		}
	}
}

func readRules(path string) (rulesFile, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return rulesFile{}, fmt.Errorf("rules: %w", err)
	}
	return parseRules(path, string(b))
}
