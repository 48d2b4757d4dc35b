package audio

import "golang.org/x/sys/cpu"

// haveAVX2 holds on x86 processors since Haswell (2013) and Zen (2017).
var haveAVX2 = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// fir8AVX2 is fir8Go for blocks > 0, without bounds checks.
//
//go:noescape
func fir8AVX2(out *[8]float32, x, taps *float32, blocks int)

func fir8(out *[8]float32, x, taps []float32) {
	if !haveAVX2 {
		fir8Go(out, x, taps)
		return
	}
	width := len(taps) / 8
	_ = x[width-1] // all the kernel reads
	fir8AVX2(out, &x[0], &taps[0], width/8)
}
