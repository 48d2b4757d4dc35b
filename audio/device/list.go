package device

import (
	"fmt"
	"time"
)

// listLimit is how long looking for devices may take; searching for a JACK
// server that is not there is the slow part.
const listLimit = 10 * time.Second

// List returns the sound devices there are now, numbered as Open and Play
// understand it.
func List() ([]Info, error) {
	h, err := theHost()
	if err != nil {
		return nil, err
	}
	return list(h)
}

func list(h *host) (devices []Info, err error) {
	var listErr error
	err = h.do(listLimit, func(sys system) {
		if listErr = sys.initialize(); listErr == nil {
			devices, listErr = sys.devices()
			sys.terminate()
		}
	}, nil)
	if err == nil {
		err = listErr
	}
	if err != nil {
		return nil, fmt.Errorf("list sound devices: %w", err)
	}
	return devices, nil
}
