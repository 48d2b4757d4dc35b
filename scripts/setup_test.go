// Package scripts tests the project's set-up script.
package scripts

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// machine is a computer on which only the programs in bin exist. What its
// package manager and sudo were asked to do is in log.
type machine struct {
	t   *testing.T
	bin string
	log string
}

func newMachine(t *testing.T) *machine {
	if runtime.GOOS == "windows" {
		t.Skip("the set-up script is for systems with a Unix shell")
	}
	m := &machine{t: t, bin: t.TempDir(), log: filepath.Join(t.TempDir(), "log")}
	for _, tool := range []string{"sh", "grep", "ls", "cat", "env", "touch", "cp", "tr"} {
		path, err := exec.LookPath(tool)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(path, filepath.Join(m.bin, tool)); err != nil {
			t.Fatal(err)
		}
	}
	m.has("go", "echo cc") // go env CC
	m.has("uname", "echo Linux")
	m.has("silent", "")
	m.user(0)
	return m
}

// has puts a program on the machine.
func (m *machine) has(name, body string) {
	m.t.Helper()
	text := "#!/bin/sh\n" + body + "\n"
	if err := os.WriteFile(filepath.Join(m.bin, name), []byte(text), 0o755); err != nil {
		m.t.Fatal(err)
	}
}

func (m *machine) user(id int) { m.has("id", fmt.Sprint("echo ", id)) }

// builds puts everything on the machine that building needs.
func (m *machine) builds() {
	m.has("cc", "")
	m.has("pkg-config", "exit 0")
}

// manager puts a package manager on the machine: it logs how it was called
// and then runs body.
func (m *machine) manager(name, body string) {
	m.has(name, `echo "`+name+` $*" >> `+m.log+"\n"+body)
}

// installer is the body of a package manager that brings what building needs.
func (m *machine) installer() string {
	return "\nfor p in cc pkg-config; do cp " + m.bin + "/silent " + m.bin + "/$p; done\n"
}

// setup runs the script and returns its exit status and everything it said.
func (m *machine) setup(what string, env ...string) (status int, output string) {
	m.t.Helper()
	script, err := filepath.Abs("setup.sh")
	if err != nil {
		m.t.Fatal(err)
	}
	cmd := exec.Command("/bin/sh", script, what)
	cmd.Env = append(env, "PATH="+m.bin)
	out, err := cmd.CombinedOutput()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode(), string(out)
	}
	if err != nil {
		m.t.Fatal(err)
	}
	return 0, string(out)
}

// asked is what the package manager and sudo were asked to do.
func (m *machine) asked() string {
	log, err := os.ReadFile(m.log)
	if err != nil && !os.IsNotExist(err) {
		m.t.Fatal(err)
	}
	return string(log)
}

func TestNothingMissingAsksNobodyAnything(t *testing.T) {
	m := newMachine(t)
	m.builds()
	m.manager("apt-get", "exit 1")
	status, output := m.setup("build")
	if status != 0 || output != "" || m.asked() != "" {
		t.Errorf("status %d, said %q, asked %q", status, output, m.asked())
	}
}

func TestInstallsWhatIsMissingAndSaysWhy(t *testing.T) {
	for manager, want := range map[string]string{
		"apt-get": "apt-get install -qq -y --no-install-recommends gcc libc6-dev pkg-config portaudio19-dev\n",
		"dnf":     "dnf install -y gcc glibc-devel pkgconf-pkg-config portaudio-devel\n",
		"pacman":  "pacman -S --needed --noconfirm gcc pkgconf portaudio\n",
		"brew":    "brew install gcc pkg-config portaudio\n",
	} {
		t.Run(manager, func(t *testing.T) {
			m := newMachine(t)
			m.manager(manager, m.installer())
			status, output := m.setup("build")
			if status != 0 || m.asked() != want {
				t.Errorf("status %d, asked %q, want %q\n%s", status, m.asked(), want, output)
			}
			for _, why := range []string{"a C compiler, because", "to find PortAudio", "to record and play"} {
				if !strings.Contains(output, why) {
					t.Errorf("does not say %q in\n%s", why, output)
				}
			}
			if status, _ := m.setup("build"); status != 0 || m.asked() != want {
				t.Errorf("the second run asked again: %q", m.asked())
			}
		})
	}
}

func TestOnlyPortAudioIsMissing(t *testing.T) {
	m := newMachine(t)
	m.has("cc", "")
	m.has("pkg-config", "exit 1")
	m.manager("apt-get", m.installer())
	if status, output := m.setup("build"); status != 0 || !strings.HasSuffix(m.asked(), "recommends portaudio19-dev\n") {
		t.Errorf("status %d, asked %q\n%s", status, m.asked(), output)
	}
}

func TestFetchesTheListOfPackagesWhenThereIsNone(t *testing.T) {
	m := newMachine(t)
	m.manager("apt-get", `
case $1 in
update) touch `+m.bin+`/lists ;;
install) [ -e `+m.bin+`/lists ] || exit 100 ;;
esac`+m.installer())
	status, output := m.setup("build")
	calls := strings.Split(strings.TrimSpace(m.asked()), "\n")
	if status != 0 || len(calls) != 3 || calls[1] != "apt-get update -q" || calls[2] != calls[0] {
		t.Errorf("status %d, asked %q\n%s", status, calls, output)
	}
}

func TestUsesSudoWhenNotRootAndNeverAsksForAPasswordInAPipe(t *testing.T) {
	m := newMachine(t)
	m.user(1000)
	m.manager("apt-get", m.installer())
	m.has("sudo", `echo "sudo $*" >> `+m.log+"\n[ $1 = -n ] && shift\nexec \"$@\"")
	if status, output := m.setup("build"); status != 0 || !strings.HasPrefix(m.asked(), "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install") {
		t.Errorf("status %d, asked %q\n%s", status, m.asked(), output)
	}
}

func TestSaysWhatToRunWhereItCanNotInstall(t *testing.T) {
	t.Run("no sudo", func(t *testing.T) {
		m := newMachine(t)
		m.user(1000)
		m.manager("dnf", "exit 1")
		status, output := m.setup("build")
		if status != 1 || !strings.Contains(output, "run as root: dnf install -y") || m.asked() != "" {
			t.Errorf("status %d, asked %q\n%s", status, m.asked(), output)
		}
	})
	t.Run("no package manager", func(t *testing.T) {
		m := newMachine(t)
		status, output := m.setup("build")
		if status != 1 || !strings.Contains(output, "install these by hand") {
			t.Errorf("status %d\n%s", status, output)
		}
	})
	t.Run("installed and still missing", func(t *testing.T) {
		m := newMachine(t)
		m.has("cc", "")
		m.has("pkg-config", "exit 1")
		m.manager("apt-get", "exit 0")
		status, output := m.setup("build")
		if status != 1 || !strings.Contains(output, "still missing after the installation: portaudio") {
			t.Errorf("status %d\n%s", status, output)
		}
	})
	t.Run("no Go", func(t *testing.T) {
		m := newMachine(t)
		if err := os.Remove(filepath.Join(m.bin, "go")); err != nil {
			t.Fatal(err)
		}
		status, output := m.setup("build")
		if status != 1 || !strings.Contains(output, "https://go.dev/dl") {
			t.Errorf("status %d\n%s", status, output)
		}
	})
}

func TestSoundServerIsNotWorthFailingFor(t *testing.T) {
	for _, tt := range []struct {
		name   string
		set    func(m *machine)
		reason string
		asked  bool
	}{
		{"it can not be installed", func(m *machine) { m.manager("apt-get", "exit 100") }, "could not install what tests need: soundserver", true},
		{"the system is not Linux", func(m *machine) { m.has("uname", "echo Darwin") }, "no virtual sound card for Darwin", false},
		{"PipeWire plays the desktop's sound", func(m *machine) {
			m.manager("apt-get", "exit 100")
			m.has("pipewire-pulse", "")
		}, "this desktop uses PipeWire", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := newMachine(t)
			m.builds()
			tt.set(m)
			status, output := m.setup("test")
			if status != 0 || !strings.Contains(output, tt.reason) || !strings.Contains(output, "skipping the tests that record and play") {
				t.Errorf("status %d\n%s", status, output)
			}
			if (m.asked() != "") != tt.asked {
				t.Errorf("asked %q", m.asked())
			}
		})
	}
}

// TestTerminalWindowIsInstalledForTests: with a reason, and where it can not be,
// only the tests that need it are named.
func TestTerminalWindowIsInstalledForTests(t *testing.T) {
	if found, _ := filepath.Glob("/usr/lib*/*/alsa-lib/libasound_module_pcm_pulse.so"); len(found) == 0 {
		t.Skip("ALSA's pulse plugin, which is looked for in the system itself, is not installed")
	}
	for _, manager := range []string{"apt-get", "dnf", "pacman", "brew"} {
		m := newMachine(t)
		m.builds()
		for _, tool := range []string{"pulseaudio", "pactl", "paplay", "parec"} {
			m.has(tool, "")
		}
		m.manager(manager, "exit 1")
		status, output := m.setup("test")
		if status != 0 || !strings.Contains(m.asked(), " tmux\n") {
			t.Errorf("%s: status %d, asked %q", manager, status, m.asked())
		}
		for _, want := range []string{"missing: tmux, a terminal window for tests to look at", "could not install what tests need: tmux", "skipping the tests in a terminal window: TestVirtualMicDrill"} {
			if !strings.Contains(output, want) {
				t.Errorf("%s: does not say %q in\n%s", manager, want, output)
			}
		}
	}
}

func TestUnderCINoTestMayBeSkipped(t *testing.T) {
	m := newMachine(t)
	m.builds()
	m.manager("apt-get", "exit 100")
	m.has("pipewire-pulse", "")
	status, output := m.setup("test", "CI=true")
	if status != 1 || !strings.Contains(m.asked(), "pulseaudio pulseaudio-utils") {
		t.Errorf("status %d, asked %q\n%s", status, m.asked(), output)
	}
}

func TestSetupRejectsOtherWords(t *testing.T) {
	m := newMachine(t)
	if status, output := m.setup("everything"); status != 2 || !strings.HasPrefix(output, "usage:") {
		t.Errorf("status %d: %s", status, output)
	}
}
