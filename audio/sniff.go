package audio

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// sniffLen is how much of a file's beginning sniff wants to see.
const sniffLen = 512

// signatures are the first bytes of what people hand in instead of WAV. The
// pattern's dots match any byte.
var signatures = []struct{ pattern, what string }{
	{"fLaC", "FLAC"},
	{"OggS", "Ogg"},
	{"ID3", "MP3"},
	{"FORM....AIFF", "AIFF"},
	{"FORM....AIFC", "AIFF-C"},
	{"riff\x2e\x91\xcf\x11", "Sony Wave64"},
	{"caff", "Apple CAF"},
	{"....ftyp", "MPEG-4 audio or video (M4A, MP4)"},
	{"RIFF....AVI ", "AVI video"},
	{"\x1a\x45\xdf\xa3", "WebM or Matroska"},
	{"\x30\x26\xb2\x75", "Windows Media"},
	{"#!AMR", "AMR"},
	{".snd", "Sun AU"},
	{"NIST_1A", "NIST Sphere"},
	{"wvpk", "WavPack"},
	{"MAC ", "Monkey's Audio"},
}

// sniff names the format that head, the beginning of a file, belongs to. sound
// tells whether a converter will make a WAV of it.
func sniff(head []byte) (what string, sound bool) {
	for _, s := range signatures {
		if hasPattern(head, s.pattern) {
			return s.what, true
		}
	}
	// MPEG audio and ADTS begin with twelve (eleven) set bits; the two layer
	// bits are 00 in ADTS, and bitrate 15 never occurs in MPEG audio.
	if len(head) >= 3 && head[0] == 0xFF && head[1]&0xE0 == 0xE0 {
		switch {
		case head[1]&0xF6 == 0xF0:
			return "AAC", true
		case head[1]&0x06 != 0 && head[2]>>4 != 15:
			return "MP3", true
		}
	}
	if isText(head) {
		return "text", false
	}
	return "", false
}

func hasPattern(head []byte, pattern string) bool {
	if len(head) < len(pattern) {
		return false
	}
	for i := range len(pattern) {
		if pattern[i] != '.' && pattern[i] != head[i] {
			return false
		}
	}
	return true
}

// isText reports whether head reads as text. The last rune may be cut.
func isText(head []byte) bool {
	if len(head) == 0 || bytes.IndexByte(head, 0) >= 0 {
		return false
	}
	for len(head) > 0 {
		r, n := utf8.DecodeRune(head)
		if r == utf8.RuneError && n == 1 {
			return !utf8.FullRune(head)
		}
		if !unicode.IsPrint(r) && !unicode.IsSpace(r) && r != '\ufeff' {
			return false
		}
		head = head[n:]
	}
	return true
}
