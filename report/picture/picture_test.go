package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/report"
	"rehearse/script"
)

// tone is a take of a 200 Hz tone with a pause from 1 to 2 s.
func tone() report.Take {
	v := analysis.Measured
	outline := report.NewOutline(8000)
	samples := make([]float32, 3*8000)
	for i := range samples {
		if second := i / 8000; second != 1 {
			samples[i] = float32(0.5 * math.Sin(2*math.Pi*200*float64(i)/8000))
		}
	}
	outline.Write(samples)
	p := outline.Picture()
	p.PitchHz, p.PitchS, p.PitchAtS = []float32{0, 200, 201, 0, 900}, 0.01, 0.005
	m := analysis.Measures{
		DurationS: v(3),
		Pauses:    analysis.Pauses{Count: 1, List: []analysis.Interval{{StartS: 1, EndS: 2}}},
		Pitch:     analysis.Pitch{MedianHz: v(200)},
	}
	return report.Take{
		File: "tone.wav", Audio: report.Audio{DurationS: 3},
		Delivery: feedback.Judge(m, nil, script.Free, feedback.TargetsFor(script.Free)),
		Picture:  p,
	}
}

// bare is a take in which nothing was heard, without a single sample.
func bare() report.Take {
	return report.Take{
		File:     "bare.wav",
		Delivery: feedback.Judge(analysis.Measures{}, nil, script.Free, feedback.TargetsFor(script.Free)),
		Picture:  report.NewOutline(8000).Picture(),
	}
}

func TestSVGIsOneElement(t *testing.T) {
	for _, take := range []report.Take{tone(), bare()} {
		svg, err := SVG(take)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(svg, "<svg") || strings.Contains(svg, "<?xml") || strings.Contains(svg, "NaN") {
			t.Errorf("%s: begins %q, NaN: %v", take.File, svg[:40], strings.Contains(svg, "NaN"))
		}
		for d := xml.NewDecoder(strings.NewReader(svg)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", take.File, err)
			}
		}
	}
}

func TestPNGShowsTheTake(t *testing.T) {
	colours := func(take report.Take) map[[3]uint8]bool {
		var b bytes.Buffer
		if err := PNG(&b, take); err != nil {
			t.Fatal(err)
		}
		decoded, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		img := image.NewRGBA(decoded.Bounds())
		draw.Draw(img, img.Bounds(), decoded, image.Point{}, draw.Src)
		seen := map[[3]uint8]bool{}
		last := [3]uint8{}
		for i := 0; i < len(img.Pix); i += 4 {
			if c := [3]uint8(img.Pix[i : i+3]); c != last {
				seen[c], last = true, c
			}
		}
		return seen
	}
	shown := colours(tone())
	for name, c := range map[string][3]uint8{
		"sound": {0x3b, 0x6e, 0xa5}, "melody": {0xb3, 0x4a, 0x2f}, "level": {0x2f, 0x7d, 0x5b}, "pause": {0xec, 0xee, 0xf0},
	} {
		if !shown[c] {
			t.Errorf("the picture of a take does not show its %s", name)
		}
	}
	if colours(bare())[[3]uint8{0x3b, 0x6e, 0xa5}] {
		t.Error("the picture of nothing shows sound")
	}
}

func TestNoPictureIsAnError(t *testing.T) {
	take := tone()
	take.Picture = nil
	if _, err := SVG(take); err == nil || !strings.Contains(err.Error(), "tone.wav") {
		t.Errorf("error %v, want one that names the take", err)
	}
}

func TestTicksAreFewAndRound(t *testing.T) {
	for _, end := range []float64{0.1, 3, 20, 61, 600, 7200, 36000} {
		ticks := secondTicks(end)
		if len(ticks) < 1 || len(ticks) > 13 {
			t.Errorf("%g s: %d ticks", end, len(ticks))
		}
	}
}
