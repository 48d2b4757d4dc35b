package audiotest

import (
	"io"

	"rehearse/audio"
)

// slice is a Source that plays samples and then returns err.
type slice struct {
	rate    audio.SampleRate
	samples []float32
	most    int // samples a call delivers at most
	err     error
}

// Slice plays the samples.
func Slice(rate audio.SampleRate, samples []float32) audio.Source {
	return &slice{rate, samples, len(samples), io.EOF}
}

// Short plays the samples, never more than most of them a call, as a device
// or a pipe does. most is at least 1.
func Short(rate audio.SampleRate, samples []float32, most int) audio.Source {
	if most < 1 {
		panic("audiotest: a short source delivers at least one sample a call")
	}
	return &slice{rate, samples, most, io.EOF}
}

// Failing plays the samples and then breaks with err.
func Failing(rate audio.SampleRate, samples []float32, err error) audio.Source {
	return &slice{rate, samples, len(samples), err}
}

func (s *slice) SampleRate() audio.SampleRate { return s.rate }

func (s *slice) Read(dst []float32) (int, error) {
	if len(dst) == 0 {
		return 0, nil
	}
	if len(s.samples) == 0 {
		return 0, s.err
	}
	n := copy(dst[:min(len(dst), s.most)], s.samples)
	s.samples = s.samples[n:]
	return n, nil
}
