//go:build linux || darwin

package audio_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rehearse/audio"
)

// The recording tests need a program that really dies and a disk that is
// really full: the test binary runs itself with these in its environment.
const (
	recordTo  = "REHEARSE_TEST_RECORD_TO"
	diskBytes = "REHEARSE_TEST_DISK_BYTES"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(recordTo); path != "" {
		os.Exit(recordForEver(path))
	}
	os.Exit(m.Run())
}

// pattern is sample k of what the recording program records: exact in 16 bits
// and different everywhere a mistake could shift it to.
func pattern(k int) float32 { return float32(k*7919%30000-15000) / 32768 }

// recordForEver records the pattern and says how many samples it has written,
// until it is killed or the disk is full.
func recordForEver(path string) int {
	if s := os.Getenv(diskBytes); s != "" {
		var limit uint64
		fmt.Sscan(s, &limit)
		// A limit on the size of files acts in the kernel as a full disk
		// does: a short write, then an error.
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
			fmt.Println("error", err)
			return 1
		}
	}
	w, err := audio.CreateWAV(path, 48000)
	if err != nil {
		fmt.Println("error", err)
		return 1
	}
	block := make([]float32, 4800)
	for n := 0; ; n += len(block) {
		for i := range block {
			block[i] = pattern(n + i)
		}
		if err := w.Write(block); err != nil {
			again := w.Write(block)
			fmt.Printf("error %v\nsticky %v\nfull %v\nclosed %v\nstored %d\n",
				err, again == err, errors.Is(err, syscall.EFBIG), w.Close(), w.Stored())
			return 0
		}
		fmt.Println("written", n+len(block))
	}
}

func recorder(t *testing.T, path string, env ...string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), append(env, recordTo+"="+path)...)
	cmd.Stderr = os.Stderr
	return cmd
}

func checkPattern(t *testing.T, path string, atLeast int) int {
	t.Helper()
	samples := read(t, path)
	for k, x := range samples {
		if x != pattern(k) {
			t.Fatalf("%s: sample %d is %v, want %v", path, k, x, pattern(k))
		}
	}
	if len(samples) < atLeast {
		t.Errorf("%s holds %d samples, want at least %d", path, len(samples), atLeast)
	}
	return len(samples)
}

func TestKilledRecordingLosesAtMostASecondAndAHalf(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "take.wav")
	cmd := recorder(t, path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()

	// Just short of a checkpoint, where most is to lose.
	written := 0
	for lines := bufio.NewScanner(out); written < 6*48000-4800 && lines.Scan(); {
		if _, err := fmt.Sscanf(lines.Text(), "written %d", &written); err != nil {
			t.Fatalf("the recorder says %q", lines.Text())
		}
	}
	// While it lives, its file is not up for recovery.
	if found, err := audio.Recoverable(dir); err != nil || len(found) != 0 {
		t.Errorf("a recording in progress is offered for recovery: %v, %v", found, err)
	}
	if _, err := audio.Recover(audio.Partial{Path: path + ".part"}); !errors.Is(err, audio.ErrBusy) {
		t.Errorf("recovering a recording in progress gives %v", err)
	}
	if _, err := audio.CreateWAV(path, 48000); !errors.Is(err, audio.ErrBusy) {
		t.Errorf("recording over a recording in progress gives %v", err)
	}
	if err := cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	// It may have gone on since its last line was read.
	rest := new(bytes.Buffer)
	rest.ReadFrom(out)
	for line := range strings.Lines(rest.String()) {
		fmt.Sscanf(line, "written %d", &written)
	}
	if cmd.Wait(); cmd.ProcessState.Success() {
		t.Fatal("the recorder was not killed")
	}

	// The file is good as it lies there, for any program that reads WAV ...
	checkPattern(t, path+".part", written-48000*3/2)
	// ... and recovering it brings back all that was written.
	found, err := audio.Recoverable(dir)
	if err != nil || len(found) != 1 {
		t.Fatalf("found %v, %v", found, err)
	}
	got, err := audio.Recover(found[0])
	if err != nil || got != path {
		t.Fatalf("recovered to %q, %v", got, err)
	}
	n := checkPattern(t, path, written)
	if want := audio.SampleRate(48000).Duration(int64(n)); found[0].Duration != want {
		t.Errorf("%v were promised, %v recovered", found[0].Duration, want)
	}
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("the folder holds %q", got)
	}
}

func TestFullDiskKeepsWhatIsThere(t *testing.T) {
	for name, limit := range map[string]int{
		"in the middle of a sample": 44 + 2*100000 + 1,
		"at a whole sample":         44 + 2*54321,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "take.wav")
			out, err := recorder(t, path, fmt.Sprintf("%s=%d", diskBytes, limit)).Output()
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			fits := (limit - 44) / 2
			report := string(out)
			for _, want := range []string{
				fmt.Sprintf("error record %s: file too large; the first %.1f s are kept\n", path, float64(fits)/48000),
				"sticky true\n", "full true\n", "closed <nil>\n", fmt.Sprintf("stored %d\n", fits),
			} {
				if !strings.Contains(report, want) {
					t.Errorf("the recorder did not say %q:\n%s", want, report)
				}
			}
			if n := checkPattern(t, path, fits); n != fits {
				t.Errorf("%d samples are kept, %d fit", n, fits)
			}
			if got := names(t, dir); len(got) != 1 {
				t.Errorf("the folder holds %q", got)
			}
		})
	}
}

func TestNoRoomForAHeaderLeavesNoFile(t *testing.T) {
	dir := t.TempDir()
	out, err := recorder(t, filepath.Join(dir, "take.wav"), diskBytes+"=20").Output()
	if err == nil || !strings.Contains(string(out), "file too large; nothing is kept") {
		t.Errorf("the recorder says %q, %v", out, err)
	}
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("left %q", got)
	}
}
