package main

import (
	"strings"
	"testing"
)

func TestFlagsAreLookedAtBeforeAnyDevice(t *testing.T) {
	for _, tt := range []struct {
		args   string
		status int
		want   string
	}{
		{"record --max 0s", exitUsage, "between 1 s and 1 h"},
		{"record --max 2h", exitUsage, "between 1 s and 1 h"},
		{"record --max soon", exitUsage, "invalid"},
		{"record --call interview", exitUsage, `unknown kind of call "interview"`},
		{"record --format csv", exitUsage, "there are text and json"},
		{"record --countdown -1", exitUsage, "between 0 and 60"},
		{"record --rate 4000", exitUsage, "between 8000 and 192000"},
		{"record take.wav", exitUsage, `unknown command "take.wav"`},
		{"record --script nowhere.txt", exitFailed, "nowhere.txt"},
		{"room --seconds 0", exitUsage, "between 1 and 600"},
		{"room --format csv", exitUsage, "there are text and json"},
		{"devices --format csv", exitUsage, "there are text and json"},
		{"play", exitUsage, "accepts 1 arg"},
		{"play nowhere.wav", exitFailed, "nowhere.wav"},
		{"play record_test.go", exitFailed, "record_test.go"},
	} {
		s, out, errOut := testStreams()
		status := run(strings.Fields(tt.args), s)
		if status != tt.status || !strings.Contains(errOut.String(), tt.want) || out.Len() > 0 {
			t.Errorf("%s: status %d, want %d; stderr %q, want ...%s...", tt.args, status, tt.status, errOut, tt.want)
		}
	}
}

func TestIndentSetsATextToBeRead(t *testing.T) {
	got := indent("Good morning. This is Jane Doe, a graduate who applied to your program.\n\nThank you.", 40)
	for line := range strings.Lines(got) {
		line = strings.TrimSuffix(line, "\n")
		if len(line) > 40 || line != "    " && !strings.HasPrefix(line, "    ") {
			t.Errorf("line %q", line)
		}
	}
	if strings.Join(strings.Fields(got), " ") != "Good morning. This is Jane Doe, a graduate who applied to your program. Thank you." {
		t.Errorf("words changed: %q", got)
	}
}
