// Package config knows what the user wants: the habits and targets in
// config.toml, the environment and the command line, and which of them wins.
package config

import (
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
)

// Setting is one habit in force and where it comes from.
type Setting struct {
	Name  string // its key in config.toml
	Value string
	From  string // the flag, the variable, config.toml or default
}

// Settings are what is in force for one run of the program. A nil *Settings
// is the defaults.
type Settings struct {
	Path  string // of config.toml
	Found bool   // whether there is one

	Folder  Setting // where takes are kept
	Device  Setting // the microphone, by number or part of its name; empty is the system's choice
	Speaker Setting // the loudspeaker, likewise
	Cues    Setting // on or off: short hints while a drill is recorded
	Colour  Setting // auto, always or never

	targets overrides
}

// All lists the settings in the order they are explained.
func (s *Settings) All() []Setting {
	return []Setting{s.Folder, s.Device, s.Speaker, s.Cues, s.Colour}
}

// Flag is a setting given on the command line.
type Flag struct {
	Name  string // as it is written: --dir
	Value string
}

// Where a setting can come from besides a flag or a variable.
const (
	fromFile    = FileName
	fromDefault = "default"
)

// Variables are the environment variables that stand for a setting. NO_COLOR
// turns colour off whatever its value is (no-color.org).
var variables = map[string]string{
	"folder": "REHEARSE_DIR", "device": "REHEARSE_DEVICE", "speaker": "REHEARSE_SPEAKER",
	"cues": "REHEARSE_CUES", "colour": "NO_COLOR",
}

// Resolve says what is in force. For every setting the first of these that
// gives a value wins:
//
//  1. the flag of the command line
//  2. the environment variable
//  3. config.toml
//  4. the default
//
// The keys of flags are names of settings. An empty variable counts as not set.
func Resolve(flags map[string]Flag, getenv func(string) string, file *File) (*Settings, error) {
	s := &Settings{Path: file.Path, Found: file.found, targets: file.targets}
	for _, setting := range []struct {
		to       *Setting
		name     string
		fallback string
	}{
		{&s.Folder, "folder", filepath.Join(xdg.DataHome, "rehearse")},
		{&s.Device, "device", ""},
		{&s.Speaker, "speaker", ""},
		{&s.Cues, "cues", "on"},
		{&s.Colour, "colour", "auto"},
	} {
		name, variable := setting.name, variables[setting.name]
		*setting.to = Setting{name, setting.fallback, fromDefault}
		if flag, ok := flags[name]; ok {
			*setting.to = Setting{name, flag.Value, flag.Name}
		} else if value := getenv(variable); value != "" {
			if name == "colour" {
				value = "never"
			}
			*setting.to = Setting{name, value, variable}
		} else if value, ok := file.values[name]; ok {
			*setting.to = Setting{name, value, fromFile}
		}
		if err := check(*setting.to); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// check looks at the value of a setting that has only a few.
func check(s Setting) error {
	allowed := map[string][]string{"cues": {"on", "off"}, "colour": {"auto", "always", "never"}}[s.Name]
	if allowed == nil {
		return nil
	}
	for _, value := range allowed {
		if s.Value == value {
			return nil
		}
	}
	return &valueError{s, strings.Join(allowed, ", ")}
}

// valueError is a setting with a value it can not have.
type valueError struct {
	Setting
	allowed string
}

func (e *valueError) Error() string {
	return e.From + ": " + e.Name + " can not be " + quote(e.Value) + "; it is one of " + e.allowed
}

func quote(s string) string { return `"` + s + `"` }
