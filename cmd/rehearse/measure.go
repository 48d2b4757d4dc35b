package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rehearse/analysis"
	"rehearse/audio"
	"rehearse/feedback"
	"rehearse/internal/config"
	"rehearse/report"
	"rehearse/script"
)

// judging is how takes are measured and judged: what was to be read and for
// which kind of call.
type judging struct {
	script   *script.Script // for every take; nil: the text beside each take
	noScript bool           // look for no text beside a take
	call     script.Call    // empty: the script's own, else free
	settings *config.Settings
	phone    bool // measure what comes out of a telephone line
	picture  bool // keep what a picture of the take is drawn from
	minPause pauseLength
}

// measureFile measures one recording. What goes wrong is in the take's Err.
func (j *judging) measureFile(ctx context.Context, path string) report.Take {
	take := report.Take{File: path}
	wav, err := audio.OpenWAV(path)
	if err != nil {
		take.Err = err
		return take
	}
	defer wav.Close()
	var source audio.Source = wav
	if j.phone {
		source = audio.PhoneLine(wav)
	}
	a := analysis.New(source.SampleRate())
	if j.minPause.given() {
		a.SetMinPause(j.minPause.seconds())
	}
	var outline *report.Outline
	if j.picture {
		outline = report.NewOutline(int(source.SampleRate()))
	}
	if err := measure(ctx, source, a, outline); err != nil {
		take.Err = err
		return take
	}
	measures := a.Measures()
	if j.picture {
		take.Picture = pictureOf(outline, a.Contour(), measures.DurationS.Or(0))
	}
	info := wav.Info()
	notes := wav.Notes()
	if j.phone {
		notes = append(notes, "measured as it comes out of a telephone line: 300 to 3400 Hz, 8 kHz, mu-law")
	}
	if j.minPause.given() && j.minPause != usualPause {
		notes = append(notes, fmt.Sprintf("silences of %g s and more count as pauses; the targets are made for 0.25 s", j.minPause.seconds()))
	}
	measures.Notes = append(notes, measures.Notes...)
	take.Audio = report.Audio{
		DurationS:    measures.DurationS.Or(0),
		SampleRateHz: int(info.SampleRate),
		Channels:     info.Channels,
		Encoding:     info.Encoding,
		Truncated:    info.Truncated,
	}
	take.Delivery = j.judge(measures, path)
	return take
}

// measure reads source to its end into a and, where there is one, an outline.
func measure(ctx context.Context, source audio.Source, a *analysis.Analyzer, outline *report.Outline) error {
	chunk := make([]float32, 1<<14)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := source.Read(chunk)
		a.Write(chunk[:n])
		if outline != nil {
			outline.Write(chunk[:n])
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// pictureOf puts the outline of a take and the course of its pitch, which ends
// with the take, together.
func pictureOf(outline *report.Outline, contour []float32, durationS float64) *report.Picture {
	const hopS = 0.01
	p := outline.Picture()
	p.PitchHz, p.PitchS = contour, hopS
	p.PitchAtS = max(0, durationS-hopS*float64(len(contour))) + hopS/2
	return p
}

// judge says what the measures of the take at path mean.
func (j *judging) judge(m analysis.Measures, path string) feedback.Delivery {
	text := j.script
	if text == nil && !j.noScript {
		beside, err := scriptBeside(path)
		if err != nil {
			m.Notes = append(m.Notes, err.Error())
		}
		text = beside
	}
	call := j.callFor(text)
	return feedback.Judge(m, text, call, j.settings.TargetsFor(call))
}

// callFor is the kind of call a take with that script is judged as.
func (j *judging) callFor(text *script.Script) script.Call {
	if j.call != "" {
		return j.call
	}
	return callOf(text)
}

// callOf is the kind of call a script says it is for in its front matter,
// "call: opener"; free where it does not.
func callOf(text *script.Script) script.Call {
	if text != nil {
		if call := script.Call(strings.ToLower(text.Front["call"])); call.Valid() {
			return call
		}
	}
	return script.Free
}

// scriptBeside is the text that lies beside a take under its name: take.txt
// for take.wav. None is no error.
func scriptBeside(path string) (*script.Script, error) {
	name := strings.TrimSuffix(path, filepath.Ext(path)) + ".txt"
	if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	text, err := script.Load(name)
	if err != nil {
		return nil, fmt.Errorf("the script beside the take was left out: %w", err)
	}
	return text, nil
}
