package audio

import (
	"encoding/binary"
	"math"
)

// encoding is how a sample is stored.
type encoding struct {
	name   string // as ffprobe calls it
	bytes  int    // of one sample
	decode func(dst []float32, src []byte, r *repairs)
}

// repairs counts the samples that could not be taken as they are.
type repairs struct {
	nan  int64 // not a number, taken as silence
	inf  int64 // infinite, taken as full scale
	over int64 // beyond full scale, cut to it
}

// encodingFor finds the encoding of a format tag. Odd sizes that do exist, 12
// and 20 bits, stand in the upper bits of the next larger container, so they
// decode as that; any other number of bits is a damaged header.
func encodingFor(tag uint16, bits int) (encoding, bool) {
	switch {
	case tag == tagPCM && bits == 8:
		return encoding{"pcm_u8", 1, decodeU8}, true
	case tag == tagPCM && (bits == 16 || bits == 12):
		return encoding{"pcm_s16le", 2, decodeS16}, true
	case tag == tagPCM && (bits == 24 || bits == 20):
		return encoding{"pcm_s24le", 3, decodeS24}, true
	case tag == tagPCM && bits == 32:
		return encoding{"pcm_s32le", 4, decodeS32}, true
	case tag == tagFloat && bits == 32:
		return encoding{"pcm_f32le", 4, decodeF32}, true
	case tag == tagFloat && bits == 64:
		return encoding{"pcm_f64le", 8, decodeF64}, true
	case tag == tagALaw && bits == 8:
		return encoding{"pcm_alaw", 1, decodeALaw}, true
	case tag == tagMuLaw && bits == 8:
		return encoding{"pcm_mulaw", 1, decodeMuLaw}, true
	}
	return encoding{}, false
}

// The decoders turn src, which holds len(dst) samples, into full scale ±1. An
// integer of b bits is divided by 2^(b-1): the most negative one is -1, the
// most positive one a step short of +1.

func decodeU8(dst []float32, src []byte, _ *repairs) {
	for i, b := range src[:len(dst)] {
		dst[i] = float32(int(b)-128) / 128
	}
}

// decodeS16 takes four samples a turn: nearly all takes are 16-bit, and this
// halves the time.
func decodeS16(dst []float32, src []byte, _ *repairs) {
	const step = 1.0 / (1 << 15)
	for len(dst) >= 4 && len(src) >= 8 {
		d, v := (*[4]float32)(dst), int64(binary.LittleEndian.Uint64(src))
		d[0] = float32(int32(v)<<16>>16) * step
		d[1] = float32(int32(v)>>16) * step
		d[2] = float32(int32(v>>32)<<16>>16) * step
		d[3] = float32(int32(v>>48)) * step
		dst, src = dst[4:], src[8:]
	}
	for i := range dst {
		dst[i] = float32(int16(binary.LittleEndian.Uint16(src[2*i:]))) * step
	}
}

func decodeS24(dst []float32, src []byte, _ *repairs) {
	for i := range dst {
		b := src[3*i : 3*i+3]
		dst[i] = float32(int32(b[0])<<8|int32(b[1])<<16|int32(b[2])<<24) / (1 << 31)
	}
}

func decodeS32(dst []float32, src []byte, _ *repairs) {
	for i := range dst {
		dst[i] = float32(int32(binary.LittleEndian.Uint32(src[4*i:]))) / (1 << 31)
	}
}

func decodeF32(dst []float32, src []byte, r *repairs) {
	for i := range dst {
		x := math.Float32frombits(binary.LittleEndian.Uint32(src[4*i:]))
		if !(x >= -1 && x <= 1) {
			x = float32(r.fix(float64(x)))
		}
		dst[i] = x
	}
}

func decodeF64(dst []float32, src []byte, r *repairs) {
	for i := range dst {
		x := math.Float64frombits(binary.LittleEndian.Uint64(src[8*i:]))
		if !(x >= -1 && x <= 1) {
			x = r.fix(x)
		}
		dst[i] = float32(x)
	}
}

func decodeALaw(dst []float32, src []byte, _ *repairs) {
	for i, b := range src[:len(dst)] {
		dst[i] = aLaw[b]
	}
}

func decodeMuLaw(dst []float32, src []byte, _ *repairs) {
	for i, b := range src[:len(dst)] {
		dst[i] = muLaw[b]
	}
}

var aLaw, muLaw = lawTable(DecodeALaw), lawTable(DecodeMuLaw)

func lawTable(decode func(byte) int16) *[256]float32 {
	var t [256]float32
	for code := range t {
		t[code] = float32(decode(byte(code))) / (1 << 15)
	}
	return &t
}

// fix makes a float sample outside ±1 one that any player would put out in
// its place, and counts it.
func (r *repairs) fix(x float64) float64 {
	switch {
	case math.IsNaN(x):
		r.nan++
		return 0
	case math.IsInf(x, 0):
		r.inf++
	default:
		r.over++
	}
	return math.Copysign(1, x)
}

// swapBytes turns big-endian samples of the given size into little-endian
// ones, in place.
func swapBytes(b []byte, size int) {
	for ; len(b) >= size; b = b[size:] {
		for i, j := 0, size-1; i < j; i, j = i+1, j-1 {
			b[i], b[j] = b[j], b[i]
		}
	}
}
