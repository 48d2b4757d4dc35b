package analysis

// Clipping crowds samples at one ceiling: as many there as in the whole
// neighbourhood below it, where a wave that merely comes close leaves a few
// (after Eaton & Naylor 2013: an outlier at the histogram's edge). The same
// holds after the level was turned down, only that the ceiling is then no
// longer full scale, so that more evidence is asked for.
const (
	flatWithin     = 0.001  // a flat top stays within this fraction of its ceiling
	minFlat        = 3      // samples
	fullScale      = 0.985  // from here on a flat top is the converter's own limit
	nearWithin     = 0.01   // neighbourhood below the ceiling; of a sine it holds twice what the ceiling does
	leastCeiling   = 0.01   // magnitude, that of -40 dBFS: nobody clips below
	leastTops      = 3      // two samples or more at the ceiling, this often
	leastSingle    = 20     // or so many times one sample, as high voices are cut,
	singleOverNear = 8      // this many times those below it: then one top is enough
	leastAtCeiling = 6      // samples at the ceiling in all
	leastRatio     = 0.0003 // of all samples, below full scale

	clippedNote = 0.001 // of all samples, from where the loudness figures suffer
)

// clipDetector counts clipped samples in the stream. Each polarity has its
// own ceiling.
type clipDetector struct {
	n        int64
	up, down ceiling
	// lastEnd is the sample after the last flat top at full scale, for the live
	// meter. One further down is taken for clipping only when the whole take is
	// known: at the beginning every wave is the highest so far.
	lastEnd int64
}

type ceiling struct {
	level float32 // highest magnitude so far
	last  int64   // the last sample at the ceiling
	run   int64   // samples in a row at the ceiling, up to that one
	flat  int64   // samples at the ceiling
	times int64   // times that the ceiling was reached
	tops  int64   // times that two or more of them came in a row
	near  int64   // samples close below the ceiling
}

func (c *clipDetector) write(x []float32) {
	up, down := c.up.from(), c.down.from()
	for i, s := range x {
		switch {
		case s > up:
			if c.up.take(s, c.n+int64(i)) && s >= fullScale {
				c.lastEnd = c.n + int64(i) + 1
			}
			up = c.up.from()
		case s < -down:
			if c.down.take(-s, c.n+int64(i)) && -s >= fullScale {
				c.lastEnd = c.n + int64(i) + 1
			}
			down = c.down.from()
		}
	}
	c.n += int64(len(x))
}

// from is the magnitude from which a sample is looked at.
func (c *ceiling) from() float32 { return max(c.level*(1-nearWithin), leastCeiling) }

// take counts sample i, of magnitude m, close to the ceiling or above it and
// reports whether it lies in a flat top.
func (c *ceiling) take(m float32, i int64) bool {
	if m > c.level*(1+flatWithin) {
		*c = ceiling{level: m} // what was the ceiling so far was none
	}
	c.level = max(c.level, m)
	if m < c.level*(1-flatWithin) {
		c.near++
		return false
	}
	if c.last != i-1 || c.run == 0 {
		c.run = 0
		c.times++
	}
	c.last = i
	c.run++
	c.flat++
	if c.run == 2 {
		c.tops++
	}
	return c.run >= minFlat
}

// clipped is the number of samples of one polarity that are clipped, of n.
func (c *ceiling) clipped(n int64) int64 {
	least := float64(leastAtCeiling)
	if c.level < fullScale {
		least = max(least, leastRatio*float64(n))
	}
	tops := int64(leastTops)
	if c.times >= leastSingle && c.flat >= singleOverNear*c.near {
		tops = 1
	}
	if c.tops < tops || float64(c.flat) < least || c.flat < c.near {
		return 0
	}
	return c.flat
}

func (c *clipDetector) result() Clipping {
	if c.n == 0 {
		return Clipping{}
	}
	n := c.up.clipped(c.n) + c.down.clipped(c.n)
	return Clipping{Samples: n, Ratio: float64(n) / float64(c.n)}
}
