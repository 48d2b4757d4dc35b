package audio

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"github.com/go-audio/wav"
)

const (
	// readBytes is how much is read from a file at a time.
	readBytes = 1 << 15

	// maxSegment is how much sound one decoder gets. The decoder counts in 32
	// bits, RF64 files do not.
	maxSegment = 1 << 30
)

// pcmStream reads the frames of a file in order, interleaved and scaled to ±1.
//
// The decoder never sees the file's own header. Its parser allocates whatever
// a chunk's length claims (12 GB for 200 bytes), drops the SubFormat of
// EXTENSIBLE files and takes float bits for integers. It gets a canonical
// header made from the scanned one, with the file's sound behind it.
type pcmStream struct {
	file    io.ReaderAt
	layout  wavLayout
	frame   int64 // bytes of a frame
	at      int64 // frames read
	segment int64 // frames a decoder gets at most
	left    int64 // frames left in the current decoder
	pcm     io.Reader
	buf     []byte // room for whole frames
	repairs repairs
}

func newPCMStream(r io.ReaderAt, l wavLayout) *pcmStream {
	frame := int64(l.frameBytes())
	return &pcmStream{
		file:    r,
		layout:  l,
		frame:   frame,
		segment: maxSegment / frame,
		buf:     make([]byte, readBytes/frame*frame),
	}
}

// read fills dst, which has room for whole frames, and returns how many frames
// it got; 0 and io.EOF at the end. An error comes without frames.
func (s *pcmStream) read(dst []float32) (int, error) {
	if s.at == s.layout.frames {
		return 0, io.EOF
	}
	if s.left == 0 {
		if err := s.nextSegment(); err != nil {
			return 0, err
		}
	}
	frames := min(int64(len(dst)/s.layout.channels), int64(len(s.buf))/s.frame, s.left)
	raw := s.buf[:frames*s.frame]
	if _, err := io.ReadFull(s.pcm, raw); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF // the file has shrunk under our hands
		}
		return 0, err
	}
	if s.layout.bigEndian {
		swapBytes(raw, s.layout.encoding.bytes)
	}
	s.layout.encoding.decode(dst[:int(frames)*s.layout.channels], raw, &s.repairs)
	s.at += frames
	s.left -= frames
	return int(frames), nil
}

// nextSegment gives the next stretch of the file to a decoder of its own.
func (s *pcmStream) nextSegment() error {
	s.left = min(s.segment, s.layout.frames-s.at)
	size := s.left * s.frame
	sound := io.NewSectionReader(s.file, s.layout.start+s.at*s.frame, size)
	header := canonicalHeader(s.layout.format, uint32(size))
	d := wav.NewDecoder(forwardOnly{io.MultiReader(bytes.NewReader(header), sound)})
	if err := d.FwdToPCM(); err != nil {
		return err
	}
	if d.PCMChunk == nil {
		return errors.Join(errors.New("decoder found no sound"), d.Err())
	}
	s.pcm = d.PCMChunk
	return nil
}

// forwardOnly lets a plain reader pass for the decoder's io.ReadSeeker; with a
// canonical header the decoder never seeks.
type forwardOnly struct{ io.Reader }

func (forwardOnly) Seek(int64, int) (int64, error) { return 0, errors.ErrUnsupported }

// headerBytes is the length of a canonical WAV header: RIFF, a 16-byte fmt
// chunk, and the head of the data chunk.
const headerBytes = 44

// canonicalHeader is the header of a WAV file of size bytes of sound. The tag
// is PCM whatever the encoding: the samples are taken as bytes.
func canonicalHeader(f format, size uint32) []byte {
	h := make([]byte, 0, headerBytes)
	h = append(h, "RIFF"...)
	h = binary.LittleEndian.AppendUint32(h, headerBytes-8+size)
	h = append(h, "WAVEfmt "...)
	h = binary.LittleEndian.AppendUint32(h, 16)
	h = binary.LittleEndian.AppendUint16(h, tagPCM)
	h = binary.LittleEndian.AppendUint16(h, uint16(f.channels))
	h = binary.LittleEndian.AppendUint32(h, uint32(f.rate))
	h = binary.LittleEndian.AppendUint32(h, uint32(int(f.rate)*f.frameBytes()))
	h = binary.LittleEndian.AppendUint16(h, uint16(f.frameBytes()))
	h = binary.LittleEndian.AppendUint16(h, uint16(8*f.encoding.bytes))
	h = append(h, "data"...)
	return binary.LittleEndian.AppendUint32(h, size)
}
