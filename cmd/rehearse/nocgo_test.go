//go:build !cgo

package main

import (
	"strings"
	"testing"
)

func TestWithoutDeviceSupportCommandsSaySo(t *testing.T) {
	for _, args := range [][]string{{"record"}, {"room"}, {"devices"}, {"play", "../../testdata/takes/good.wav"}} {
		s, out, errOut := testStreams()
		status := run(args, s)
		if status != exitFailed || out.Len() != 0 {
			t.Errorf("%q: status %d, stdout %q", args, status, out)
		}
		for _, want := range []string{"rehearse: this program was built without support for sound devices\n", "hint: ", "rehearse analyze"} {
			if !strings.Contains(errOut.String(), want) {
				t.Errorf("%q does not say %q: %q", args, want, errOut)
			}
		}
	}
}
