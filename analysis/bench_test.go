package analysis

import (
	"testing"

	"rehearse/audio"
)

// BenchmarkAnalyzer measures all figures of a minute-long take; the metric is
// how many times faster than real time one core is.
func BenchmarkAnalyzer(b *testing.B) {
	for _, rate := range []audio.SampleRate{16000, 44100, 48000} {
		b.Run(rateName(rate), func(b *testing.B) {
			const seconds = 60
			x := syntheticSpeech(rate, seconds)
			b.ReportAllocs()
			for b.Loop() {
				a := New(rate)
				a.Write(x)
				a.Measures()
			}
			b.ReportMetric(seconds*float64(b.N)/b.Elapsed().Seconds(), "x-realtime")
		})
	}
}
