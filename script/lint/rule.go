package lint

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"slices"
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

// Part is something a kind of call must contain.
type Part struct {
	ID     string        `toml:"id"`
	Weight Weight        `toml:"weight"`
	Calls  []script.Call `toml:"calls"`
	Find   []string      `toml:"find"`
	When   []string      `toml:"when"` // only when one of these is found
	Last   bool          `toml:"last"` // to be found in the last two sentences
	Reason string        `toml:"reason"`
	Better string        `toml:"better"`
}

// rulesFile is the shape of a rules file.
type rulesFile struct {
	Fillers string `toml:"fillers"`
	// NotPoints are patterns of sentences that mention the program without
	// giving a reason.
	NotPoints []string `toml:"not_points"`
	// NamesProgram are patterns that end in the name of a program one calls.
	NamesProgram []string          `toml:"names_program"`
	Class        map[string]string `toml:"class"`
	Rule         []Rule            `toml:"rule"`
	Part         []Part            `toml:"part"`
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
	for i, p := range f.Part {
		if err := p.check(); err != nil {
			return f, fmt.Errorf("rules %s: part %d (%s): %w", name, i+1, p.ID, err)
		}
	}
	return f, nil
}

func (r Rule) check() error {
	if r.Group == "" {
		return errors.New("no group")
	}
	return checkCommon(r.ID, r.Weight, r.Reason, r.Better, r.Find, r.NotIn)
}

func (p Part) check() error {
	if len(p.Calls) == 0 {
		return errors.New("no calls it belongs to")
	}
	return checkCommon(p.ID, p.Weight, p.Reason, p.Better, p.Find, p.Calls)
}

func checkCommon(id string, weight Weight, reason, better string, find []string, calls []script.Call) error {
	switch {
	case id == "":
		return errors.New("no id")
	case !weight.valid():
		return fmt.Errorf("weight %q is not fail, warn or note", weight)
	case strings.TrimSpace(reason) == "":
		return errors.New("no reason: say why it hurts")
	case strings.TrimSpace(better) == "":
		return errors.New("no better: say what to write instead")
	case len(find) == 0:
		return errors.New("nothing to find")
	}
	for _, c := range calls {
		if !c.Valid() {
			return fmt.Errorf("unknown kind of call %q", c)
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
	f.NotPoints = append(f.NotPoints, more.NotPoints...)
	f.NamesProgram = append(f.NamesProgram, more.NamesProgram...)
	if more.Fillers != "" {
		f.Fillers += ", " + more.Fillers
	}
	for _, r := range more.Rule {
		i := slices.IndexFunc(f.Rule, func(known Rule) bool { return known.ID == r.ID })
		if i < 0 {
			f.Rule = append(f.Rule, r)
		} else {
			f.Rule[i] = r
		}
	}
	for _, p := range more.Part {
		i := slices.IndexFunc(f.Part, func(known Part) bool { return known.ID == p.ID })
		if i < 0 {
			f.Part = append(f.Part, p)
		} else {
			f.Part[i] = p
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
