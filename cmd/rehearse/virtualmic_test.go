//go:build cgo && linux

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rehearse/analysis"
	"rehearse/audio"
	"rehearse/feedback"
	"rehearse/internal/virtualmic"
)

// program is rehearse running in a room, as a user runs it.
type program struct {
	t      *testing.T
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    bytes.Buffer
	stderr chan string // its lines, closed at the end
	said   []string    // lines of stderr so far
}

// start runs rehearse in dir, with pipes to all its streams.
func start(room *virtualmic.Room, t *testing.T, dir string, args ...string) *program {
	t.Helper()
	p := &program{t: t, cmd: room.Command("rehearse", args...), stderr: make(chan string, 100)}
	p.cmd.Dir = dir
	p.cmd.Stdout = &p.out
	in, err := p.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.in = in
	stderr, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill() })
	go func() {
		defer close(p.stderr)
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			p.stderr <- lines.Text()
		}
	}()
	return p
}

// waitFor waits until a line with that text came on stderr.
func (p *program) waitFor(text string) {
	p.t.Helper()
	for deadline := time.After(30 * time.Second); ; {
		select {
		case line, ok := <-p.stderr:
			if !ok {
				p.t.Fatalf("ended without saying %q: %q", text, p.said)
			}
			p.said = append(p.said, line)
			if strings.Contains(line, text) {
				return
			}
		case <-deadline:
			p.t.Fatalf("does not say %q: %q", text, p.said)
		}
	}
}

// end waits for the program to end and returns its exit status.
func (p *program) end() int {
	p.t.Helper()
	for line := range p.stderr {
		p.said = append(p.said, line)
	}
	err := p.cmd.Wait()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode()
	}
	if err != nil {
		p.t.Fatal(err)
	}
	return 0
}

// errors is everything the program wrote to stderr.
func (p *program) errors() string { return strings.Join(p.said, "\n") }

// takeJSON is what these tests look at in the JSON of a take.
type takeJSON struct {
	Audio struct {
		DurationS    float64 `json:"duration_s"`
		SampleRateHz int     `json:"sample_rate_hz"`
	}
	Speech   analysis.Speech
	Rate     analysis.Rate
	Loudness analysis.Loudness
	Pitch    analysis.Pitch
	Verdicts []feedback.Verdict
	Overall  feedback.State
}

func (p *program) take() takeJSON {
	p.t.Helper()
	var take takeJSON
	if err := json.Unmarshal(p.out.Bytes(), &take); err != nil {
		p.t.Fatalf("%v in %q; stderr %q", err, p.out.String(), p.said)
	}
	return take
}

// clip writes the first d of a shipped take to a file and returns its samples.
func clip(t *testing.T, take string, d time.Duration) (path string, samples []float32, rate audio.SampleRate) {
	t.Helper()
	wav, err := audio.OpenWAV(filepath.Join("../../testdata/takes", take))
	if err != nil {
		t.Fatal(err)
	}
	defer wav.Close()
	rate = wav.SampleRate()
	samples = make([]float32, rate.Samples(d))
	for n := 0; n < len(samples); {
		k, err := wav.Read(samples[n:])
		if err != nil {
			t.Fatal(err)
		}
		n += k
	}
	path = filepath.Join(t.TempDir(), take)
	w, err := audio.CreateWAV(path, rate)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Write(samples), w.Close()); err != nil {
		t.Fatal(err)
	}
	return path, samples, rate
}

// near fails unless got is within tolerance of want.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tolerance {
		t.Errorf("%s is %.3f, want %.3f within %g", what, got, want, tolerance)
	}
}

// onEdge reports whether the figure behind a verdict lies within 5 % of an end
// of its target, where one syllable more or less turns the verdict.
func onEdge(v feedback.Verdict) bool {
	value, ok := v.Value.Get()
	for _, end := range []analysis.Value{v.Target.Min, v.Target.Max} {
		if e, bounded := end.Get(); ok && bounded && math.Abs(value-e) < 0.05*math.Abs(e) {
			return true
		}
	}
	return false
}

// TestVirtualMicRecordsJudgesAndPlays is the whole job: a voice played in real
// time into the microphone is recorded whole and at its level, is judged as
// the voice itself is, and comes out of the loudspeaker again.
func TestVirtualMicRecordsJudgesAndPlays(t *testing.T) {
	t.Parallel() // nearly all of it is waiting
	room := virtualmic.Open(t)
	dir := t.TempDir()
	voice, samples, rate := clip(t, "good.wav", 8*time.Second)
	truth := start(room, t, dir, "analyze", "--format", "json", voice)
	if status := truth.end(); status != 0 {
		t.Fatalf("analyze: %d, %s", status, truth.errors())
	}
	want := truth.take()

	p := start(room, t, dir, "record", "-o", "take.wav", "--format", "json")
	p.waitFor("recording from")
	begun := time.Now()
	room.Speak(voice)
	io.WriteString(p.in, "\n") // Enter
	took := time.Since(begun).Seconds()
	if status := p.end(); status != 0 {
		t.Fatalf("record: status %d, %s", status, p.errors())
	}
	got := p.take()
	near(t, "length of the take", got.Audio.DurationS, took, 0.3)
	near(t, "span of speech", got.Speech.SpanS.Or(0), want.Speech.SpanS.Or(0), 0.3)
	near(t, "level of the voice", got.Loudness.ActiveDBFS.Or(0), want.Loudness.ActiveDBFS.Or(0), 1)
	near(t, "syllables", got.Rate.AcousticSyllables.Or(0), want.Rate.AcousticSyllables.Or(0), 2)
	near(t, "median pitch", got.Pitch.MedianHz.Or(0), want.Pitch.MedianHz.Or(0), 4)
	for i, v := range got.Verdicts {
		if v.State != want.Verdicts[i].State && !onEdge(want.Verdicts[i]) {
			t.Errorf("%s is %s (%s), of the voice itself %s", v.Name, v.State, v.Evidence, want.Verdicts[i].State)
		}
	}

	ear := room.Listen()
	play := start(room, t, dir, "play", voice)
	if status := play.end(); status != 0 {
		t.Fatalf("play: status %d, %s", status, play.errors())
	}
	heard := ear.Heard()
	near(t, "energy of what is heard", energyDB(heard, virtualmic.Rate), energyDB(samples, rate), 1)

	voice, _, _ = clip(t, "good.wav", 3*time.Second)
	ear = room.Listen()
	play = start(room, t, dir, "play", "--phone", voice)
	if status := play.end(); status != 0 {
		t.Fatalf("play --phone: status %d, %s", status, play.errors())
	}
	if full, phone := trebleDB(heard), trebleDB(ear.Heard()); phone > full-5 {
		t.Errorf("over the phone treble is at %.1f dB, in full at %.1f: it was not cut", phone, full)
	}
}

// energyDB is the energy of a sound, in dB re full scale for one second. It
// does not change with silence around the sound.
func energyDB(samples []float32, rate audio.SampleRate) float64 {
	sum := 0.0
	for _, x := range samples {
		sum += float64(x) * float64(x)
	}
	return 10 * math.Log10(sum/float64(rate))
}

// trebleDB is how much of a sound at virtualmic.Rate lies in its upper
// frequencies: the energy of the second difference over that of the sound.
func trebleDB(x []float32) float64 {
	var sum, treble float64
	for i := 2; i < len(x); i++ {
		d := float64(x[i] - 2*x[i-1] + x[i-2])
		treble += d * d
		sum += float64(x[i]) * float64(x[i])
	}
	return 10 * math.Log10(treble/sum)
}

func TestVirtualMicInterruptKeepsTheTake(t *testing.T) {
	t.Parallel() // nearly all of it is waiting
	room := virtualmic.Open(t)
	dir := t.TempDir()
	voice, _, _ := clip(t, "good.wav", 5*time.Second)
	p := start(room, t, dir, "record", "-o", "take.wav", "--format", "json")
	p.waitFor("recording from")
	room.Speak(voice)
	p.cmd.Process.Signal(os.Interrupt)
	if status := p.end(); status != 0 {
		t.Fatalf("status %d, %s", status, p.errors())
	}
	if d := p.take().Audio.DurationS; d < 4.9 {
		t.Errorf("kept %.1f s of 5", d)
	}
	if _, err := os.Stat(filepath.Join(dir, "take.wav")); err != nil {
		t.Error(err)
	}
}

func TestVirtualMicKilledTakeIsRecovered(t *testing.T) {
	t.Parallel() // nearly all of it is waiting
	room := virtualmic.Open(t)
	dir := t.TempDir()
	voice, _, _ := clip(t, "good.wav", 5*time.Second)
	p := start(room, t, dir, "record", "-o", "take.wav")
	p.waitFor("recording from")
	begun := time.Now()
	room.Speak(voice)
	p.cmd.Process.Signal(syscall.SIGKILL)
	recorded := time.Since(begun).Seconds()
	p.end()
	if _, err := os.Stat(filepath.Join(dir, "take.wav.part")); err != nil {
		t.Fatal(err)
	}

	p = start(room, t, dir, "record", "--max", "1s", "-o", "next.wav")
	if status := p.end(); status != 0 || !strings.Contains(p.errors(), "found take.wav.part, a take that was not finished") {
		t.Errorf("the next run: status %d, %s", status, p.errors())
	}
	p = start(room, t, dir, "record", "--recover", "--format", "json")
	if status := p.end(); status != 0 {
		t.Fatalf("recover: status %d, %s", status, p.errors())
	}
	if d := p.take().Audio.DurationS; d < recorded-1.5 || d > recorded+0.3 {
		t.Errorf("recovered %.2f s of %.2f", d, recorded)
	}
	if entries, _ := filepath.Glob(filepath.Join(dir, "*")); len(entries) != 2 {
		t.Errorf("left behind: %q", entries)
	}
}

func TestVirtualMicLostDeviceKeepsTheTake(t *testing.T) {
	t.Parallel() // nearly all of it is waiting
	room := virtualmic.Open(t)
	dir := t.TempDir()
	voice, _, _ := clip(t, "good.wav", 4*time.Second)
	p := start(room, t, dir, "record", "-o", "take.wav", "--format", "json")
	p.waitFor("recording from")
	room.Speak(voice)
	room.Close()
	if status := p.end(); status != 1 {
		t.Fatalf("status %d, %s", status, p.errors())
	}
	if d := p.take().Audio.DurationS; d < 3.5 {
		t.Errorf("kept %.1f s of 4", d)
	}
	for _, want := range []string{"stopped delivering", "are kept in take.wav", "hint: check that it is connected"} {
		if !strings.Contains(p.errors(), want) {
			t.Errorf("does not say %q: %s", want, p.errors())
		}
	}
	if strings.Contains(p.errors(), "alsa") || strings.Contains(p.errors(), "ALSA") {
		t.Errorf("the sound system's chatter is on stderr: %s", p.errors())
	}
}

func TestVirtualMicDeviceAndRate(t *testing.T) {
	t.Parallel()
	room := virtualmic.Open(t)
	dir := t.TempDir()
	p := start(room, t, dir, "devices")
	if status := p.end(); status != 0 || !strings.Contains(p.out.String(), "* 1  default") {
		t.Errorf("devices: %d, %q, %s", status, p.out.String(), p.errors())
	}
	p = start(room, t, dir, "record", "--device", "PUL", "--rate", "16000", "--max", "1s", "-o", "take.wav", "--format", "json")
	if status := p.end(); status != 0 {
		t.Fatalf("record: %d, %s", status, p.errors())
	}
	if a := p.take().Audio; a.DurationS != 1 || a.SampleRateHz != 16000 {
		t.Errorf("%+v, want exactly 1 s at 16000 Hz", a)
	}
	for want, args := range map[string][]string{
		`no microphone is called "webcam"`:  {"record", "--device", "webcam"},
		"take.wav exists already":           {"record", "-o", "take.wav"},
		"no such file or directory":         {"record", "-o", "nowhere/take.wav"},
		`no loudspeaker is called "webcam"`: {"play", "--device", "webcam", "take.wav"},
	} {
		p := start(room, t, dir, args...)
		if status := p.end(); status != exitFailed || !strings.Contains(p.errors(), want) || p.out.Len() > 0 {
			t.Errorf("%q: %d, %s", args, status, p.errors())
		}
	}
}

func TestVirtualMicAutoStop(t *testing.T) {
	t.Parallel() // nearly all of it is waiting
	room := virtualmic.Open(t)
	dir := t.TempDir()
	voice, _, _ := clip(t, "good.wav", 5*time.Second)
	p := start(room, t, dir, "record", "-o", "take.wav", "--auto-stop", "--max", "30s", "--format", "json")
	p.waitFor("recording from")
	begun := time.Now()
	room.Speak(voice)
	spoken := time.Since(begun).Seconds()
	if status := p.end(); status != 0 {
		t.Fatalf("status %d, %s", status, p.errors())
	}
	if d := p.take().Audio.DurationS; d < spoken+1 || d > spoken+5 {
		t.Errorf("a take of %.1f s for %.1f s of voice", d, spoken)
	}
}

func TestVirtualMicRoom(t *testing.T) {
	t.Parallel() // nearly all of it is waiting
	room := virtualmic.Open(t)
	dir := t.TempDir()
	judge := func(wav string) (status int, overall string, output string) {
		var said chan struct{}
		if wav != "" {
			said = make(chan struct{})
			go func() { defer close(said); room.Speak(wav) }()
			time.Sleep(time.Second) // until the noise is there
		}
		p := start(room, t, dir, "room", "--seconds", "3", "--format", "json")
		status = p.end()
		if said != nil {
			<-said
		}
		var got struct{ Overall string }
		if err := json.Unmarshal(p.out.Bytes(), &got); err != nil {
			t.Fatalf("%v: %q, %s", err, p.out.String(), p.errors())
		}
		return status, got.Overall, p.out.String()
	}
	if status, overall, out := judge(""); status != exitNotPassed || overall != "fail" {
		t.Errorf("a dead microphone: %d, %s", status, out)
	}
	if status, overall, out := judge(noiseFile(t, -62)); status != exitOK || overall != "pass" {
		t.Errorf("a quiet room: %d, %s", status, out)
	}
	if status, overall, out := judge(noiseFile(t, -32)); status != exitNotPassed || overall != "fail" {
		t.Errorf("a loud room: %d, %s", status, out)
	}
}

// noiseFile is six seconds of white noise at that level.
func noiseFile(t *testing.T, dbfs float64) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "noise.wav")
	w, err := audio.CreateWAV(path, 16000)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	samples := make([]float32, 96_000)
	for i := range samples {
		samples[i] = float32(random.NormFloat64() * math.Pow(10, dbfs/20))
	}
	if err := errors.Join(w.Write(samples), w.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}
