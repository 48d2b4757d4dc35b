package audio

import "fmt"

const (
	// stopAttenuation of every stage, in dB. The promise is 80 dB; the rest
	// is margin for the sum of several stages.
	stopAttenuation = 86

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
	stages  []*polyphase
	halves  []int // reach of each stage's filter, in its input samples
	scratch [2][]float32
	taken   int64 // samples in
	given   int64 // samples out
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
	// From 2.5 times the target on, halving first is cheaper: the long filter
	// of the last stage then runs over half the samples. A halving stage
	// passes what the last one passes, and needs to stop only what would fold
	// below the target's Nyquist frequency.
	nyquist := float64(min(in, out)) / 2
	rate, halvings := float64(in), 0
	for rate >= 2.5*float64(out) {
		r.add(1, 2, newLowpass(nyquist/rate, (rate/2-nyquist)/rate, stopAttenuation))
		rate /= 2
		halvings++
	}
	up, down := int(out)<<halvings, int(in)
	div := gcd(up, down)
	r.add(up/div, down/div, newLowpass(passFraction*nyquist/rate, nyquist/rate, stopAttenuation))
	return r
}

func (r *Resampler) add(up, down int, f lowpass) {
	r.stages = append(r.stages, newPolyphase(up, down, f))
	r.halves = append(r.halves, f.half)
	if i := len(r.stages) - 2; i >= 0 {
		r.scratch[i%2] = make([]float32, 0, blockLen)
	}
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
	for i, s := range r.stages {
		s.reset(r.halves[i])
	}
	return dst
}

// run passes src through all stages, a block at a time so that the buffers
// between stages stay small.
func (r *Resampler) run(dst, src []float32) []float32 {
	if len(r.stages) == 0 {
		return append(dst, src...)
	}
	last := len(r.stages) - 1
	for len(src) > 0 {
		n := min(len(src), blockLen)
		block := src[:n]
		src = src[n:]
		for i, s := range r.stages[:last] {
			block = s.process(r.scratch[i%2][:0], block)
		}
		dst = r.stages[last].process(dst, block)
	}
	return dst
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
