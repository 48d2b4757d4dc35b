package device

import "sync/atomic"

// ring is a queue of samples between one writer and one reader on different
// goroutines. It takes no lock and allocates nothing after newRing, so that
// the writer may be the sound device's callback, which must never wait.
type ring struct {
	buf  []float32    // length is a power of two
	head atomic.Int64 // samples ever written; only the writer stores it
	tail atomic.Int64 // samples ever read; only the reader stores it
}

// newRing returns a ring for at least size samples.
func newRing(size int) *ring {
	n := 1
	for n < size {
		n *= 2
	}
	return &ring{buf: make([]float32, n)}
}

// write queues as much of src as there is room for and returns how much that
// was. The rest is lost to the reader: what is queued already is older and
// stays, so that the stream has one gap and not many.
func (r *ring) write(src []float32) int {
	head := r.head.Load()
	n := min(len(src), len(r.buf)-int(head-r.tail.Load()))
	at := int(head) & (len(r.buf) - 1)
	copied := copy(r.buf[at:], src[:n])
	copy(r.buf, src[copied:n])
	r.head.Store(head + int64(n))
	return n
}

// read takes up to len(dst) samples from the queue and returns how many.
func (r *ring) read(dst []float32) int {
	tail := r.tail.Load()
	n := min(len(dst), int(r.head.Load()-tail))
	at := int(tail) & (len(r.buf) - 1)
	copied := copy(dst[:n], r.buf[at:])
	copy(dst[copied:n], r.buf)
	r.tail.Store(tail + int64(n))
	return n
}

// queued is the number of samples written and not yet read.
func (r *ring) queued() int { return int(r.head.Load() - r.tail.Load()) }
