package report

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestOutlineOfATone(t *testing.T) {
	const rate = 16000
	o := NewOutline(rate)
	tone := make([]float32, rate)
	for i := range tone {
		tone[i] = float32(0.5 * math.Sin(2*math.Pi*1000*float64(i)/rate))
	}
	o.Write(tone)
	p := o.Picture()
	if len(p.Columns) != 100 || p.ColumnS != 0.01 {
		t.Fatalf("%d columns of %g s, want 100 of 0.01", len(p.Columns), p.ColumnS)
	}
	for i, c := range p.Columns {
		// A sine of amplitude 0.5 is -9.03 dBFS RMS.
		if math.Abs(float64(c.Max)-0.5) > 1e-3 || math.Abs(float64(c.Min)+0.5) > 1e-3 || math.Abs(c.DBFS+9.03) > 0.01 {
			t.Errorf("column %d: %+v", i, c)
		}
	}
}

// TestOutlineStaysSmall: however long the take, the columns stay few and cover
// it all.
func TestOutlineStaysSmall(t *testing.T) {
	const rate = 100 // one sample a column to begin with
	for _, seconds := range []int{1, 19, 20, 21, 1000, 12345} {
		o := NewOutline(rate)
		chunk := make([]float32, rate)
		for range seconds {
			o.Write(chunk)
		}
		p := o.Picture()
		covered := float64(len(p.Columns)) * p.ColumnS
		if len(p.Columns) > outlineColumns || covered < float64(seconds) || covered >= float64(seconds)+p.ColumnS {
			t.Errorf("%d s: %d columns of %g s", seconds, len(p.Columns), p.ColumnS)
		}
		if last := p.Columns[len(p.Columns)-1]; last.DBFS != -120 {
			t.Errorf("%d s: digital silence at %g dBFS", seconds, last.DBFS)
		}
	}
}

// TestOutlineDoesNotSeeChunks: the outline is the same however the take was cut.
func TestOutlineDoesNotSeeChunks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		samples := rapid.SliceOfN(rapid.Float32Range(-1, 1), 1, 5000).Draw(t, "samples")
		whole, cut := NewOutline(100), NewOutline(100)
		whole.Write(samples)
		for rest := samples; len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "n")
			cut.Write(rest[:n])
			rest = rest[n:]
		}
		a, b := whole.Picture(), cut.Picture()
		if a.ColumnS != b.ColumnS || len(a.Columns) != len(b.Columns) {
			t.Fatalf("%d columns of %g s, cut %d of %g", len(a.Columns), a.ColumnS, len(b.Columns), b.ColumnS)
		}
		for i := range a.Columns {
			if a.Columns[i] != b.Columns[i] {
				t.Fatalf("column %d: %+v, cut %+v", i, a.Columns[i], b.Columns[i])
			}
		}
	})
}
