package syllable

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"
)

// exceptionsGz holds one line per syllable count: the count, then the words
// that have it although rules and stems say otherwise.
// See LICENSE.cmudict for the notice of its source.
//
//go:embed exceptions.txt.gz
var exceptionsGz []byte

// exceptions decodes the embedded list once.
var exceptions = sync.OnceValue(func() map[string]uint8 {
	z, err := gzip.NewReader(bytes.NewReader(exceptionsGz))
	if err != nil {
		panic("syllable: embedded exceptions: " + err.Error())
	}
	text, err := io.ReadAll(z)
	if err != nil {
		panic("syllable: embedded exceptions: " + err.Error())
	}
	known, err := parseExceptions(string(text))
	if err != nil {
		panic("syllable: embedded exceptions: " + err.Error())
	}
	return known
})

func parseExceptions(text string) (map[string]uint8, error) {
	known := make(map[string]uint8, 1<<13)
	for line := range strings.Lines(text) {
		n := uint8(0)
		for i, field := range strings.Fields(line) {
			if i == 0 {
				if _, err := fmt.Sscan(field, &n); err != nil || n == 0 {
					return nil, fmt.Errorf("bad count %q", field)
				}
				continue
			}
			known[field] = n
		}
	}
	return known, nil
}
