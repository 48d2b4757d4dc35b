package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"os/exec"
	"strconv"
	"strings"
)

// loudness: integrated loudness against ffmpeg's, and copies whose level was
// evened out.
func loudness(l *lab) []row {
	lufs := row{
		measure: "integrated loudness against ffmpeg, worst",
		target:  "≤ 0.1 LU",
		figures: []figure{atMost("%.2f LU", 0.1)},
		score:   worstError(absoluteError),
	}
	if l.peers.ffmpeg != "" {
		lufs.ours = make([]outcome, len(l.voices))
		clean := l.clean()
		must(each(len(l.voices), func(i int) error {
			v := l.voices[i]
			want, err := l.peers.ebur128(v.Path)
			o := outcome{clip: v.Name, held: v.held, truth: want, got: number(clean[i].Loudness.IntegratedLUFS)}
			o.cost = badness(absoluteError(o))
			o.detail = fmt.Sprintf("%.2f LUFS, ffmpeg %.2f", o.got, o.truth)
			lufs.ours[i] = o
			return err
		}))
	}
	even := row{
		measure: "level x0.3 copies: sd_db at most 0.6 of the original's",
		target:  "all",
		figures: []figure{atLeast("%.0f %%", 100)},
		score:   share,
	}
	for _, c := range l.alterations() {
		if c.how != "level030" {
			continue
		}
		before, after := number(l.clean()[c.index].Loudness.SDDB), number(c.heard.Loudness.SDDB)
		o := outcome{clip: c.Name, held: c.held, there: 1}
		even.ours = append(even.ours, o.judged(after <= 0.6*before, fmt.Sprintf("%.1f dB, original %.1f", after, before)))
	}
	return []row{lufs, even}
}

// ebur128 is ffmpeg's integrated loudness of a file, in LUFS, after its last
// tenth of a second.
func (p *peers) ebur128(path string) (float64, error) {
	out, err := exec.Command(p.ffmpeg, "-nostdin", "-v", "error", "-i", path,
		"-af", "ebur128=metadata=1,ametadata=mode=print:key=lavfi.r128.I:file=-", "-f", "null", "-").Output()
	if err != nil {
		return 0, fmt.Errorf("ffmpeg %s: %w", path, err)
	}
	last := math.NaN()
	scanner := bufio.NewScanner(bytes.NewReader(out))
	for scanner.Scan() {
		if value, ok := strings.CutPrefix(scanner.Text(), "lavfi.r128.I="); ok {
			if last, err = strconv.ParseFloat(value, 64); err != nil {
				return 0, fmt.Errorf("ffmpeg %s: %w", path, err)
			}
		}
	}
	return last, scanner.Err()
}
