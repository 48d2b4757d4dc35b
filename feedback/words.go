package feedback

import (
	"fmt"
	"math"
)

var (
	negInf = math.Inf(-1)
	posInf = math.Inf(1)
)

func seconds(s float64) string { return fmt.Sprintf("%.1f s", s) }

func decibels(db float64) string { return fmt.Sprintf("%.0f dB", db) }

// plural is "1 pause", "2 pauses".
func plural(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
