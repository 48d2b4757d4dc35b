package analysis

import "golang.org/x/sys/cpu"

// haveAVX2 holds on x86 processors since Haswell (2013) and Zen (2017).
var haveAVX2 = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// dotAVX2 is dotGo for blocks of eight, blocks > 0, without bounds checks.
//
//go:noescape
func dotAVX2(x, y *float32, blocks int) float32

func dot(x, y []float32) float32 {
	if !haveAVX2 {
		return dotGo(x, y)
	}
	_ = x[len(y)-1] // all the kernel reads
	return dotAVX2(&x[0], &y[0], len(y)/dotBlock)
}
