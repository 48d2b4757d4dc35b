package audio

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// What is read: everything a microphone, a phone or an editor writes.
const (
	minRate     SampleRate = 8000
	maxRate     SampleRate = 192000
	maxChannels            = 8
)

// Format tags of the fmt chunk (RFC 2361, mmreg.h).
const (
	tagPCM        = 0x0001
	tagFloat      = 0x0003
	tagALaw       = 0x0006
	tagMuLaw      = 0x0007
	tagExtensible = 0xFFFE
)

// compressedTags names encodings that are recognised, not read.
var compressedTags = map[uint16]string{
	0x0002: "MS ADPCM",
	0x0011: "IMA ADPCM",
	0x0022: "TrueSpeech",
	0x0031: "GSM 6.10",
	0x0040: "G.721 ADPCM",
	0x0050: "MPEG layer 1 or 2",
	0x0055: "MP3",
	0x00FF: "AAC",
	0x0161: "Windows Media",
	0x0162: "Windows Media",
	0x704F: "Opus",
	0xF1AC: "FLAC",
}

// subFormatTail ends the SubFormat GUIDs that carry a format tag in front:
// {xxxxxxxx-0000-0010-8000-00AA00389B71}.
const subFormatTail = "\x80\x00\x00\xaa\x00\x38\x9b\x71"

// format is what the fmt chunk says.
type format struct {
	rate     SampleRate
	channels int
	encoding encoding

	bigEndian bool // samples of several bytes, most significant first (RIFX)
}

// name is the encoding as ffprobe calls it.
func (f format) name() string {
	if f.bigEndian {
		return strings.TrimSuffix(f.encoding.name, "le") + "be"
	}
	return f.encoding.name
}

// frameBytes is the size of one sample of every channel.
func (f format) frameBytes() int { return f.channels * f.encoding.bytes }

// rejection is why a format is not read; it becomes a FormatError once the
// file's name is known.
type rejection struct {
	kind    error
	what    string
	convert bool // a converter can help
}

func (r *rejection) Error() string { return r.what }

func damaged(format string, args ...any) *rejection {
	return &rejection{kind: ErrDamaged, what: fmt.Sprintf(format, args...)}
}

func unsupported(format string, args ...any) *rejection {
	return &rejection{kind: ErrFormat, what: fmt.Sprintf(format, args...), convert: true}
}

// parseFormat reads the first bytes of a fmt chunk: 16 of them, or 40 when it
// is EXTENSIBLE.
func parseFormat(b []byte, order binary.ByteOrder) (format, *rejection) {
	if len(b) < 16 {
		return format{}, damaged("WAV whose fmt chunk has %d bytes instead of 16", len(b))
	}
	tag := order.Uint16(b)
	bits := int(order.Uint16(b[14:]))
	align := int(order.Uint16(b[12:]))
	f := format{
		channels: int(order.Uint16(b[2:])),
		rate:     SampleRate(order.Uint32(b[4:])),
	}
	if tag == tagExtensible {
		if len(b) < 40 {
			return format{}, damaged("WAV with an EXTENSIBLE format cut short")
		}
		sub := order.Uint32(b[24:])
		if sub > 0xFFFF || string(b[32:40]) != subFormatTail {
			return format{}, unsupported("WAV with an unknown encoding (SubFormat %x)", b[24:40])
		}
		tag = uint16(sub)
	}
	if name, ok := compressedTags[tag]; ok {
		return format{}, unsupported("WAV with %s inside", name)
	}
	switch {
	case f.channels == 0:
		return format{}, damaged("WAV with 0 channels")
	case f.channels > maxChannels:
		return format{}, unsupported("WAV with %d channels; at most %d are read", f.channels, maxChannels)
	case f.rate == 0:
		return format{}, damaged("WAV with a sample rate of 0 Hz")
	case f.rate < minRate || f.rate > maxRate:
		return format{}, unsupported("WAV at %d Hz; %d to %d Hz are read", f.rate, minRate, maxRate)
	}
	enc, ok := encodingFor(tag, bits)
	switch {
	case !ok && tag == tagPCM:
		return format{}, unsupported("WAV with %d-bit samples; 8, 12, 16, 20, 24 and 32 bits are read", bits)
	case !ok:
		return format{}, unsupported("WAV with an encoding that is not read (tag %#04x, %d bits)", tag, bits)
	}
	f.encoding = enc
	f.bigEndian = order == binary.ByteOrder(binary.BigEndian) && enc.bytes > 1
	if align != f.frameBytes() {
		return format{}, damaged("WAV whose header contradicts itself: %d bytes a frame, but %d channel(s) of %d bits", align, f.channels, bits)
	}
	return f, nil
}
