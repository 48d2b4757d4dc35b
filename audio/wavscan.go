package audio

import (
	"encoding/binary"
	"io"
)

// maxChunks is how many chunks may stand before the sound. Editors write a
// dozen; a file with thousands was made to keep a reader busy.
const maxChunks = 1000

// wavLayout is where the sound lies in a file, clamped to what is there.
type wavLayout struct {
	format
	start     int64 // offset of the first frame
	frames    int64 // whole frames present
	promised  int64 // frames the header promises; -1 when it gives no length
	truncated bool  // fewer frames than promised
}

// scanWAV walks the chunks of a WAV file (RIFF, RIFX, RF64 or BW64) by their
// offsets. It reads a few bytes of each chunk and allocates nothing by a
// number found in the file. An error that is not a *rejection comes from r.
//
// Multimedia Programming Interface and Data Specifications 1.0 (RIFF), EBU
// Tech 3306 (RF64), ITU-R BS.2088 (BW64).
func scanWAV(r io.ReaderAt, size int64) (wavLayout, error) {
	var head [12]byte
	n, err := readUpTo(r, head[:], 0)
	if err != nil {
		return wavLayout{}, err
	}
	order, ok := riffOrder(head[:n])
	if !ok {
		return wavLayout{}, rejectForeign(r, size)
	}

	var (
		f        format
		have     bool  // the fmt chunk was seen
		longData int64 // size of the sound from the ds64 chunk, 0 if none
		at       = int64(len(head))
	)
	for range maxChunks {
		var b [48]byte // a chunk's header and the part of it that matters
		n, err := readUpTo(r, b[:], at)
		if err != nil {
			return wavLayout{}, err
		}
		if n < 8 {
			return wavLayout{}, endOfChunks(have)
		}
		length := int64(order.Uint32(b[4:]))
		body := b[8:min(int64(n), 8+length)]
		at += 8
		switch string(b[:4]) {
		case "ds64":
			if len(body) >= 16 {
				longData = int64(order.Uint64(body[8:]))
			}
		case "fmt ":
			var bad *rejection
			if f, bad = parseFormat(body, order); bad != nil {
				return wavLayout{}, bad
			}
			have = true
		case "data":
			if !have {
				return wavLayout{}, damaged("WAV whose sound comes without a format (no fmt chunk)")
			}
			return layOut(r, f, at, length, longData, size, order)
		}
		at += length + length&1 // chunks begin on even offsets
		if at > size {
			return wavLayout{}, endOfChunks(have)
		}
	}
	return wavLayout{}, damaged("WAV with more than %d chunks before its sound", maxChunks)
}

// riffOrder tells a WAV file by its first twelve bytes.
func riffOrder(head []byte) (binary.ByteOrder, bool) {
	if len(head) < 12 || string(head[8:]) != "WAVE" {
		return nil, false
	}
	switch string(head[:4]) {
	case "RIFF", "RF64", "BW64":
		return binary.LittleEndian, true
	case "RIFX":
		return binary.BigEndian, true
	}
	return nil, false
}

// rejectForeign says what a file that is no WAV is instead.
func rejectForeign(r io.ReaderAt, size int64) error {
	if size == 0 {
		return &rejection{kind: ErrNoSound, what: "the file is empty"}
	}
	var head [sniffLen]byte
	n, err := readUpTo(r, head[:], 0)
	if err != nil {
		return err
	}
	switch what, sound := sniff(head[:n]); {
	case sound:
		return unsupported("%s, not WAV", what)
	case string(head[:min(n, 4)]) == "RIFF":
		return damaged("WAV header cut short")
	case what != "":
		return &rejection{kind: ErrFormat, what: what + ", not sound"}
	}
	return &rejection{kind: ErrFormat, what: "not a WAV file, nor any sound format known here"}
}

func endOfChunks(haveFormat bool) *rejection {
	if !haveFormat {
		return damaged("WAV without a format (no fmt chunk)")
	}
	return damaged("WAV without sound (no data chunk)")
}

// layOut places the sound that begins at start with the given chunk length.
func layOut(r io.ReaderAt, f format, start, length, longData, size int64, order binary.ByteOrder) (wavLayout, error) {
	if length == 0xFFFFFFFF && longData > 0 {
		length = longData
	}
	left := size - start
	l := wavLayout{format: f, start: start}
	frame := int64(f.frameBytes())
	switch {
	case length == 0 && !chunksFollow(r, start, size, order), isPlaceholder(length) && length > left:
		l.promised = -1
		l.frames = left / frame
	default:
		l.promised = length / frame
		l.frames = min(length, left) / frame
		l.truncated = length > left
	}
	if l.frames <= 0 {
		what := "WAV without a single sample"
		if l.truncated {
			what = "WAV cut off before its first sample"
		}
		return wavLayout{}, &rejection{kind: ErrNoSound, what: what}
	}
	return l, nil
}

// isPlaceholder recognises the lengths written by programs that could not go
// back to fill in the true one: ffmpeg 0xFFFFFFFF, SoX 0x7FFFF000, arecord
// 0x80000000, others 0x7FFFFFFF or a little less than 4 GiB.
func isPlaceholder(length int64) bool {
	switch length {
	case 0x7FFFF000, 0x7FFFFFFF, 0x80000000:
		return true
	}
	return length >= 0xFFFFFFF0 && length <= 0xFFFFFFFF
}

// chunksFollow reports whether what lies at offset at is a sequence of chunks
// that ends with the file. It tells a data chunk that is truly empty from one
// whose length was never filled in.
func chunksFollow(r io.ReaderAt, at, size int64, order binary.ByteOrder) bool {
	for range maxChunks {
		if at == size {
			return true
		}
		var b [8]byte
		if n, err := readUpTo(r, b[:], at); err != nil || n < len(b) {
			return false
		}
		for _, c := range b[:4] {
			if c < ' ' || c > '~' {
				return false
			}
		}
		length := int64(order.Uint32(b[4:]))
		if at += 8 + length; at < size {
			at += length & 1
		}
		if at > size {
			return false
		}
	}
	return false
}

// readUpTo fills b from offset at as far as the file goes.
func readUpTo(r io.ReaderAt, b []byte, at int64) (int, error) {
	n, err := r.ReadAt(b, at)
	if err == io.EOF {
		err = nil
	}
	return n, err
}
