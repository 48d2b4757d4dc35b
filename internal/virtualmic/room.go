// Package virtualmic is a sound card for tests on machines that have none: a
// private PulseAudio server with a microphone one can speak into and a
// loudspeaker one can listen to, both in real time. Programs reach it through
// ALSA like any desktop's sound.
//
// It needs pulseaudio, pactl, paplay, parec and ALSA's pulse plugin (Debian:
// pulseaudio, pulseaudio-utils, libasound2-plugins).
package virtualmic

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// Rate is the sample rate of the room's microphone and loudspeaker, in Hz.
const Rate = 48000

// Room is a running sound server. What is spoken into its microphone is not
// heard on its loudspeaker, and the other way round.
type Room struct {
	t   testing.TB
	dir string
	env []string // of the room alone, to be added to the process's

	closing sync.Once
	kill    func()
}

// script sets the server up: two sinks that play to nobody. The monitor of one
// is the microphone, the other is the loudspeaker.
const script = `
load-module module-native-protocol-unix auth-anonymous=1 socket=%[1]s
load-module module-null-sink sink_name=mouth rate=%[2]d channels=1 format=float32le
load-module module-null-sink sink_name=loudspeaker rate=%[2]d channels=1 format=float32le
set-default-sink loudspeaker
set-default-source mouth.monitor
`

// asoundrc sends programs that use ALSA to the server.
const asoundrc = `
pcm.!default { type pulse }
ctl.!default { type pulse }
`

// Open starts a server for the length of the test. Where it can not run, the
// test is skipped with the reason; under CI=true that is a failure, because
// there the tools are installed.
func Open(t testing.TB) *Room {
	t.Helper()
	if missing := Missing(); missing != "" {
		Skip(t, missing)
	}
	// Not t.TempDir: a socket's path must be shorter than 108 bytes.
	dir, err := os.MkdirTemp("", "mic")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket := filepath.Join(dir, "native")
	write(t, filepath.Join(dir, ".asoundrc"), asoundrc)
	write(t, filepath.Join(dir, "room.pa"), fmt.Sprintf(script, socket, Rate))
	r := &Room{t: t, dir: dir, env: []string{
		"HOME=" + dir, "XDG_RUNTIME_DIR=" + dir, "XDG_CONFIG_HOME=" + dir, "PULSE_SERVER=unix:" + socket}}
	r.serve()
	return r
}

// Missing says what this machine lacks for a Room; "" when nothing.
func Missing() string {
	var missing []string
	for _, tool := range []string{"pulseaudio", "pactl", "paplay", "parec"} {
		if _, err := exec.LookPath(tool); err != nil {
			missing = append(missing, tool)
		}
	}
	plugins, _ := filepath.Glob("/usr/lib*/*/alsa-lib/libasound_module_pcm_pulse.so")
	more, _ := filepath.Glob("/usr/lib*/alsa-lib/libasound_module_pcm_pulse.so")
	if len(plugins)+len(more) == 0 {
		missing = append(missing, "ALSA's pulse plugin")
	}
	if len(missing) == 0 {
		return ""
	}
	return "no virtual microphone: " + strings.Join(missing, ", ") + " not installed (make test installs them)"
}

// Skip skips the test, or fails it under CI=true.
func Skip(t testing.TB, reason string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// serve runs the server until the test ends.
func (r *Room) serve() {
	r.t.Helper()
	var log bytes.Buffer
	server := exec.Command("pulseaudio", "-n", "-F", filepath.Join(r.dir, "room.pa"),
		"--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disallow-exit",
		"--realtime=no", "--high-priority=no", "--log-target=stderr", "--resample-method=speex-float-5")
	server.Env, server.Stderr = r.Environ(), &log
	if err := server.Start(); err != nil {
		r.t.Fatalf("start pulseaudio: %v", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	r.kill = func() {
		server.Process.Kill()
		<-ended
	}
	r.t.Cleanup(r.Close)
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if r.Command("pactl", "info").Run() == nil {
			return
		}
		select {
		case err := <-ended:
			ended <- err
			r.t.Fatalf("pulseaudio ended: %v\n%s", err, log.String())
		default:
		}
		if time.Now().After(deadline) {
			r.t.Fatal("pulseaudio does not answer")
		}
	}
}

// Close ends the server at once, as when a device is unplugged. The end of the
// test does it otherwise.
func (r *Room) Close() { r.closing.Do(r.kill) }

// Command is an exec.Command whose program finds the room's microphone and
// loudspeaker as the system's default.
func (r *Room) Command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = r.Environ()
	return cmd
}

// Environ is the environment of a program in the room.
func (r *Room) Environ() []string { return append(os.Environ(), r.env...) }

// Enter puts the test's own process into the room, for the length of the test.
func (r *Room) Enter(t *testing.T) {
	for _, v := range r.env {
		name, value, _ := strings.Cut(v, "=")
		t.Setenv(name, value)
	}
}

// Speak plays a WAV file into the microphone and returns when it has ended.
func (r *Room) Speak(wav string) {
	r.t.Helper()
	r.run("paplay", "--device=mouth", wav)
}

// Mute switches the microphone to silence or back.
func (r *Room) Mute(on bool) {
	r.t.Helper()
	r.run("pactl", "set-source-mute", "mouth.monitor", fmt.Sprint(on))
}

func (r *Room) run(name string, args ...string) {
	r.t.Helper()
	if out, err := r.Command(name, args...).CombinedOutput(); err != nil {
		r.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}
