package analysis

// Gating of ITU-R BS.1770-4: blocks of 400 ms every 100 ms.
const (
	blockHops     = 40
	blockStepHops = 10
	lufsOffset    = -0.691
	absoluteGate  = -70.0 // LUFS
	relativeGate  = -10.0 // LU below the mean of what passed the absolute gate
)

// integratedLUFS is the gated loudness of mono sound from the K-weighted mean
// square of its 10 ms hops; missing when no block passes the absolute gate.
func integratedLUFS(power []float32) Value {
	var blocks []float64
	for i := 0; i+blockHops <= len(power); i += blockStepHops {
		sum := 0.0
		for _, p := range power[i : i+blockHops] {
			sum += float64(p)
		}
		blocks = append(blocks, sum/blockHops)
	}
	mean := meanAbove(blocks, dbPower(absoluteGate-lufsOffset))
	if mean == 0 {
		return Value{}
	}
	mean = meanAbove(blocks, max(dbPower(absoluteGate-lufsOffset), mean*dbPower(relativeGate)))
	return Measured(lufsOffset + powerDB(mean))
}

// meanAbove is the mean of the values over least, 0 when there are none.
func meanAbove(values []float64, least float64) float64 {
	sum, n := 0.0, 0
	for _, v := range values {
		if v > least {
			sum += v
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}
