package audio

import "slices"

// Clone returns an independent Resampler in the same state, so that a caller
// can flush a copy to look at the end of the stream and go on with r.
func (r *Resampler) Clone() *Resampler {
	c := *r
	c.first, c.last = r.first.clone(), r.last.clone()
	c.between = make([]float32, 0, cap(r.between))
	return &c
}

// clone copies the state; the bank is never written and stays shared.
func (s *polyphase) clone() *polyphase {
	if s == nil {
		return nil
	}
	c := *s
	c.buf = slices.Clone(s.buf)
	c.scratch = slices.Clone(s.scratch)
	return &c
}
