//go:build !amd64

package audio

func fir8(out *[8]float32, x, taps []float32) { fir8Go(out, x, taps) }
