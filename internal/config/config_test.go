package config

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rehearse/feedback"
	"rehearse/script"
)

// write makes a configuration file of text.
func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), FileName)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func resolve(t *testing.T, text string, flags map[string]Flag, env map[string]string) *Settings {
	t.Helper()
	file, err := Read(write(t, text))
	if err != nil {
		t.Fatal(err)
	}
	s, err := Resolve(flags, func(name string) string { return env[name] }, file)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFlagBeforeEnvironmentBeforeFileBeforeDefault(t *testing.T) {
	const file = `
folder = "/from/file"
device = "USB"
cues = false
`
	flags := map[string]Flag{"folder": {"--dir", "/from/flag"}}
	env := map[string]string{"REHEARSE_DIR": "/from/env", "REHEARSE_DEVICE": "Built-in", "REHEARSE_CUES": ""}
	s := resolve(t, file, flags, env)
	for _, want := range []Setting{
		{"folder", "/from/flag", "--dir"},
		{"device", "Built-in", "REHEARSE_DEVICE"},
		{"cues", "off", "config.toml"},
		{"colour", "auto", "default"},
	} {
		found := false
		for _, got := range s.All() {
			found = found || got == want
		}
		if !found {
			t.Errorf("%+v is not among %+v", want, s.All())
		}
	}
}

func TestNoFileIsAllDefaults(t *testing.T) {
	file, err := Read(filepath.Join(t.TempDir(), "nothing", FileName))
	if err != nil {
		t.Fatal(err)
	}
	s, err := Resolve(nil, func(string) string { return "" }, file)
	if err != nil {
		t.Fatal(err)
	}
	for _, setting := range s.All() {
		if setting.From != "default" {
			t.Errorf("%+v", setting)
		}
	}
	if s.Found || len(s.Changed()) != 0 || s.TargetsFor(script.Opener) != feedback.TargetsFor(script.Opener) {
		t.Errorf("something is set: %+v", s)
	}
}

func TestNoColorWinsOverTheFileWhateverItsValue(t *testing.T) {
	s := resolve(t, `colour = "always"`, nil, map[string]string{"NO_COLOR": "0"})
	if s.Colour.Value != "never" || s.Colour.From != "NO_COLOR" {
		t.Errorf("colour is %+v", s.Colour)
	}
}

func TestValueThatCanNotBe(t *testing.T) {
	file, err := Read(write(t, `colour = "blue"`))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Resolve(nil, func(string) string { return "" }, file)
	if err == nil || err.Error() != `config.toml: colour can not be "blue"; it is one of auto, always, never` {
		t.Errorf("got %v", err)
	}
}

// TestMistakesAreNamed: the file is strict, and each error says which key and,
// where it can, which key was meant.
func TestMistakesAreNamed(t *testing.T) {
	for _, tt := range []struct{ name, text, what, hint string }{
		{"misspelt", `devise = "USB"`, `unknown key "devise"`, "did you mean device?"},
		{"American", `color = "never"`, `unknown key "color"`, "did you mean colour?"},
		{"nothing like it", `telephone = 3`, `unknown key "telephone"`, "see rehearse config --help"},
		{"table", "[tragets]\nsnr_db = { min = 3 }", `unknown key "tragets"`, "did you mean targets?"},
		{"kind of call", "[targets.openner]\n", `unknown key "targets.openner"`, "did you mean opener?"},
		{"band", "[targets.opener]\nlenght_s = { max = 3 }", `unknown key "targets.opener.lenght_s"`, "did you mean length_s?"},
		{"band for all", "[targets]\nsnr = { max = 3 }", `unknown key "targets.snr"`, ""},
		{"end", "[targets]\nsnr_db = { mim = 3 }", `unknown key "targets.snr_db.mim"`, "did you mean min?"},
		{"no number", "[targets]\nsnr_db = { min = \"3\" }", "targets.snr_db: min is no number", ""},
		{"infinite", "[targets]\nsnr_db = { min = inf }", "targets.snr_db: min is no number", ""},
		{"no table", "[targets]\nsnr_db = 3", "targets.snr_db: it needs ends", ""},
		{"no such end", "[targets]\nsnr_db = { max = 60 }", "targets.snr_db: snr_db has no max", ""},
		{"upside down", "[targets.opener]\nlength_s = { min = 22 }", "targets.opener.length_s: min 22 is above max 20", ""},
		{"limit inside", "[targets]\nsnr_db = { min = 20, limit_min = 25 }", "targets.snr_db: limit_min 25 is above min 20", ""},
		{"relative folder", `folder = "takes"`, `folder is "takes"; it needs a full path`, ""},
		{"type", "\ncues = \"yes\"", "cues", ""},
		{"syntax", "device = \"USB\"\nfolder = ", "line 2", ""},
		{"twice", "cues = true\ncues = false", "line 2", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, tt.text)
			_, err := Read(path)
			e, ok := errors.AsType[*Error](err)
			if !ok {
				t.Fatalf("got %v", err)
			}
			if !strings.HasPrefix(e.Error(), path+": ") || !strings.Contains(e.Error(), tt.what) {
				t.Errorf("error is %q, want %q", e, tt.what)
			}
			if !strings.HasPrefix(e.Hints()[0], tt.hint) {
				t.Errorf("hint is %q, want %q", e.Hints(), tt.hint)
			}
		})
	}
}

func TestTargetsOfAllAndOfOneKind(t *testing.T) {
	s := resolve(t, `
[targets]
words_per_minute = { min = 100 }
snr_db = { min = 18.5, limit_min = 12 }

[targets.voicemail]
length_s = { max = 25 }
words_per_minute = { min = 120, max = 200 }
`, nil, nil)
	opener, voicemail := s.TargetsFor(script.Opener), s.TargetsFor(script.Voicemail)
	for _, tt := range []struct {
		name string
		got  feedback.Band
		want [4]float64 // limit min, min, max, limit max
	}{
		{"for all", opener.SNRDB, [4]float64{12, 18.5, math.Inf(1), math.Inf(1)}},
		{"limit gives way", opener.WordsPerMinute, [4]float64{100, 100, 170, 190}},
		{"kind over all", voicemail.WordsPerMinute, [4]float64{100, 120, 200, 200}},
		{"one kind", voicemail.LengthS, [4]float64{8, 12, 25, 38}},
		{"not the other", opener.LengthS, [4]float64{10, 15, 20, 27}},
	} {
		got := [4]float64{tt.got.Limit.Min, tt.got.Good.Min, tt.got.Good.Max, tt.got.Limit.Max}
		if got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	if voicemail.LengthS.Source != "your config.toml" || opener.LengthS.Source == "your config.toml" {
		t.Errorf("sources are %q and %q", voicemail.LengthS.Source, opener.LengthS.Source)
	}
	if changed := s.Changed(); len(changed) != 4 || changed[2].Name != "targets.voicemail.length_s" || changed[2].Good.Max != 25 {
		t.Errorf("changed are %+v", changed)
	}
}

func TestFolderUnderHome(t *testing.T) {
	s := resolve(t, `folder = "~/Voice takes"`, nil, nil)
	if filepath.Base(s.Folder.Value) != "Voice takes" || !filepath.IsAbs(s.Folder.Value) {
		t.Errorf("folder is %q", s.Folder.Value)
	}
}
