package analysis

import (
	"encoding/json"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestZeroValueIsMissing(t *testing.T) {
	var v Value
	if v.OK() {
		t.Error("a measure that was never computed says it was measured")
	}
	if got, ok := v.Get(); ok || got != 0 {
		t.Errorf("Get = %v, %v", got, ok)
	}
	if got := v.Or(-1); got != -1 {
		t.Errorf("Or(-1) = %v", got)
	}
}

func TestMeasuredZeroIsNotMissing(t *testing.T) {
	if v := Measured(0); !v.OK() || v.Or(-1) != 0 {
		t.Errorf("a measured zero reads as %v, %v", v.Or(-1), v.OK())
	}
}

func TestNaNAndInfinityAreMissing(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if Measured(bad).OK() {
			t.Errorf("%v counts as a measurement", bad)
		}
	}
}

func TestValueAsJSON(t *testing.T) {
	for _, c := range []struct {
		v    Value
		want string
	}{
		{Value{}, "null"},
		{Measured(math.NaN()), "null"},
		{Measured(0), "0"},
		{Measured(math.Copysign(0, -1)), "0"},
		{Measured(-0.00001), "0"}, // rounds to zero, which has no sign
		{Measured(-3.0103), "-3.0103"},
		{Measured(0.12345), "0.1235"},
		{Measured(1e-9), "0"},
		{Measured(123456789.5), "123456789.5"},
		{Measured(1e15), "1000000000000000"}, // never in exponents
	} {
		got, err := json.Marshal(c.v)
		if err != nil || string(got) != c.want {
			t.Errorf("%v is written as %s, %v; want %s", c.v, got, err, c.want)
		}
	}
}

func TestLargestValueIsWrittenAsANumber(t *testing.T) {
	b, err := json.Marshal(Measured(math.MaxFloat64))
	if err != nil {
		t.Fatal(err)
	}
	var v Value
	if err := json.Unmarshal(b, &v); err != nil || v != Measured(math.MaxFloat64) {
		t.Fatalf("%s reads back as %v, %v", b, v, err)
	}
}

// What was written once reads back as itself, and is written the same again.
func TestValueRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := Measured(rapid.Float64().Draw(t, "v"))
		b, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		var out Value
		if err := json.Unmarshal(b, &out); err != nil {
			t.Fatalf("%s: %v", b, err)
		}
		// Half a unit of the fourth decimal, and the spacing of large floats.
		x, y := in.Or(0), out.Or(0)
		if in.OK() != out.OK() || math.Abs(x-y) > 0.5001e-4+1e-15*math.Abs(x) {
			t.Fatalf("%v was written as %s and read as %v", x, b, y)
		}
		if again, _ := json.Marshal(out); string(again) != string(b) {
			t.Fatalf("written as %s, then as %s", b, again)
		}
	})
}

func TestNullOverwritesAValue(t *testing.T) {
	v := Measured(7)
	if err := json.Unmarshal([]byte("null"), &v); err != nil || v.OK() {
		t.Fatalf("null read over 7 gives %v, %v", v.Or(-1), err)
	}
}

func TestTextIsNoValue(t *testing.T) {
	for _, bad := range []string{`"7"`, `true`, `[1]`, `1e999`} {
		var v Value
		if err := json.Unmarshal([]byte(bad), &v); err == nil {
			t.Errorf("%s was read as %v", bad, v.Or(-1))
		}
	}
}
