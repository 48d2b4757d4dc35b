package audio

import "gonum.org/v1/gonum/blas/gonum"

const (
	// maxPhases is how many phases a bank stores exactly. 11.025 kHz to
	// 16 kHz, the finest grid among the usual rates, needs 640.
	maxPhases = 640

	// gridPhases is the size of the bank for any finer grid, where the filter
	// between two phases is interpolated. Straight lines over 1/512 sample are
	// off by less than (pi/512)^2/8, that is -106 dB.
	gridPhases = 512

	// tapAlign rounds the length of every phase up to whole SIMD loops.
	tapAlign = 16

	// blockLen is how many new input samples a stage takes at a time.
	blockLen = 2048
)

// polyphase changes the rate by up/down with one FIR filter,
//
//	y[k] = sum_i x[n-i] h(i + p/up - half),  n = floor(k down/up) + half,
//	                                         p = k down mod up
//
// where h is the continuous low-pass. Because the sum reaches half samples
// ahead of the output's own time, the filter's delay is already taken out:
// y[k] is the sound at k down/up input samples after x[0]. Before the first
// and after the last sample the signal is taken as zero.
type polyphase struct {
	up, down int
	taps     int       // per phase, a multiple of tapAlign
	bank     []float32 // one row of taps per phase, oldest sample first
	grid     int       // phases the bank stores when it is interpolated, else 0

	buf   []float32 // taps-1 samples of history, then up to blockLen new ones
	fill  int       // samples in buf
	next  int       // index in buf of the newest sample of the next output
	phase int       // p of the next output
}

func newPolyphase(up, down int, f lowpass) *polyphase {
	s := &polyphase{up: up, down: down}
	rows, steps := up, up
	if up > maxPhases {
		s.grid = gridPhases
		rows, steps = gridPhases+1, gridPhases
	}
	n := 2*f.half + 1
	s.taps = (n + tapAlign - 1) / tapAlign * tapAlign
	s.bank = make([]float32, rows*s.taps)
	h := make([]float64, n)
	for p := range rows {
		sum := 0.0
		for i := range h {
			h[i] = f.at(float64(i) + float64(p)/float64(steps) - float64(f.half))
			sum += h[i]
		}
		// Unity gain at DC in every phase: an offset leaves no ripple.
		row := s.bank[p*s.taps : (p+1)*s.taps]
		for i, v := range h {
			row[s.taps-1-i] = float32(v / sum)
		}
	}
	s.buf = make([]float32, s.taps-1+blockLen)
	s.reset(f.half)
	return s
}

// reset forgets the signal. half is the filter's reach in samples.
func (s *polyphase) reset(half int) {
	clear(s.buf)
	s.fill = s.taps - 1
	s.next = s.taps - 1 + half
	s.phase = 0
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

// drain appends every output whose newest sample is in the buffer.
func (s *polyphase) drain(dst []float32) []float32 {
	var blas gonum.Implementation
	stepN, stepP := s.down/s.up, s.down%s.up
	for s.next < s.fill {
		window := s.buf[s.next-s.taps+1 : s.next+1]
		// The taps stand second: the kernel aligns on that operand, so the
		// order of summation, and with it the last bit of the result, does
		// not depend on where the window lies.
		var y float32
		if s.grid == 0 {
			y = blas.Sdot(s.taps, window, 1, s.bank[s.phase*s.taps:], 1)
		} else {
			at := float64(s.phase) * float64(s.grid) / float64(s.up)
			p := int(at)
			y0 := blas.Sdot(s.taps, window, 1, s.bank[p*s.taps:], 1)
			y1 := blas.Sdot(s.taps, window, 1, s.bank[(p+1)*s.taps:], 1)
			y = y0 + float32(at-float64(p))*(y1-y0)
		}
		dst = append(dst, y)
		s.next += stepN
		s.phase += stepP
		if s.phase >= s.up {
			s.phase -= s.up
			s.next++
		}
	}
	return dst
}

// shift moves the samples still needed to the front of the buffer.
func (s *polyphase) shift() {
	keep := min(s.next-s.taps+1, s.fill)
	if keep <= 0 {
		return
	}
	copy(s.buf, s.buf[keep:s.fill])
	s.fill -= keep
	s.next -= keep
}
