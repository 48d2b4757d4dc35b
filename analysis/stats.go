package analysis

import (
	"math"
	"slices"
)

// silenceDBFS stands for digital silence wherever a level needs a number. It
// is below the quantisation noise of 16 bits (-98 dBFS) and of any microphone.
const silenceDBFS = -120

// powerDB converts a mean power (full scale 1) to dB, floored at silenceDBFS.
func powerDB(p float64) float64 {
	if p <= 1e-12 {
		return silenceDBFS
	}
	return 10 * math.Log10(p)
}

// dbPower is the inverse of powerDB.
func dbPower(db float64) float64 { return math.Pow(10, db/10) }

// quantile is the q-quantile (0 to 1) of values in ascending order, linearly
// interpolated. It panics on an empty slice.
func quantile[T float32 | float64](sorted []T, q float64) float64 {
	pos := q * float64(len(sorted)-1)
	i := int(pos)
	if i+1 >= len(sorted) {
		return float64(sorted[len(sorted)-1])
	}
	f := pos - float64(i)
	return float64(sorted[i])*(1-f) + float64(sorted[i+1])*f
}

// quantileOf sorts a copy of values and returns its q-quantile.
func quantileOf[T float32 | float64](values []T, q float64) float64 {
	s := slices.Clone(values)
	slices.Sort(s)
	return quantile(s, q)
}
