package report

import "math"

// outlineColumns is the most columns an Outline keeps: more than a page is
// wide, so that the picture of a take stays small however long the take is.
const outlineColumns = 2000

// Outline collects the shape of a take while it streams by: the extremes and
// the power of equal stretches of it.
type Outline struct {
	rate    float64
	per     int // samples a column
	columns []Column
	sums    []float64 // of squares, one a column
	n       int       // samples in the column being filled
}

// Column is one stretch of a take.
type Column struct {
	Min, Max float32 // extreme samples, full scale ±1
	DBFS     float64 // RMS level, -120 at digital silence
}

// NewOutline returns an empty outline of samples at the given rate.
func NewOutline(rateHz int) *Outline {
	return &Outline{rate: float64(rateHz), per: max(1, rateHz/100)}
}

// Write takes the next samples.
func (o *Outline) Write(samples []float32) {
	for _, x := range samples {
		if o.n == 0 {
			if len(o.columns) == outlineColumns {
				o.halve()
			}
			if o.n == 0 {
				o.columns = append(o.columns, Column{Min: x, Max: x})
				o.sums = append(o.sums, 0)
			}
		}
		last := len(o.columns) - 1
		c := &o.columns[last]
		c.Min, c.Max = min(c.Min, x), max(c.Max, x)
		o.sums[last] += float64(x) * float64(x)
		if o.n++; o.n == o.per {
			o.n = 0
		}
	}
}

// halve joins the columns in pairs, so that each stands for twice the time.
func (o *Outline) halve() {
	half := len(o.columns) / 2
	for i := range half {
		a, b := o.columns[2*i], o.columns[2*i+1]
		o.columns[i] = Column{Min: min(a.Min, b.Min), Max: max(a.Max, b.Max)}
		o.sums[i] = o.sums[2*i] + o.sums[2*i+1]
	}
	o.columns, o.sums = o.columns[:half], o.sums[:half]
	o.per *= 2
}

// Picture is what the picture of a take is drawn from.
type Picture struct {
	ColumnS  float64   // seconds a column stands for
	Columns  []Column  // the sound
	PitchHz  []float32 // F0 at each PitchS, 0 where there is no voice
	PitchS   float64   // seconds between two values of PitchHz
	PitchAtS float64   // time of the first of them
}

// Picture returns the outline of what was written.
func (o *Outline) Picture() *Picture {
	p := &Picture{ColumnS: float64(o.per) / o.rate, Columns: make([]Column, len(o.columns))}
	for i, c := range o.columns {
		n := o.per
		if i == len(o.columns)-1 && o.n > 0 {
			n = o.n
		}
		c.DBFS = max(-120, 10*math.Log10(o.sums[i]/float64(n)))
		p.Columns[i] = c
	}
	return p
}
