package main

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"rehearse/audio"
)

//go:embed praat/*.praat
var praatScripts embed.FS

// peers are the programs measured beside ours, where they are installed.
type peers struct {
	praat, ffmpeg string // empty when not installed
	dir           string // for what they read and write
}

func findPeers() (*peers, error) {
	dir, err := os.MkdirTemp("", "rehearse-accuracy-")
	if err != nil {
		return nil, err
	}
	p := &peers{dir: dir}
	p.praat, _ = exec.LookPath("praat")
	p.ffmpeg, _ = exec.LookPath("ffmpeg")
	return p, nil
}

func (p *peers) close() error { return os.RemoveAll(p.dir) }

// missing names the peers that are not installed.
func (p *peers) missing() []string {
	var out []string
	if p.praat == "" {
		out = append(out, "praat")
	}
	if p.ffmpeg == "" {
		out = append(out, "ffmpeg")
	}
	return out
}

// runPraat runs one of our scripts over files, a process for each processor,
// and returns the lines of numbers it wrote for each file, without the file's
// number in front.
func (p *peers) runPraat(script string, files []string) ([][][]float64, error) {
	code, err := praatScripts.ReadFile("praat/" + script + ".praat")
	if err != nil {
		return nil, err
	}
	path := filepath.Join(p.dir, script+".praat")
	if err := os.WriteFile(path, code, 0o600); err != nil {
		return nil, err
	}
	n := min(runtime.GOMAXPROCS(0), len(files))
	out := make([][][]float64, len(files))
	return out, each(n, func(worker int) error {
		var mine []int
		for i := worker; i < len(files); i += n {
			mine = append(mine, i)
		}
		lines, err := p.praatOnce(path, worker, files, mine)
		for _, line := range lines {
			i := mine[int(line[0])-1]
			out[i] = append(out[i], line[1:])
		}
		return err
	})
}

func (p *peers) praatOnce(script string, worker int, files []string, mine []int) ([][]float64, error) {
	list := filepath.Join(p.dir, fmt.Sprintf("list%d.txt", worker))
	result := filepath.Join(p.dir, fmt.Sprintf("result%d.txt", worker))
	var names strings.Builder
	for _, i := range mine {
		names.WriteString(files[i] + "\n")
	}
	if err := os.WriteFile(list, []byte(names.String()), 0o600); err != nil {
		return nil, err
	}
	if err := os.Remove(result); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if said, err := exec.Command(p.praat, "--run", script, list, result).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("praat %s: %w: %s", filepath.Base(script), err, said)
	}
	return readNumbers(result)
}

// readNumbers reads lines of numbers. A file that was never written has none.
func readNumbers(path string) ([][]float64, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]float64
	scanner := bufio.NewScanner(f)
	for scanner.Scan() {
		var line []float64
		for _, field := range strings.Fields(scanner.Text()) {
			v, err := strconv.ParseFloat(field, 64)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			line = append(line, v)
		}
		if len(line) > 0 {
			out = append(out, line)
		}
	}
	return out, scanner.Err()
}

// write saves a sound for the peers and returns where.
func (p *peers) write(name string, x []float32, rate audio.SampleRate) (string, error) {
	path := filepath.Join(p.dir, strings.ReplaceAll(name, "/", "_"))
	w, err := audio.ReplaceWAV(path, rate)
	if err != nil {
		return "", err
	}
	if err := w.Write(x); err != nil {
		return "", errors.Join(err, w.Abort())
	}
	return path, w.Close()
}
