package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rehearse/script"
	"rehearse/script/lint"
	"rehearse/script/templates"
)

func newScriptCommand(s *streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "script",
		Short: "Check what is going to be said, or start a new text",
		Long: `Check what is going to be said, or start a new text.

A script is a text file. Lines that begin with # are notes and are not spoken,
[brackets] are blanks still to be filled in, [pause] is a pause. In front of the
text may stand what it is for, between two lines of ---:

  ---
  call: opener
  program: Lakeview Medical Center
  specialty: internal medicine
  ---`,
	}
	cmd.AddCommand(newScriptCheckCommand(s), newScriptNewCommand(s))
	return cmd
}

// scriptCheckOptions are the flags of script check.
type scriptCheckOptions struct {
	call    string
	format  string
	rules   string
	lexicon string
}

var scriptFormats = []string{"text", "json", "github"}

func newScriptCheckCommand(s *streams) *cobra.Command {
	var o scriptCheckOptions
	cmd := &cobra.Command{
		Use:   "check PATH...",
		Short: "Say how long a script takes, what it lacks and what must not be said",
		Long: `Say how long a script takes, what it lacks and what must not be said.

A PATH is a script or a folder of scripts (every .txt and .md file in it and
below). Several scripts are also compared: the same callback number, ID and
address everywhere, and no text used twice with another name.

Words are counted as they are spoken: "Dr." is doctor, an ID is its digits. A
lexicon.txt beside the script says how names are said, one a line:

  Nguyen 1              one syllable
  RWMC = R W M C        letter by letter
  Siobhan = shivawn     as if written so

The rules are data; --rules FILE adds your own, in the same form, and replaces
built-in ones of the same id.`,
		Example: `  rehearse script check opener.txt
  rehearse script check --call voicemail message.txt
  rehearse script check --format github scripts/
  rehearse script check --rules advisor.toml opener.txt`,
		Annotations: scriptExits(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("nothing to check: name a script or a folder of scripts")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"txt", "md"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := settingsFor(cmd, s); err != nil {
				return err
			}
			return runScriptCheck(s, o, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.call, "call", "", "`KIND` of call: "+strings.Join(callNames(), ", ")+" (default: the script's, else free)")
	flags.StringVar(&o.format, "format", "text", "form of the result: "+strings.Join(scriptFormats, ", "))
	flags.StringVar(&o.rules, "rules", "", "add the rules in `FILE`")
	flags.StringVar(&o.lexicon, "lexicon", "", "how words are said, in `FILE` (default: lexicon.txt beside the script)")
	cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(scriptFormats, cobra.ShellCompDirectiveNoFileComp))
	cmd.RegisterFlagCompletionFunc("call", cobra.FixedCompletions(callNames(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// scriptExits words the statuses for scripts.
func scriptExits() map[string]string {
	text := exits(exitNotPassed, exitSomeFailed)
	text[exitKey] = strings.NewReplacer(
		exitMeaning[exitNotPassed], "something in a script must be fixed",
		exitMeaning[exitSomeFailed], "some scripts could not be read; the others were checked",
	).Replace(text[exitKey])
	return text
}

func (o *scriptCheckOptions) check() error {
	if o.call != "" && !script.Call(o.call).Valid() {
		return usageErrorf("unknown kind of call %q; it is one of %s", o.call, strings.Join(callNames(), ", "))
	}
	if !slices.Contains(scriptFormats, o.format) {
		return usageErrorf("unknown format %q; it is one of %s", o.format, strings.Join(scriptFormats, ", "))
	}
	return nil
}

func runScriptCheck(s *streams, o scriptCheckOptions, paths []string) error {
	if err := o.check(); err != nil {
		return err
	}
	engine, err := lint.New(o.rules)
	if err != nil {
		return err
	}
	load := script.Load
	if o.lexicon != "" {
		lexicon, err := script.LoadLexicon(o.lexicon)
		if err != nil {
			return err
		}
		load = func(path string) (*script.Script, error) { return script.LoadWith(path, lexicon) }
	}
	files, folder, err := scriptFiles(paths)
	if err != nil {
		return err
	}
	var results []lint.Result
	var reports []*lint.Report
	var failed []error
	for _, file := range files {
		text, err := load(file)
		if err != nil {
			failed = append(failed, err)
			results = append(results, lint.Result{File: file, Err: err})
			continue
		}
		report := engine.Check(text, script.Call(o.call))
		reports = append(reports, report)
		results = append(results, lint.Result{Report: report, File: file})
	}
	if len(reports) == 0 {
		return errors.Join(failed...)
	}
	lint.Compare(reports)
	if err := writeScripts(s, o.format, results, len(files) == 1 && !folder); err != nil {
		return err
	}
	if len(failed) > 0 {
		return &exitError{exitSomeFailed, errors.Join(failed...)}
	}
	if slices.ContainsFunc(reports, (*lint.Report).Failed) {
		return &exitError{status: exitNotPassed}
	}
	return nil
}

// scriptFiles are the scripts at the paths, and whether a folder was among them.
func scriptFiles(paths []string) (files []string, folder bool, err error) {
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, false, err
		}
		if !info.IsDir() {
			files = append(files, path)
			continue
		}
		folder = true
		found, err := lint.Folder(path)
		if err != nil {
			return nil, false, err
		}
		files = append(files, found...)
	}
	return files, folder, nil
}

func writeScripts(s *streams, format string, results []lint.Result, single bool) error {
	switch format {
	case "json":
		return lint.WriteJSON(s.Out, results, single)
	case "github":
		return lint.WriteGitHub(s.Out, results)
	}
	return lint.WriteText(s.Out, results, lint.Look{Width: s.Width, Colour: s.OutColour})
}

func newScriptNewCommand(s *streams) *cobra.Command {
	var out string
	kinds := make([]string, len(templates.Kinds))
	for i, kind := range templates.Kinds {
		kinds[i] = string(kind)
	}
	cmd := &cobra.Command{
		Use:   "new KIND",
		Short: "Write a text to start from, with blanks to fill in",
		Long: `Write a text to start from, with blanks to fill in: what a call of this kind
must contain, in the length it may have. KIND is one of
` + strings.Join(kinds, ", ") + `.`,
		Example: `  rehearse script new opener
  rehearse script new voicemail -o voicemail.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(kinds, args[0]) {
				return fmt.Errorf("name one kind of call: %s", strings.Join(kinds, ", "))
			}
			return nil
		},
		ValidArgs: kinds,
		RunE: func(_ *cobra.Command, args []string) error {
			text, err := templates.Text(script.Call(args[0]))
			if err != nil {
				return err
			}
			if out == "" {
				_, err := io.WriteString(s.Out, text)
				return err
			}
			return createScript(s, out, text)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write it to `FILE`, which must not exist yet")
	return cmd
}

// createScript writes a new script and never over an old one.
func createScript(s *streams, name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return withHint(fmt.Errorf("%s is there already", name), "choose another name; a script is not written over")
	}
	if err != nil {
		return err
	}
	if _, err := io.WriteString(f, text); err != nil {
		return errors.Join(err, f.Close(), os.Remove(name))
	}
	if err := f.Close(); err != nil {
		return err
	}
	fmt.Fprintf(s.ErrOut, "wrote %s: fill in the blanks, then rehearse script check %s\n", filepath.Base(name), name)
	return nil
}
