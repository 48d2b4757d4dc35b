package analysis

import "math"

// kWeighting filters at the take's own rate with the two stages of ITU-R
// BS.1770-4 annex 1, a high shelf for the head and a high-pass, and sums up
// the power of each 10 ms hop.
type kWeighting struct {
	shelf, pass biquad
	rate        int64
	n           int64     // samples taken
	hops        int64     // hops done
	end         int64     // first sample of the next hop
	sum         float64   // of squares in the current hop
	count       int       // samples in the current hop
	power       []float32 // mean square per hop, of the section
}

// newKWeighting designs both stages for any sample rate by the bilinear
// transform of their analogue prototypes: corner frequencies, gain and Q are
// those that give the coefficients the standard prints for 48 kHz.
func newKWeighting(rate int) *kWeighting {
	k := &kWeighting{rate: int64(rate)}
	k.end = hopStart(1, k.rate)

	const (
		shelfHz   = 1681.974450955533
		shelfGain = 3.999843853973347 // dB
		shelfQ    = 0.7071752369554196
		passHz    = 38.13547087602444
		passQ     = 0.5003270373238773
	)
	t := math.Tan(math.Pi * shelfHz / float64(rate))
	vh := math.Pow(10, shelfGain/20)
	vb := math.Pow(vh, 0.4996667741545416)
	a0 := 1 + t/shelfQ + t*t
	k.shelf = biquad{
		b0: (vh + vb*t/shelfQ + t*t) / a0,
		b1: 2 * (t*t - vh) / a0,
		b2: (vh - vb*t/shelfQ + t*t) / a0,
		a1: 2 * (t*t - 1) / a0,
		a2: (1 - t/shelfQ + t*t) / a0,
	}
	t = math.Tan(math.Pi * passHz / float64(rate))
	a0 = 1 + t/passQ + t*t
	k.pass = biquad{
		b0: 1, b1: -2, b2: 1,
		a1: 2 * (t*t - 1) / a0,
		a2: (1 - t/passQ + t*t) / a0,
	}
	return k
}

// hopStart is the first sample of hop i at a rate: hops stay on the 10 ms
// grid whatever the rate.
func hopStart(i, rate int64) int64 { return i * rate / hopsPerS }

func (k *kWeighting) write(x []float32) {
	shelf, pass := k.shelf, k.pass // what waits for y comes last in each sum
	for len(x) > 0 {
		n := int(min(k.end-k.n, int64(len(x))))
		sum := k.sum
		for _, s := range x[:n] {
			in := float64(s)
			y := shelf.b0*in + shelf.s1
			shelf.s1 = shelf.b1*in + shelf.s2 - shelf.a1*y
			shelf.s2 = shelf.b2*in - shelf.a2*y
			z := y + pass.s1
			pass.s1 = pass.s2 - 2*y - pass.a1*z
			pass.s2 = y - pass.a2*z
			sum += z * z
		}
		k.sum = sum
		k.count += n
		k.n += int64(n)
		x = x[n:]
		if k.n == k.end {
			k.power = append(k.power, float32(k.sum/float64(k.count)))
			k.sum, k.count = 0, 0
			k.hops++
			k.end = hopStart(k.hops+1, k.rate)
		}
	}
	k.shelf, k.pass = shelf, pass
}

// drop forgets the first n hops of the section.
func (k *kWeighting) drop(n int) { k.power = k.power[:copy(k.power, k.power[n:])] }
