package device

import (
	"testing"

	"pgregory.net/rapid"
)

func TestRingIsAQueueThatKeepsTheOldest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := newRing(rapid.IntRange(1, 40).Draw(t, "size"))
		var model []float32
		next := float32(0)
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			block := make([]float32, rapid.IntRange(0, 50).Draw(t, "block"))
			if rapid.Bool().Draw(t, "write") {
				for i := range block {
					next++
					block[i] = next
				}
				n := r.write(block)
				if want := min(len(block), len(r.buf)-len(model)); n != want {
					t.Fatalf("write took %d, want %d", n, want)
				}
				model = append(model, block[:n]...)
				continue
			}
			n := r.read(block)
			if want := min(len(block), len(model)); n != want {
				t.Fatalf("read gave %d, want %d", n, want)
			}
			for i, x := range block[:n] {
				if x != model[i] {
					t.Fatalf("read %g, want %g", x, model[i])
				}
			}
			model = model[n:]
			if r.queued() != len(model) {
				t.Fatalf("queued %d, want %d", r.queued(), len(model))
			}
		}
	})
}

func TestRingBetweenTwoGoroutines(t *testing.T) {
	const total = 1 << 18
	r := newRing(1000)
	go func() {
		block := make([]float32, 77)
		for sent := 0; sent < total; {
			n := min(len(block), total-sent)
			for i := range block[:n] {
				block[i] = float32(sent + i)
			}
			for part := block[:n]; len(part) > 0; {
				part = part[r.write(part):]
			}
			sent += n
		}
	}()
	buf := make([]float32, 131)
	for got := 0; got < total; {
		n := r.read(buf)
		for i, x := range buf[:n] {
			if x != float32(got+i) {
				t.Fatalf("sample %d is %g", got+i, x)
			}
		}
		got += n
	}
}
