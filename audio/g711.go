package audio

import "math/bits"

// The two companding laws of ITU-T G.711, between 16-bit linear samples and
// the eight bits a telephone network carries. Levels follow ITU-T G.191: the
// largest mu-law sample is 32124, the largest A-law sample 32256.

// EncodeMuLaw gives the mu-law code of a sample (G.711 table 2).
func EncodeMuLaw(sample int16) byte {
	x, sign := magnitude(sample)
	// 14-bit magnitude plus the bias of 33: the position of the leading one,
	// from bit 5 up, is the segment, the four bits below it the step.
	m := min(x>>2+33, 0x1FFF)
	segment := bits.Len(uint(m)) - 6
	step := m >> (segment + 1) & 0xF
	return ^byte(segment<<4|step)&0x7F | sign
}

// DecodeMuLaw gives the sample a mu-law code stands for.
func DecodeMuLaw(code byte) int16 {
	c := int(^code)
	segment, step := c>>4&7, c&0xF
	m := ((2*step+33)<<segment - 33) << 2
	if code&0x80 == 0 {
		m = -m
	}
	return int16(m)
}

// EncodeALaw gives the A-law code of a sample (G.711 table 1).
func EncodeALaw(sample int16) byte {
	x, sign := magnitude(sample)
	m := x >> 4 // twelve bits; the first two segments have the same step
	code := m
	if m > 15 {
		segment := bits.Len(uint(m)) - 4
		code = segment<<4 | m>>(segment-1)&0xF
	}
	return (byte(code) | sign) ^ 0x55 // even bits are inverted on the line
}

// DecodeALaw gives the sample an A-law code stands for.
func DecodeALaw(code byte) int16 {
	c := int(code ^ 0x55)
	segment, step := c>>4&7, c&0xF
	m := 2*step + 1
	if segment > 0 {
		m = (2*step + 33) << (segment - 1)
	}
	m <<= 3
	if code&0x80 == 0 {
		m = -m
	}
	return int16(m)
}

// magnitude splits a sample into its size and the sign bit of the codes. One
// is taken off negative samples, as G.191 does, so that -32768 fits.
func magnitude(sample int16) (size int, sign byte) {
	if sample < 0 {
		return int(^sample), 0
	}
	return int(sample), 0x80
}
