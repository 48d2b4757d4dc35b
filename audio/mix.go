package audio

import (
	"io"
	"slices"
)

// mixer makes mono of interleaved channels: the mean of those that carry
// sound. Identical channels keep their level as stored, and so does a lone
// live one: a microphone on the left input of a stereo interface must not
// measure 6 dB too quiet because nothing was plugged into the right one.
type mixer struct {
	channels int
	live     []int // channels in the mix
	gain     float32

	energyIn, energyOut float64 // of the live channels together, and of the mix
}

const (
	// mixFrames is how many frames are looked at, and mixed, at a time.
	mixFrames = 1024

	// soundSwing is how far, from its lowest to its highest sample, a channel
	// swings in a block that holds sound: -60 dBFS, well over the noise of an
	// open input, well under the quietest usable voice. A swing, because some
	// inputs have an offset.
	soundSwing = 2e-3

	// soundBlocks is in how many blocks a channel must have sound to be live:
	// a lone click does not count.
	soundBlocks = 5
)

func newMixer(channels int) *mixer {
	return &mixer{channels: channels}
}

// survey listens to s until every channel has shown sound, or to its end, and
// leaves the dead ones out of the mix. Only files with a dead channel are read
// through; elsewhere it is over with the first word.
func (m *mixer) survey(s *pcmStream) error {
	sounding := make([]int, m.channels) // blocks with sound
	block := make([]float32, mixFrames*m.channels)
	for slices.Min(sounding) < soundBlocks {
		n, err := s.read(block)
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		for c := range sounding {
			low, high := block[c], block[c]
			for i := c; i < n*m.channels; i += m.channels {
				if x := block[i]; x < low {
					low = x
				} else if x > high {
					high = x
				}
			}
			if high-low > soundSwing {
				sounding[c]++
			}
		}
	}
	// In a file too short, or too quiet, the channels are compared with the
	// best of them.
	need := min(soundBlocks, slices.Max(sounding))
	for c, blocks := range sounding {
		if blocks >= need {
			m.live = append(m.live, c)
		}
	}
	m.gain = 1 / float32(len(m.live))
	return nil
}

// mix puts the mono of the frames in src into dst.
func (m *mixer) mix(dst, src []float32) {
	switch {
	case len(m.live) == 1:
		for i, at := 0, m.live[0]; i < len(dst); i, at = i+1, at+m.channels {
			dst[i] = src[at]
		}
		return
	case m.channels == 2:
		for i := range dst {
			dst[i] = 0.5 * (src[2*i] + src[2*i+1])
		}
	default:
		for i := range dst {
			var sum float32
			for _, c := range m.live {
				sum += src[i*m.channels+c]
			}
			dst[i] = m.gain * sum
		}
	}
	m.weigh(dst, src)
}

// weigh adds to the energies by which cancels judges. One frame in eight is
// plenty for that.
func (m *mixer) weigh(mono, src []float32) {
	for i := 0; i < len(mono); i += 8 {
		var squares float32
		for _, c := range m.live {
			x := src[i*m.channels+c]
			squares += x * x
		}
		m.energyIn += float64(squares)
		m.energyOut += float64(mono[i] * mono[i])
	}
}

// cancels reports whether the channels took each other out: channels without
// relation keep 1/n² of their energy in the mean of n, these kept less than a
// tenth of that.
func (m *mixer) cancels() bool {
	n := float64(len(m.live))
	return m.energyOut*10*n*n < m.energyIn
}
