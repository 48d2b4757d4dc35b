package analysis

import (
	"encoding/json"
	"math"
	"strconv"
)

// Value is a measured quantity that may be missing. The zero Value is
// missing: a measure that was never computed can not pass for a zero.
// In JSON a missing Value is null, a present one is rounded to four decimals,
// which is finer than any measure here is accurate to.
type Value struct {
	v  float64
	ok bool
}

// Measured wraps v. NaN and infinities are no measurement and give a missing
// Value.
func Measured(v float64) Value {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Value{}
	}
	return Value{v, true}
}

// Get returns the quantity and whether there is one.
func (x Value) Get() (float64, bool) { return x.v, x.ok }

// OK reports whether the quantity was measured.
func (x Value) OK() bool { return x.ok }

// Or returns the quantity, or fallback when it is missing.
func (x Value) Or(fallback float64) float64 {
	if x.ok {
		return x.v
	}
	return fallback
}

// MarshalJSON writes null for a missing Value.
func (x Value) MarshalJSON() ([]byte, error) {
	if !x.ok {
		return []byte("null"), nil
	}
	rounded := math.Round(x.v*1e4)/1e4 + 0 // + 0 turns -0 into 0
	if math.IsInf(rounded, 0) {
		rounded = x.v // too large to have decimals
	}
	return strconv.AppendFloat(nil, rounded, 'f', -1, 64), nil
}

// UnmarshalJSON reads a number or null.
func (x *Value) UnmarshalJSON(b []byte) error {
	var p *float64
	if err := json.Unmarshal(b, &p); err != nil {
		return err
	}
	*x = Value{}
	if p != nil {
		*x = Measured(*p)
	}
	return nil
}
