package device

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Diagnose says, in lines for the user, what is wrong where recording can not
// work with these devices, and what to do. It returns nothing when there is a
// default microphone.
func Diagnose(devices []Info) []string {
	return diagnose(runtime.GOOS, lookAround(), devices)
}

// WithheldHint is what to do when a microphone delivers exact zeros only, see
// Health.Withheld.
func WithheldHint() string { return withheldHint(runtime.GOOS) }

func withheldHint(goos string) string {
	switch goos {
	case "darwin":
		return "allow it in System Settings > Privacy & Security > Microphone for your terminal, then restart the terminal"
	case "windows":
		return "switch it on in Settings > Privacy & security > Microphone, also for desktop apps"
	default:
		return "unmute it in the sound settings (or: pactl set-source-mute @DEFAULT_SOURCE@ 0), or choose another with --device"
	}
}

// facts are what can be seen of the sound system without PortAudio. They are
// gathered on Linux only, where more than one thing can be missing.
type facts struct {
	cards  bool // the kernel knows a sound card
	denied bool // the cards' device files may not be opened
	server bool // PulseAudio or PipeWire answers this user
}

func lookAround() facts {
	var f facts
	files, _ := filepath.Glob("/dev/snd/pcm*")
	f.cards = len(files) > 0
	for _, file := range files {
		device, err := os.Open(filepath.Join(filepath.Dir(file), "controlC"+cardNumber(file)))
		if errors.Is(err, fs.ErrPermission) {
			f.denied = true
		}
		if err == nil {
			device.Close()
		}
	}
	f.server = serverAnswers()
	return f
}

// serverAnswers reports whether a sound server takes connections from this
// user: a crashed one leaves its socket behind.
func serverAnswers() bool {
	if address := os.Getenv("PULSE_SERVER"); address != "" {
		path, local := strings.CutPrefix(address, "unix:")
		return !local || answers(path) // one elsewhere is taken at its word
	}
	dir := os.Getenv("XDG_RUNTIME_DIR")
	return dir != "" && (answers(filepath.Join(dir, "pulse/native")) || answers(filepath.Join(dir, "pipewire-0")))
}

func answers(socket string) bool {
	c, err := net.DialTimeout("unix", socket, 200*time.Millisecond)
	if err != nil {
		return false
	}
	c.Close()
	return true
}

// cardNumber is the 1 of /dev/snd/pcmC1D0c.
func cardNumber(file string) string {
	name := strings.TrimPrefix(filepath.Base(file), "pcmC")
	return name[:max(0, strings.IndexByte(name, 'D'))]
}

func diagnose(goos string, f facts, devices []Info) []string {
	has := func(fits func(Info) bool) bool { return slices.ContainsFunc(devices, fits) }
	someInput := has(func(i Info) bool { return i.Inputs > 0 })
	switch {
	case has(func(i Info) bool { return i.DefaultInput }):
		return nil
	case someInput:
		return []string{"no microphone is the default one: choose one with --device"}
	case goos == "darwin":
		return []string{"plug in a microphone, or a headset with one"}
	case goos == "windows":
		return []string{"plug in a microphone, or switch it on in Settings > System > Sound > Input"}
	case goos != "linux":
		return []string{"plug in a microphone"}
	case f.server:
		return []string{
			"a sound server is running, but programs that use ALSA do not reach it: " +
				"install pipewire-alsa (PipeWire) or libasound2-plugins (PulseAudio)",
			"or the server has no microphone: plug one in",
		}
	case f.denied:
		return []string{"this user may not open the sound card: sudo usermod -aG audio $USER, then log in again"}
	case f.cards:
		return []string{"there is a sound card without a microphone: plug one in"}
	default:
		return []string{
			"this computer has no sound card, or none that this session can see (containers and remote logins usually have none)",
			"record elsewhere and measure the file: rehearse analyze take.wav",
		}
	}
}
