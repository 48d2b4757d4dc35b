package audio

import "slices"

// Clone returns an independent Resampler in the same state, so that a caller
// can flush a copy to look at the end of the stream and go on with r.
func (r *Resampler) Clone() *Resampler {
	c := *r
	c.stages = make([]*polyphase, len(r.stages))
	for i, s := range r.stages {
		stage := *s // the filter bank is never written and stays shared
		stage.buf = slices.Clone(s.buf)
		c.stages[i] = &stage
	}
	for i, s := range r.scratch {
		c.scratch[i] = make([]float32, 0, cap(s))
	}
	return &c
}
