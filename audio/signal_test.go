package audio_test

import (
	"math"

	"rehearse/audio"
)

// sine is n samples of amplitude·sin(2π·hz·t + phase) at the given rate.
func sine(n int, rate audio.SampleRate, hz, amplitude, phase float64) []float32 {
	s := make([]float32, n)
	for i := range s {
		s[i] = float32(amplitude * math.Sin(2*math.Pi*hz*float64(i)/float64(rate)+phase))
	}
	return s
}

// rmsDB is the RMS level in dB re full scale; a full-scale sine is -3.01.
func rmsDB(s []float32) float64 {
	sum := 0.0
	for _, v := range s {
		sum += float64(v) * float64(v)
	}
	return 10 * math.Log10(sum/float64(len(s))+1e-30)
}
