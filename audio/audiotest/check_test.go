package audiotest

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"rehearse/audio"
)

var ramp = func() []float32 {
	s := make([]float32, 3000)
	for i := range s {
		s[i] = float32(i) / 3000
	}
	return s
}()

func TestFakesKeepTheContract(t *testing.T) {
	broken := errors.New("unplugged")
	CheckSource(t, func() audio.Source { return Slice(8000, ramp) }, ramp)
	CheckSource(t, func() audio.Source { return Slice(8000, nil) }, nil)
	CheckSource(t, func() audio.Source { return Short(8000, ramp, 7) }, ramp)
	CheckLength(t, func() audio.Source { return Short(8000, ramp, 1) }, len(ramp))
	CheckFailing(t, func() audio.Source { return Failing(8000, ramp[:10], broken) }, ramp[:10], broken)
}

// recorder is a testing.TB that keeps what a check complains about.
type recorder struct {
	testing.TB
	complaints []string
}

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.complaints = append(r.complaints, fmt.Sprintf(format, args...))
}

// bad is a Source whose Read is the function given.
type bad struct {
	audio.Source
	read func(dst []float32) (int, error)
}

func (b *bad) Read(dst []float32) (int, error) { return b.read(dst) }

func TestCheckSourceFindsBreaches(t *testing.T) {
	for _, tc := range []struct {
		name, complaint string
		read            func(s audio.Source) func(dst []float32) (int, error)
	}{
		{"samples with an error", "together", func(s audio.Source) func([]float32) (int, error) {
			return func(dst []float32) (int, error) {
				n, _ := s.Read(dst)
				return n, io.EOF
			}
		}},
		{"nothing without an error", "returned 0, nil", func(audio.Source) func([]float32) (int, error) {
			return func([]float32) (int, error) { return 0, nil }
		}},
		{"an error for an empty dst", "empty dst", func(s audio.Source) func([]float32) (int, error) {
			return func(dst []float32) (int, error) {
				if len(dst) == 0 {
					return 0, io.ErrShortBuffer
				}
				return s.Read(dst)
			}
		}},
		{"more than asked for", "returned n =", func(audio.Source) func([]float32) (int, error) {
			return func(dst []float32) (int, error) { return len(dst) + 1, nil }
		}},
		{"writing past n", "but wrote at", func(s audio.Source) func([]float32) (int, error) {
			return func(dst []float32) (int, error) {
				n, err := s.Read(dst)
				if n > 1 {
					n--
				}
				return n, err
			}
		}},
		{"NaN", "is NaN", func(s audio.Source) func([]float32) (int, error) {
			return func(dst []float32) (int, error) {
				n, err := s.Read(dst)
				if n > 0 {
					dst[0] = float32(math.NaN())
				}
				return n, err
			}
		}},
		{"going on after the end", "after the end", func(s audio.Source) func([]float32) (int, error) {
			over := false
			return func(dst []float32) (int, error) {
				n, err := s.Read(dst)
				if err != nil && over {
					dst[0] = 0
					return 1, nil
				}
				over = err != nil
				return n, err
			}
		}},
		{"a lost sample", "2999 samples, want 3000", func(s audio.Source) func([]float32) (int, error) {
			s.Read(make([]float32, 1))
			return s.Read
		}},
		{"a wrong sample", "sample 2999 is", func(s audio.Source) func([]float32) (int, error) {
			return func(dst []float32) (int, error) {
				n, err := s.Read(dst)
				if n > 0 && dst[n-1] == ramp[2999] {
					dst[n-1] = 1
				}
				return n, err
			}
		}},
		{"a failure in place of the end", "stream ended with", func(s audio.Source) func([]float32) (int, error) {
			return func(dst []float32) (int, error) {
				n, err := s.Read(dst)
				if err != nil {
					err = io.ErrUnexpectedEOF
				}
				return n, err
			}
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := &recorder{TB: t}
			CheckSource(r, func() audio.Source {
				s := Slice(8000, ramp)
				return &bad{s, tc.read(s)}
			}, ramp)
			if !strings.Contains(strings.Join(r.complaints, "\n"), tc.complaint) {
				t.Errorf("the breach was not found; complaints: %q", r.complaints)
			}
		})
	}
}
