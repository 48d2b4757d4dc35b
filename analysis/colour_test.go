package analysis

import "math/rand/v2"

// pink is noise at 16 kHz falling by 3 dB an octave: sources that hold their
// value for 1, 2, 4, ... samples (Voss and McCartney), at a known RMS level.
func pink(seconds, rmsDB_ float64) []float32 {
	const sources = 12
	rng := rand.New(rand.NewPCG(9, 9))
	x := silence(16000, seconds)
	var held [sources]float64
	for i := range x {
		total := rng.NormFloat64()
		for k := range held {
			if i%(1<<k) == 0 {
				held[k] = rng.NormFloat64()
			}
			total += held[k]
		}
		x[i] = float32(total)
	}
	return scaled(x, dbfs(rmsDB_-rmsDB(x)))
}
