package recordings

import (
	"io"

	"rehearse/audio"
)

// Read returns all of a WAV file as mono samples.
func Read(path string) ([]float32, audio.SampleRate, error) {
	wav, err := audio.OpenWAV(path)
	if err != nil {
		return nil, 0, err
	}
	defer wav.Close()
	x, err := Drain(wav)
	return x, wav.SampleRate(), err
}

// Drain returns everything a source still has to give.
func Drain(src audio.Source) ([]float32, error) {
	var out []float32
	buf := make([]float32, 1<<14)
	for {
		n, err := src.Read(buf)
		out = append(out, buf[:n]...)
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// At returns x at another sample rate.
func At(x []float32, from, to audio.SampleRate) []float32 {
	r := audio.NewResampler(from, to)
	return r.Flush(r.Process(nil, x))
}
