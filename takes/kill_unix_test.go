//go:build linux || darwin

package takes

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"rehearse/audio"
	"rehearse/feedback"
	"rehearse/script"
)

// The tests need programs that really die and really run at once: the test
// binary runs itself with these in its environment.
const (
	envTask  = "REHEARSE_TEST_TASK"
	envDir   = "REHEARSE_TEST_DIR"
	envCount = "REHEARSE_TEST_COUNT"
)

func TestMain(m *testing.M) {
	task, ok := tasks[os.Getenv(envTask)]
	if !ok {
		os.Exit(m.Run())
	}
	n, _ := strconv.Atoi(os.Getenv(envCount))
	if err := task(os.Getenv(envDir), n); err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
}

var tasks = map[string]func(dir string, n int) error{
	"die":   dieAtStep,
	"write": writeMany,
	"read":  readOnly,
}

// program is the test binary set to a task.
func program(t *testing.T, task, dir string, n int) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), envTask+"="+task, envDir+"="+dir, envCount+"="+strconv.Itoa(n))
	return cmd
}

const killSamples = 12000 // of the take that is recorded while being killed

// dieAtStep records and keeps a take, and is killed at the nth step of it. It
// prints the steps it comes to.
func dieAtStep(dir string, n int) error {
	step := 0
	atStep = func(what string) {
		fmt.Println("step", what)
		if step++; step > n {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
	s, err := Open(dir)
	if err != nil {
		return err
	}
	text := script.Parse(openerText)
	text.File = "opener.txt"
	path, err := s.NewPath(text, script.Opener)
	if err != nil {
		return err
	}
	w, err := audio.CreateWAV(path, 8000)
	if err != nil {
		return err
	}
	atStep("recording")
	for range 3 {
		if err := w.Write(make([]float32, killSamples/3)); err != nil {
			return err
		}
		atStep("recorded a part")
	}
	if err := w.Close(); err != nil {
		return err
	}
	atStep("finished")
	a, d := delivered(text, script.Opener, feedback.Pass)
	if _, err := s.Add(path, a, d); err != nil {
		return err
	}
	fmt.Println("done")
	return nil
}

// TestKilledBetweenEveryTwoSteps kills a program at each step of recording and
// keeping a take. Whatever the step: what was kept before is there, the
// database is sound, the next take can be kept, and from the moment the
// recording is finished it is either noted or found by Rebuild, with its
// script and its kind of call; before, audio.Recover has it.
func TestKilledBetweenEveryTwoSteps(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a dozen programs")
	}
	steps := 0
	for n := 0; ; n++ {
		dir := filepath.Join(t.TempDir(), "takes")
		before := open(t, dir)
		at(t, before, "2026-11-20 10:00:00")
		old := add(t, before, nil, script.Voicemail, feedback.Warn)
		before.Close()

		out, err := program(t, "die", dir, n).Output()
		said := string(out)
		if strings.Contains(said, "done\n") {
			break
		}
		if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
			t.Fatalf("after %d steps: %v, %s", n, err, said)
		}
		steps++
		last := lastLine(said)
		t.Run(fmt.Sprintf("%02d %s", n, last), func(t *testing.T) {
			checkKilled(t, dir, old, strings.Contains(said, "step finished\n"), strings.Contains(said, "step recorded"))
		})
	}
	if steps < 10 {
		t.Errorf("only %d steps", steps)
	}
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

func checkKilled(t *testing.T, dir string, old Take, finished, begun bool) {
	s := open(t, dir)
	var verdict string
	if err := s.db.QueryRow(`PRAGMA integrity_check`).Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("the database is damaged: %v, %s", err, verdict)
	}
	if got, err := s.Get(old.Name); err != nil || got.Overall != old.Overall || !got.Recorded.Equal(old.Recorded) {
		t.Errorf("the take kept before: %+v, %v", got, err)
	}
	if !finished && begun {
		left, err := audio.Recoverable(dir)
		if err != nil || len(left) != 1 {
			t.Fatalf("to recover: %v, %v", left, err)
		}
		if _, err := audio.Recover(left[0]); err != nil {
			t.Fatal(err)
		}
		finished = true
	}
	listed, err := s.List(Filter{Script: "opener"})
	if err != nil {
		t.Fatal(err)
	}
	unnoted, gone, err := s.Differences()
	if err != nil || len(gone) != 0 {
		t.Fatalf("gone: %v, %v", gone, err)
	}
	if want := map[bool]int{true: 1, false: 0}[finished]; len(listed)+len(unnoted) != want {
		t.Fatalf("%d noted and %d not, want %d in all", len(listed), len(unnoted), want)
	}
	if r, err := s.Rebuild(t.Context(), false, remeasure); err != nil || len(r.Unread) != 0 {
		t.Fatalf("rebuild: %+v, %v", r, err)
	}
	if finished {
		take, err := s.Last("opener")
		if err != nil || take.Call != script.Opener {
			t.Fatalf("the take is %+v, %v", take, err)
		}
		wav, err := audio.OpenWAV(s.Path(take.Name))
		if err != nil || begun && wav.Info().Frames < killSamples/3 {
			t.Errorf("the recording is %+v, %v", wav, err)
		}
		wav.Close()
	}
	add(t, s, opener(t, "opener.txt", openerText), script.Opener, feedback.Pass)
	if err := s.sweepAt(time.Now().Add(2 * sweepAge)); err != nil {
		t.Fatal(err)
	}
	checkClean(t, s)
}

// sweepAt is a sweep at another time.
func (s *Store) sweepAt(now time.Time) error {
	s.now = func() time.Time { return now }
	return s.sweep()
}

// checkClean looks for files in the folder that belong to no take.
func checkClean(t *testing.T, s *Store) {
	t.Helper()
	takes, err := s.List(Filter{})
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{DBFile, DBFile + "-wal", DBFile + "-shm"}
	for _, take := range takes {
		allowed = append(allowed, take.Name, beside(take.Name))
	}
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s is left over", e.Name())
		}
	}
}

// writeMany keeps n takes, all of the same second.
func writeMany(dir string, n int) error {
	s, err := Open(dir)
	if err != nil {
		return err
	}
	defer s.Close()
	s.now = func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.Local) }
	text := script.Parse(openerText)
	text.File = "opener.txt"
	for i := range n {
		if _, err := keep(s, text, script.Opener, feedback.Pass); err != nil {
			return err
		}
		if err := s.NoteCall(fmt.Sprintf("Program %d", i), time.Now()); err != nil {
			return err
		}
	}
	return nil
}

// TestTwoProgramsAtOnce: two programs begin a new folder together and keep
// takes in it; none is lost and none takes the place of another.
func TestTwoProgramsAtOnce(t *testing.T) {
	const each = 15
	dir := filepath.Join(t.TempDir(), "takes")
	var running []*exec.Cmd
	var said [2]strings.Builder
	for i := range 2 {
		cmd := program(t, "write", dir, each)
		cmd.Stdout, cmd.Stderr = &said[i], os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for i, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Fatalf("%v: %s", err, &said[i])
		}
	}
	s := open(t, dir)
	takes, err := s.List(Filter{})
	if err != nil || len(takes) != 2*each {
		t.Errorf("%d takes, %v", len(takes), err)
	}
	if unnoted, gone, err := s.Differences(); len(unnoted)+len(gone) != 0 || err != nil {
		t.Errorf("not noted: %v, gone: %v, %v", unnoted, gone, err)
	}
	calls, unread, err := s.Calls()
	if len(calls) != 2*each || len(unread) != 0 || err != nil {
		t.Errorf("%d calls, %v, %v", len(calls), unread, err)
	}
	checkTakesOf(t, s, takes)
}

// checkTakesOf opens every recording.
func checkTakesOf(t *testing.T, s *Store, takes []Take) {
	t.Helper()
	for _, take := range takes {
		wav, err := audio.OpenWAV(s.Path(take.Name))
		if err != nil || wav.Info().Frames != toneSamples {
			t.Errorf("%s: %v", take.Name, err)
			continue
		}
		wav.Close()
	}
}
