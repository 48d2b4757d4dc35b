package audio

import "math"

// toInt16 is x, full scale ±1, as a 16-bit sample: rounded to the nearest,
// held at the ends of the scale, never wrapped around. NaN gives 0.
func toInt16(x float32) int16 {
	y := float64(x) * (1 << 15)
	switch {
	case y >= math.MaxInt16:
		return math.MaxInt16
	case y <= math.MinInt16:
		return math.MinInt16
	case y != y:
		return 0
	}
	return int16(math.RoundToEven(y))
}
