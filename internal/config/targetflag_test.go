package config

import (
	"strings"
	"testing"

	"rehearse/script"
)

func TestTargetsOfTheCommandLineWin(t *testing.T) {
	s := resolve(t, "[targets.voicemail]\nlength_s = { max = 25 }\n", nil, nil)
	if err := s.SetTargets([]string{"length_s=10..28", "snr_db=18..", "clipped_percent=..0.05"}); err != nil {
		t.Fatal(err)
	}
	voicemail := s.TargetsFor(script.Voicemail)
	if l := voicemail.LengthS; l.Good.Min != 10 || l.Good.Max != 28 || l.Source != "your command line" {
		t.Errorf("length is %+v", l)
	}
	if voicemail.SNRDB.Good.Min != 18 || voicemail.ClippedPercent.Good.Max != 0.05 {
		t.Errorf("%+v, %+v", voicemail.SNRDB, voicemail.ClippedPercent)
	}
	if changed := s.Changed(); len(changed) != 3 || changed[0].Name != "targets.length_s" || changed[0].From != "--target" {
		t.Errorf("changed are %+v", changed)
	}
}

func TestTargetsThatCanNotBe(t *testing.T) {
	for text, want := range map[string]string{
		"words_per_minut=1..2":      `there is no target "words_per_minut"; did you mean words_per_minute?`,
		"x=1..2":                    "it is one of clipped_percent, ",
		"snr_db":                    "it is written snr_db=MIN..MAX",
		"snr_db=18":                 "it is written snr_db=MIN..MAX",
		"snr_db=..":                 "it is written snr_db=MIN..MAX",
		"snr_db=a..":                `"a" is no number`,
		"snr_db=inf..":              `"inf" is no number`,
		"snr_db=..60":               "snr_db has no max",
		"words_per_minute=180..170": "min 180 is above max 170",
	} {
		s := resolve(t, "", nil, nil)
		err := s.SetTargets([]string{text})
		if err == nil || !strings.HasPrefix(err.Error(), "--target "+text+": ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
		if len(s.Changed()) != 0 {
			t.Errorf("%s: is in force all the same", text)
		}
	}
}
