package analysis

// Gating of ITU-R BS.1770-4: blocks of 400 ms every 100 ms.
const (
	tenthHops    = 10 // blocks are built from tenths of a second
	blockTenths  = 4
	lufsOffset   = -0.691
	absoluteGate = -70.0 // LUFS
	relativeGate = -10.0 // LU below the mean of what passed the absolute gate
)

// tenths appends to dst the K-weighted mean square of each whole 100 ms.
func tenths(dst []float32, power []float32) []float32 {
	for i := 0; i+tenthHops <= len(power); i += tenthHops {
		sum := 0.0
		for _, p := range power[i : i+tenthHops] {
			sum += float64(p)
		}
		dst = append(dst, float32(sum/tenthHops))
	}
	return dst
}

// integratedLUFS is the gated loudness of mono sound from the K-weighted mean
// square of its tenths of a second; missing when no block passes the absolute
// gate.
func integratedLUFS(tenth []float32) Value {
	blocks := make([]float64, 0, len(tenth))
	for i := 0; i+blockTenths <= len(tenth); i++ {
		sum := 0.0
		for _, p := range tenth[i : i+blockTenths] {
			sum += float64(p)
		}
		blocks = append(blocks, sum/blockTenths)
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
