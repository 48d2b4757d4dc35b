package script

import "testing"

func TestBodyIsWhatIsReadAloud(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "",
		"Good morning.":                        "Good morning.",
		"\n\nGood morning.\nThis is Jo.\n\n":   "Good morning.\nThis is Jo.",
		"---\ncall: opener\n---\nGood morning": "Good morning",
		"call: opener\n\nGood morning":         "Good morning",
	} {
		if got := Parse(text).Body(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
