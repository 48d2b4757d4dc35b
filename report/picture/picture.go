// Package picture draws takes: sound, melody and level over time, with the
// pauses marked. It stands apart from report for the weight of its library.
package picture

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	"rehearse/report"
)

// Size of a picture, and the dots per inch of an image of it.
const (
	width  = 9 * vg.Inch
	height = 4.6 * vg.Inch
	dpi    = 144

	axisWidth = vg.Length(0.5)
)

var (
	ink     = color.RGBA{0x33, 0x3d, 0x47, 0xff}
	sound   = color.RGBA{0x3b, 0x6e, 0xa5, 0xff}
	melody  = color.RGBA{0xb3, 0x4a, 0x2f, 0xff}
	level   = color.RGBA{0x2f, 0x7d, 0x5b, 0xff}
	silence = color.RGBA{0xec, 0xee, 0xf0, 0xff}
	target  = color.RGBA{0xe2, 0xf0, 0xe7, 0xff}
)

// SVG draws the take as an SVG element that can stand in a page.
func SVG(t report.Take) (string, error) {
	c := vgsvg.New(width, height)
	if err := paint(t, draw.New(c)); err != nil {
		return "", err
	}
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		return "", err
	}
	// What stands before the element belongs to a file of its own.
	_, element, found := bytes.Cut(b.Bytes(), []byte("<svg"))
	if !found {
		return "", fmt.Errorf("picture of %s: no svg element", t.File)
	}
	// Where the font is not installed, letters without serifs do as well.
	element = bytes.ReplaceAll(element, []byte("font-family:Liberation Sans"), []byte("font-family:Liberation Sans,sans-serif"))
	return "<svg" + string(element), nil
}

// PNG draws the take as an image.
func PNG(w io.Writer, t report.Take) error {
	c := vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(dpi))
	if err := paint(t, draw.New(c)); err != nil {
		return err
	}
	_, err := vgimg.PngCanvas{Canvas: c}.WriteTo(w)
	return err
}

// paint draws sound, melody and level over one axis of time, with the pauses
// behind all three.
func paint(t report.Take, dc draw.Canvas) error {
	if t.Picture == nil {
		return fmt.Errorf("picture of %s: its sound was not kept", t.File)
	}
	var rows [][]*plot.Plot
	for _, draw := range []func(*plot.Plot, report.Take) error{drawSound, drawMelody, drawLevel} {
		p := plot.New()
		look(p, t)
		if err := draw(p, t); err != nil {
			return fmt.Errorf("picture of %s: %w", t.File, err)
		}
		rows = append(rows, []*plot.Plot{p})
	}
	last := rows[len(rows)-1][0]
	last.X.Label.Text = "seconds"
	last.X.Tick.Marker = secondTicks(last.X.Max)
	last.X.LineStyle.Width, last.X.Tick.LineStyle.Width = axisWidth, axisWidth
	tiles := draw.Tiles{Rows: len(rows), Cols: 1, PadTop: 6, PadBottom: 4, PadLeft: 4, PadRight: 10, PadY: 8}
	for i, canvas := range plot.Align(rows, tiles, dc) {
		rows[i][0].Draw(canvas[0])
	}
	return nil
}

// look is what all panels have in common: the axis of time, the letters, and
// the pauses as grey bands.
func look(p *plot.Plot, t report.Take) {
	p.BackgroundColor = color.White
	p.X.Min, p.X.Max = 0, max(t.Audio.DurationS, 0.1)
	p.X.Tick.Marker = plot.ConstantTicks{}
	p.X.LineStyle.Width = 0
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.LineStyle.Color = ink
		axis.Label.TextStyle.Font = font.Font{Typeface: "Liberation", Variant: "Sans", Size: 9}
		axis.Label.TextStyle.Color = ink
		axis.Tick.Label.Font = font.Font{Typeface: "Liberation", Variant: "Sans", Size: 8}
		axis.Tick.Label.Color = ink
		axis.Tick.LineStyle.Color = ink
	}
}

// secondTicks marks the time in round steps, about ten of them.
func secondTicks(end float64) plot.ConstantTicks {
	step := 1.0
	for _, s := range []float64{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600} {
		if step = s; end/s <= 12 {
			break
		}
	}
	var ticks plot.ConstantTicks
	for at := 0.0; at <= end; at += step {
		ticks = append(ticks, plot.Tick{Value: at, Label: fmt.Sprintf("%g", at)})
	}
	return ticks
}

// band fills the stretch between x0 and x1, and between y0 and y1.
func band(p *plot.Plot, x0, x1, y0, y1 float64, fill color.Color) error {
	b, err := plotter.NewPolygon(plotter.XYs{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}})
	if err != nil {
		return err
	}
	b.Color, b.LineStyle.Width = fill, 0
	p.Add(b)
	return nil
}

func pauses(p *plot.Plot, t report.Take, y0, y1 float64) error {
	for _, pause := range t.Delivery.Measures.Pauses.List {
		if err := band(p, pause.StartS, pause.EndS, y0, y1, silence); err != nil {
			return err
		}
	}
	return nil
}

func drawSound(p *plot.Plot, t report.Take) error {
	peak := 0.05
	for _, c := range t.Picture.Columns {
		peak = max(peak, float64(c.Max), -float64(c.Min))
	}
	p.Y.Label.Text = "sound"
	p.Y.Min, p.Y.Max = -peak, peak
	p.Y.Tick.Marker = plot.ConstantTicks{}
	p.Y.LineStyle.Width = 0
	if err := pauses(p, t, -peak, peak); err != nil {
		return err
	}
	columns := t.Picture.Columns
	outline := make(plotter.XYs, 0, 2*len(columns))
	for i, c := range columns {
		outline = append(outline, plotter.XY{X: (float64(i) + 0.5) * t.Picture.ColumnS, Y: float64(c.Max)})
	}
	for i := len(columns) - 1; i >= 0; i-- {
		outline = append(outline, plotter.XY{X: (float64(i) + 0.5) * t.Picture.ColumnS, Y: float64(columns[i].Min)})
	}
	if len(outline) == 0 {
		return nil
	}
	shape, err := plotter.NewPolygon(outline)
	if err != nil {
		return err
	}
	shape.Color, shape.LineStyle.Color, shape.LineStyle.Width = sound, sound, 0.3
	p.Add(shape)
	return nil
}

// semitoneTicks marks every few semitones from the middle of the voice.
var semitoneTicks = plot.ConstantTicks{
	{Value: -12, Label: "-12"}, {Value: -6, Label: "-6"}, {Value: 0, Label: "0"},
	{Value: 6, Label: "+6"}, {Value: 12, Label: "+12"},
}

func drawMelody(p *plot.Plot, t report.Take) error {
	const top = 13
	p.Y.Label.Text = "pitch (semitones)"
	p.Y.Min, p.Y.Max = -top, top
	p.Y.Tick.Marker = semitoneTicks
	if err := pauses(p, t, -top, top); err != nil {
		return err
	}
	middle, ok := t.Delivery.Measures.Pitch.MedianHz.Get()
	if !ok {
		return nil
	}
	var points plotter.XYs
	for i, hz := range t.Picture.PitchHz {
		if hz <= 0 {
			continue
		}
		if st := 12 * math.Log2(float64(hz)/middle); math.Abs(st) <= top {
			points = append(points, plotter.XY{X: t.Picture.PitchAtS + float64(i)*t.Picture.PitchS, Y: st})
		}
	}
	if len(points) == 0 {
		return nil
	}
	dots, err := plotter.NewScatter(points)
	if err != nil {
		return err
	}
	dots.GlyphStyle = draw.GlyphStyle{Color: melody, Radius: 0.9, Shape: draw.CircleGlyph{}}
	p.Add(dots)
	return nil
}

func drawLevel(p *plot.Plot, t report.Take) error {
	const bottom, top = -80, 0
	p.Y.Label.Text = "level (dBFS)"
	p.Y.Min, p.Y.Max = bottom, top
	p.Y.Tick.Marker = plot.ConstantTicks{{Value: -60, Label: "-60"}, {Value: -40, Label: "-40"}, {Value: -20, Label: "-20"}, {Value: 0, Label: "0"}}
	good := t.Delivery.Targets.VoiceDBFS.Good
	if err := band(p, 0, p.X.Max, good.Min, good.Max, target); err != nil {
		return err
	}
	if err := pauses(p, t, bottom, top); err != nil {
		return err
	}
	var points plotter.XYs
	for i, c := range smooth(t.Picture) {
		points = append(points, plotter.XY{X: (float64(i) + 0.5) * t.Picture.ColumnS, Y: max(bottom, c)})
	}
	if len(points) == 0 {
		return nil
	}
	line, err := plotter.NewLine(points)
	if err != nil {
		return err
	}
	line.Color, line.Width = level, 1
	p.Add(line)
	return nil
}

// smooth is the level over stretches of 50 ms at least, so that the line shows
// syllables and not the periods of the voice.
func smooth(p *report.Picture) []float64 {
	half := int(0.025/p.ColumnS + 0.5)
	out := make([]float64, len(p.Columns))
	for i := range out {
		power, n := 0.0, 0
		for k := max(0, i-half); k <= min(len(out)-1, i+half); k++ {
			power += math.Pow(10, p.Columns[k].DBFS/10)
			n++
		}
		out[i] = 10 * math.Log10(power/float64(n))
	}
	return out
}
