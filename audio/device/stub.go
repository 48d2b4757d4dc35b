//go:build !cgo

package device

// theHost has nothing to offer in a program built without cgo.
func theHost() (*host, error) {
	return nil, hinted(ErrNoDeviceSupport,
		"saved takes can be measured: rehearse analyze take.wav",
		"to record and play, install PortAudio and build with cgo: make build")
}
