package audio

import "io"

// resampled is a Source at another rate.
type resampled struct {
	src   Source
	rate  SampleRate
	r     *Resampler
	in    []float32
	out   []float32 // converted and not yet read
	taken int       // samples of out already read
	err   error     // what ends the stream, once out is read
}

// ResampledSource is src at the given rate. It is src itself when the rates
// agree. A failure of src is passed on after the samples before it.
func ResampledSource(src Source, rate SampleRate) Source {
	if src.SampleRate() == rate {
		return src
	}
	return &resampled{
		src:  src,
		rate: rate,
		r:    NewResampler(src.SampleRate(), rate),
		in:   make([]float32, blockLen),
	}
}

func (s *resampled) SampleRate() SampleRate { return s.rate }

func (s *resampled) Read(dst []float32) (int, error) {
	if len(dst) == 0 {
		return 0, nil
	}
	for s.taken == len(s.out) && s.err == nil {
		s.refill()
	}
	n := copy(dst, s.out[s.taken:])
	s.taken += n
	if n == 0 {
		return 0, s.err
	}
	return n, nil
}

func (s *resampled) refill() {
	s.out, s.taken = s.out[:0], 0
	n, err := s.src.Read(s.in)
	switch {
	case err == nil:
		s.out = s.r.Process(s.out, s.in[:n])
	case err == io.EOF:
		s.out, s.err = s.r.Flush(s.out), io.EOF
	default:
		s.out, s.err = s.r.Flush(s.out), err
	}
}
