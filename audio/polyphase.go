package audio

import "slices"

// blockLen is how many new input samples a stage takes at a time.
const blockLen = 2048

// polyphase is one stage of a Resampler: a stream through a tapBank. The
// filter reaches half samples ahead of an output's own time, so its delay is
// already taken out: y[k] is the sound at k down/up input samples after x[0].
// Before the first and after the last sample the signal is taken as zero.
//
// Outputs come in whole groups only, so every output is always computed the
// same way and chunking can not show in the last bit.
type polyphase struct {
	bank    *tapBank
	scratch []float32 // a group's taps, for banks that make them as they go

	buf    []float32 // samples from the window of the next group on
	fill   int       // samples in buf
	window int       // index in buf of the next group's first sample
	phase  int       // k down mod up, for the next output k
	taps   int       // index of the next group in bank.groups
}

func newPolyphase(up, down int, f lowpass) *polyphase {
	s := &polyphase{bank: sharedTapBank(up, down, f)}
	s.buf = make([]float32, s.bank.width+blockLen)
	if s.bank.groups == nil {
		s.scratch = make([]float32, lanes*s.bank.width)
	}
	s.reset()
	return s
}

// reset forgets the signal.
func (s *polyphase) reset() {
	clear(s.buf[:s.bank.half])
	s.fill = s.bank.half // the silence before the first sample
	s.window, s.phase, s.taps = 0, 0, 0
}

// process appends to dst the output that src completes.
func (s *polyphase) process(dst, src []float32) []float32 {
	for len(src) > 0 {
		n := copy(s.buf[s.fill:], src)
		src = src[n:]
		s.fill += n
		dst = s.drain(dst)
		s.shift()
	}
	return dst
}

// drain appends every group whose window is in the buffer.
func (s *polyphase) drain(dst []float32) []float32 {
	b := s.bank
	last := s.fill - b.width // where the last window may begin
	if s.window > last {
		return dst
	}
	groups := ((last-s.window)*b.up+b.up-1-s.phase)/(lanes*b.down) + 1
	have := len(dst)
	dst = slices.Grow(dst, groups*lanes)[:have+groups*lanes]
	advance, carry := lanes*b.down/b.up, lanes*b.down%b.up
	for out := dst[have:]; len(out) > 0; out = out[lanes:] {
		fir8((*[lanes]float32)(out), s.buf[s.window:s.fill], s.group())
		s.window += advance
		s.phase += carry
		if s.phase >= b.up {
			s.phase -= b.up
			s.window++
		}
	}
	return dst
}

// group returns the taps of the next group and steps past it.
func (s *polyphase) group() []float32 {
	b := s.bank
	if b.groups == nil {
		clear(s.scratch)
		b.fill(s.scratch, s.phase, gridSteps)
		return s.scratch
	}
	taps := b.groups[s.taps : s.taps+lanes*b.width]
	s.taps += len(taps)
	if s.taps == len(b.groups) {
		s.taps = 0
	}
	return taps
}

// shift moves the samples still needed to the front of the buffer.
func (s *polyphase) shift() {
	drop := min(s.window, s.fill)
	s.fill = copy(s.buf, s.buf[drop:s.fill])
	s.window -= drop
}
