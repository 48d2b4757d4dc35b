package audio

import (
	"bytes"
	"io"
	"slices"
	"testing"
)

// Sound longer than a decoder can count goes to several decoders. The joint
// must not show; 24-bit stereo puts it at an odd offset.
func TestSegmentsJoin(t *testing.T) {
	const frames = 100
	f := format{rate: 48000, channels: 2, encoding: encoding{"pcm_s24le", 3, decodeS24}}
	data := make([]byte, frames*f.frameBytes())
	for i := range data {
		data[i] = byte(i * 37)
	}
	file := append(make([]byte, 51), data...)
	want := make([]float32, frames*f.channels)
	decodeS24(want, data, nil)

	for _, segment := range []int64{1, 3, 7, 99, 100, 1000} {
		s := newPCMStream(bytes.NewReader(file), wavLayout{format: f, start: 51, frames: frames})
		s.segment = segment
		var got []float32
		block := make([]float32, 2*13)
		for {
			n, err := s.read(block)
			got = append(got, block[:n*f.channels]...)
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("segments of %d frames change the sound", segment)
		}
	}
}
