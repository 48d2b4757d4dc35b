package audio

import (
	"fmt"
	"math"
)

const (
	// stopAttenuation of the last stage, in dB: the promised 80 and a margin,
	// as Kaiser's formula is met within 1 dB and stages add up.
	stopAttenuation = 83

	// firstAttenuation of a decimating first stage, in dB. It is short, where
	// the formula is a few dB too hopeful and more costs next to nothing.
	firstAttenuation = 95

	// passFraction of the smaller Nyquist frequency is where the transition
	// band begins. The response is within 0.1 dB up to 0.9 of Nyquist
	// (7.2 kHz at 16 kHz), and the stop band begins at Nyquist itself: nothing
	// folds back, not even into the transition band.
	passFraction = 0.885
)

// Resampler converts a stream from one sample rate to another with linear
// phase and no delay: output sample k is the sound at k/out seconds after the
// first input sample. Up to 0.9 of the smaller Nyquist frequency the response
// is flat within 0.1 dB; from that Nyquist frequency on everything is at
// least 80 dB down, images and aliases included.
//
// The output does not depend on how the input was cut into chunks. N samples
// in give ceil(N out/in) samples out, once flushed. A Resampler keeps its
// buffers: it allocates nothing but what dst lacks. It is not safe for
// concurrent use.
type Resampler struct {
	in, out SampleRate
	first   *polyphase // decimates high rates; nil when one stage is cheaper
	last    *polyphase // nil when in == out
	between []float32  // a block from first to last
	taken   int64      // samples in
	given   int64      // samples out
}

// NewResampler returns a Resampler from in to out Hz. Rates must be positive.
func NewResampler(in, out SampleRate) *Resampler {
	if in <= 0 || out <= 0 {
		panic(fmt.Sprintf("audio: resample %d Hz to %d Hz", in, out))
	}
	r := &Resampler{in: in, out: out}
	if in == out {
		return r
	}
	by := firstDecimation(in, out)
	if by > 1 {
		r.first = newPolyphase(1, by, firstFilter(in, out, by))
		r.between = make([]float32, 0, blockLen)
	}
	up, down := int(out)*by, int(in)
	div := gcd(up, down)
	r.last = newPolyphase(up/div, down/div, lastFilter(in, out, by))
	return r
}

// firstFilter is the low-pass of a first stage that decimates by the given
// factor: it passes what the last stage passes and stops only what would fold
// below the target's Nyquist frequency.
func firstFilter(in, out SampleRate, by int) lowpass {
	nyquist := float64(out) / 2 / float64(in)
	return newLowpass(nyquist, 1/float64(by)-nyquist, firstAttenuation)
}

// lastFilter is the low-pass of the stage that makes the target rate.
func lastFilter(in, out SampleRate, by int) lowpass {
	nyquist := float64(min(in, out)) / 2 * float64(by) / float64(in)
	return newLowpass(passFraction*nyquist, nyquist, stopAttenuation)
}

// firstDecimation is by how much to decimate first so that both stages
// together cost least. The cost is multiplications per second; an output's
// own overhead is worth about 30 of them.
func firstDecimation(in, out SampleRate) int {
	const overhead = 30
	best, least := 1, math.Inf(1)
	for by := 1; by*int(out) < int(in) || by == 1; by++ {
		cost := float64(out) * float64(2*lastFilter(in, out, by).half+overhead)
		if by > 1 {
			cost += float64(in) / float64(by) * float64(2*firstFilter(in, out, by).half+overhead)
		}
		if cost < least {
			best, least = by, cost
		}
	}
	return best
}

// Process appends to dst the output that src completes and returns it. Some
// milliseconds stay inside until later samples, or Flush, complete them.
func (r *Resampler) Process(dst, src []float32) []float32 {
	r.taken += int64(len(src))
	before := len(dst)
	dst = r.run(dst, src)
	r.given += int64(len(dst) - before)
	return dst
}

// Flush ends the stream: it appends what was still inside to dst and returns
// it. The Resampler is then ready for a new stream.
func (r *Resampler) Flush(dst []float32) []float32 {
	total := (r.taken*int64(r.out) + int64(r.in) - 1) / int64(r.in)
	var silence [256]float32
	for r.given < total {
		before := len(dst)
		dst = r.run(dst, silence[:])
		if excess := r.given + int64(len(dst)-before) - total; excess > 0 {
			dst = dst[:len(dst)-int(excess)]
		}
		r.given += int64(len(dst) - before)
	}
	r.taken, r.given = 0, 0
	for _, s := range []*polyphase{r.first, r.last} {
		if s != nil {
			s.reset()
		}
	}
	return dst
}

// run passes src through the stages, a block at a time so that what stands
// between them stays small.
func (r *Resampler) run(dst, src []float32) []float32 {
	switch {
	case r.last == nil:
		return append(dst, src...)
	case r.first == nil:
		return r.last.process(dst, src)
	}
	for len(src) > 0 {
		n := min(len(src), blockLen)
		r.between = r.first.process(r.between[:0], src[:n])
		dst = r.last.process(dst, r.between)
		src = src[n:]
	}
	return dst
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
