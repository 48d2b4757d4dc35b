// Package audiotest holds the contract of audio.Source as an executable check,
// and ready fakes that keep it.
package audiotest

import (
	"errors"
	"io"
	"math"
	"slices"
	"testing"

	"rehearse/audio"
)

// CheckSource checks that the sources newSource makes keep the contract of
// audio.Source and deliver exactly want, then io.EOF. newSource is called for
// every way of reading and must give the same stream each time.
func CheckSource(t testing.TB, newSource func() audio.Source, want []float32) {
	t.Helper()
	CheckFailing(t, newSource, want, io.EOF)
}

// CheckLength is CheckSource for a stream whose samples are not known
// beforehand: total of them, the same for every way of reading.
func CheckLength(t testing.TB, newSource func() audio.Source, total int) {
	t.Helper()
	want, err := read(t, newSource(), ways[0].size)
	if err != io.EOF {
		t.Errorf("stream ended with %v, want io.EOF", err)
	}
	if len(want) != total {
		t.Errorf("stream has %d samples, want %d", len(want), total)
	}
	CheckSource(t, newSource, want)
}

// CheckFailing checks that the sources newSource makes keep the contract,
// deliver exactly want, and then break with wantErr (in the sense of
// errors.Is), for good.
func CheckFailing(t testing.TB, newSource func() audio.Source, want []float32, wantErr error) {
	t.Helper()
	for _, way := range ways {
		s := newSource()
		got, err := read(t, s, way.size)
		if !errors.Is(err, wantErr) {
			t.Errorf("%s: stream ended with %v, want %v", way.name, err, wantErr)
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d samples, want %d", way.name, len(got), len(want))
		} else if i := firstDifference(got, want); i >= 0 {
			t.Errorf("%s: sample %d is %v, want %v", way.name, i, got[i], want[i])
		}
	}
}

// ways of reading: how long dst is at the k-th call.
var ways = []struct {
	name string
	size func(k int) int
}{
	{"in large blocks", func(int) int { return 1 << 14 }},
	{"in blocks of 480", func(int) int { return 480 }},
	{"in odd blocks", func(k int) int { return []int{1, 3, 0, 997, 2, 64}[k%6] }},
	{"from single samples up", func(k int) int { return 1 + k*k%5000 }},
}

// read reads s to its end and returns its samples and what ended it, checking
// every call on the way.
func read(t testing.TB, s audio.Source, size func(k int) int) ([]float32, error) {
	t.Helper()
	rate := s.SampleRate()
	if rate <= 0 {
		t.Errorf("sample rate is %d", rate)
	}
	// dst stands in the middle of a larger block whose edges must stay as
	// they are, and it is written over between calls: a Source that keeps a
	// reference, or relies on what it wrote before, is found out.
	const margin = 8
	const untouched = 12345
	var all []float32
	for k := 0; ; k++ {
		n := size(k)
		block := slices.Repeat([]float32{untouched}, n+2*margin)
		got, err := s.Read(block[margin : margin+n : margin+n])
		switch {
		case got < 0 || got > n:
			t.Errorf("Read of %d samples returned n = %d", n, got)
			return all, err
		case n == 0 && (got != 0 || err != nil):
			t.Errorf("Read into an empty dst returned %d, %v, want 0, nil", got, err)
			return all, err
		case got > 0 && err != nil:
			t.Errorf("Read returned %d samples and the error %v together", got, err)
		case got == 0 && err == nil && n > 0:
			t.Errorf("Read of %d samples returned 0, nil", n)
			return all, nil
		}
		if s.SampleRate() != rate {
			t.Errorf("sample rate changed from %d to %d", rate, s.SampleRate())
		}
		samples := block[margin : margin+got]
		for i, x := range samples {
			if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
				t.Errorf("sample %d is %v", len(all)+i, x)
				return all, err
			}
		}
		for i, x := range block {
			if (i < margin || i >= margin+got) && x != untouched {
				t.Errorf("Read of %d samples returned %d but wrote at %d", n, got, i-margin)
				return all, err
			}
		}
		all = append(all, samples...)
		for i := range block {
			block[i] = -untouched
		}
		if err != nil {
			checkOver(t, s, err)
			return all, err
		}
	}
}

// checkOver checks that a stream that ended stays ended.
func checkOver(t testing.TB, s audio.Source, end error) {
	t.Helper()
	for range 3 {
		if n, err := s.Read(make([]float32, 16)); n != 0 || err != end {
			t.Errorf("after the end (%v) Read returned %d, %v", end, n, err)
			return
		}
		if n, err := s.Read(nil); n != 0 || err != nil {
			t.Errorf("after the end Read into an empty dst returned %d, %v, want 0, nil", n, err)
			return
		}
	}
}

func firstDifference(a, b []float32) int {
	for i := range a {
		if a[i] != b[i] {
			return i
		}
	}
	return -1
}
