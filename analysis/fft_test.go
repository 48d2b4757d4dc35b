package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/dsp/fourier"
)

// TestPowerSpectrum compares with gonum's transform, for lengths whose last
// step is one of four and one of two.
func TestPowerSpectrum(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{8, 16, 32, 128, 256, 512} {
		x, window, seq := make([]float32, n), make([]float64, n), make([]float64, n)
		for i := range x {
			x[i], window[i] = rng.Float32()-0.5, rng.Float64()
			seq[i] = float64(x[i]) * window[i]
		}
		power := make([]float64, n/2+1)
		f := newPowerSpectrum(n)
		for range 2 { // nothing may be left behind from frame to frame
			f.transform(power, x, window)
		}
		for k, c := range fourier.NewFFT(n).Coefficients(nil, seq) {
			if want := real(c)*real(c) + imag(c)*imag(c); math.Abs(power[k]-want) > 1e-12*float64(n) {
				t.Errorf("%d samples: |X[%d]|² = %v, want %v", n, k, power[k], want)
			}
		}
	}
}

func BenchmarkPowerSpectrum(b *testing.B) {
	x, window := make([]float32, bandWindow), make([]float64, bandWindow)
	for i := range x {
		x[i], window[i] = float32(math.Sin(float64(i*i))), 1
	}
	power := make([]float64, bandWindow/2+1)
	f := newPowerSpectrum(bandWindow)
	b.ReportAllocs()
	for b.Loop() {
		f.transform(power, x, window)
	}
}

func BenchmarkGonumCoefficients(b *testing.B) {
	x := make([]float64, bandWindow)
	for i := range x {
		x[i] = math.Sin(float64(i * i))
	}
	coeff := make([]complex128, bandWindow/2+1)
	f := fourier.NewFFT(bandWindow)
	for b.Loop() {
		f.Coefficients(coeff, x)
	}
}
