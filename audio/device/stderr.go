package device

import (
	"os"
	"sync"
)

// Stderr is the process's standard error for whoever wants to write to it
// while a device is in use. PortAudio and the libraries below it (ALSA, JACK)
// write there whatever they please - a hundred lines where there is no sound
// card, more when a device is unplugged, some from threads of their own - and
// offer no switch. So file descriptor 2 leads nowhere for as long as any
// device is open, and the program writes to a copy of it. Call Stderr for the
// first time before that.
var Stderr = sync.OnceValue(copyOfStderr)

// hush switches file descriptor 2 off and on again. Uses may overlap.
type hush struct {
	mu    sync.Mutex
	users int
	saved *os.File // the true standard error while there are users
}

// chatter is the process's one file descriptor 2.
var chatter hush

func (h *hush) begin() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.users++; h.users == 1 {
		h.saved = silenceStderr()
	}
}

func (h *hush) end() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.users--; h.users == 0 && h.saved != nil {
		restoreStderr(h.saved)
		h.saved = nil
	}
}
