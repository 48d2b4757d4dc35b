//go:build cgo

package device

import (
	"sync"

	"github.com/gordonklaus/portaudio"

	"rehearse/audio"
)

// theHost is the one host of the process: PortAudio's state is global.
var theHost = sync.OnceValues(func() (*host, error) { return newHost(portAudio{}), nil })

// portAudio is the system behind this package. From initialize to terminate
// the libraries' chatter is kept off the terminal.
type portAudio struct{}

func (portAudio) initialize() error {
	chatter.begin()
	err := portaudio.Initialize()
	if err != nil {
		chatter.end()
	}
	return err
}

func (portAudio) terminate() error {
	defer chatter.end()
	return portaudio.Terminate()
}

func (portAudio) devices() ([]Info, error) {
	devices, err := portaudio.Devices()
	if err != nil {
		return nil, err
	}
	in, _ := portaudio.DefaultInputDevice() // an error means there is none
	out, _ := portaudio.DefaultOutputDevice()
	list := make([]Info, len(devices))
	for n, d := range devices {
		list[n] = Info{
			Number: d.Index, Name: d.Name, Host: d.HostApi.Name,
			Inputs: d.MaxInputChannels, Outputs: d.MaxOutputChannels,
			Rate:         audio.SampleRate(d.DefaultSampleRate),
			DefaultInput: d == in, DefaultOutput: d == out,
		}
	}
	return list, nil
}

func (portAudio) supports(i Info, d direction, rate audio.SampleRate) bool {
	p, err := parameters(i, d, rate)
	if err != nil {
		return false
	}
	var callback any = func([]float32) {}
	if d == output {
		callback = func([][]float32) {}
	}
	return portaudio.IsFormatSupported(p, callback) == nil
}

func (portAudio) openInput(i Info, rate audio.SampleRate, deliver func([]float32, bool)) (stream, error) {
	return open(i, input, rate, func(in []float32, _ portaudio.StreamCallbackTimeInfo, flags portaudio.StreamCallbackFlags) {
		deliver(in, flags&portaudio.InputOverflow != 0)
	})
}

func (portAudio) openOutput(i Info, rate audio.SampleRate, fill func([]float32)) (stream, error) {
	return open(i, output, rate, func(out [][]float32) {
		fill(out[0])
		for _, channel := range out[1:] {
			copy(channel, out[0])
		}
	})
}

func open(i Info, d direction, rate audio.SampleRate, callback any) (stream, error) {
	p, err := parameters(i, d, rate)
	if err != nil {
		return nil, err
	}
	s, err := portaudio.OpenStream(p, callback)
	if err != nil {
		return nil, err
	}
	return paStream{s}, nil
}

// parameters asks for one channel in or up to two out.
func parameters(i Info, d direction, rate audio.SampleRate) (portaudio.StreamParameters, error) {
	devices, err := portaudio.Devices()
	if err != nil {
		return portaudio.StreamParameters{}, err
	}
	var p portaudio.StreamParameters
	if d == input {
		p = portaudio.HighLatencyParameters(devices[i.Number], nil)
		p.Input.Latency = max(p.Input.Latency, inputLatency)
	} else {
		p = portaudio.HighLatencyParameters(nil, devices[i.Number])
		p.Output.Latency = max(p.Output.Latency, outputLatency)
	}
	p.SampleRate = float64(rate)
	return p, nil
}

// paStream gives PortAudio's stream the names of ours.
type paStream struct{ s *portaudio.Stream }

func (p paStream) start() error { return p.s.Start() }
func (p paStream) stop() error  { return p.s.Stop() }
func (p paStream) abort() error { return p.s.Abort() }
func (p paStream) close() error { return p.s.Close() }
