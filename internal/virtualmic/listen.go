package virtualmic

import (
	"bufio"
	"encoding/binary"
	"io"
	"math"
	"os/exec"
	"time"
)

// Ear is a recording of what the room's loudspeaker plays.
type Ear struct {
	parec *exec.Cmd
	out   io.ReadCloser

	samples []float32 // belongs to collect until done
	done    chan struct{}
}

// Listen records the loudspeaker, at Rate, until Heard is called.
func (r *Room) Listen() *Ear {
	r.t.Helper()
	cmd := r.Command("parec", "--device=loudspeaker.monitor", "--format=float32le",
		"--rate=48000", "--channels=1", "--latency-msec=20", "--raw")
	out, err := cmd.StdoutPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		r.t.Fatalf("start parec: %v", err)
	}
	e := &Ear{parec: cmd, out: out, done: make(chan struct{})}
	started := make(chan struct{})
	go e.collect(started)
	r.t.Cleanup(func() { e.Heard() })
	<-started
	return e
}

// collect reads samples to the end and closes started when the first came:
// from then on nothing is missed.
func (e *Ear) collect(started chan struct{}) {
	defer close(e.done)
	first := true
	in := bufio.NewReader(e.out)
	for buf := make([]byte, 4); ; {
		_, err := io.ReadFull(in, buf)
		if first {
			close(started)
			first = false
		}
		if err != nil {
			return
		}
		e.samples = append(e.samples, math.Float32frombits(binary.LittleEndian.Uint32(buf)))
	}
}

// tail is how long what was played may be on its way to the ear.
const tail = 500 * time.Millisecond

// Heard ends the recording and returns what the loudspeaker played.
func (e *Ear) Heard() []float32 {
	if e.parec.ProcessState == nil {
		time.Sleep(tail)
		e.parec.Process.Kill()
		<-e.done
		e.parec.Wait()
	}
	return e.samples
}
