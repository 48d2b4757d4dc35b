package analysis

import (
	"runtime"
	"slices"
	"testing"

	"rehearse/audio"
)

// Writing must not allocate: not by the chunk, not by the frame. What is left
// are the slices of a section as they double and redouble, some dozens of
// times until they reach their size.
func TestWriteDoesNotAllocate(t *testing.T) {
	for _, rate := range []audio.SampleRate{16000, 44100} {
		x := syntheticSpeech(rate, 1)
		a := New(rate)
		a.Write(x)
		const seconds = 12
		n := testing.AllocsPerRun(1, func() {
			for range seconds {
				for chunk := range slices.Chunk(x, int(rate)/hopsPerS) {
					a.Write(chunk)
				}
			}
		})
		if n > 40 {
			t.Errorf("%s: %v allocations in %d s written in chunks of 10 ms", rateName(rate), n, seconds)
		}
	}
}

func TestLevelDoesNotAllocate(t *testing.T) {
	a := New(48000)
	a.Write(syntheticSpeech(48000, 1))
	if n := testing.AllocsPerRun(100, func() { a.Level() }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// heapMB is what is in use after a collection.
func heapMB() float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}

// A long take costs what one section costs, and then little by the hour: ten
// hours hold under 30 MB, which leaves room for as much garbage again in the
// 64 MB promised.
func TestLongTakesStaySmall(t *testing.T) {
	const sections = 5
	x := syntheticSpeech(16000, 10)
	before := heapMB()
	a := New(16000)
	var first, last float64
	for s := 1; s <= sections; s++ {
		for range sectionHops / (10 * hopsPerS) {
			a.Write(x)
		}
		if s == 2 {
			first = heapMB() - before
		}
	}
	last = heapMB() - before
	hours := (sections - 2) * sectionHops * hopS / 3600
	perHour := (last - first) / hours
	t.Logf("%.1f MB after two sections, %.2f MB more for each hour", first, perHour)
	if first > 10 {
		t.Errorf("%.1f MB after two sections", first)
	}
	if perHour > 2 {
		t.Errorf("%.2f MB more for each hour", perHour)
	}
	if !a.Measures().Rate.Syllables.OK() {
		t.Error("nothing was heard")
	}
}
