package report

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"rehearse/analysis"
	"rehearse/feedback"
	"rehearse/script"
)

// column is one column of the CSV form: its name, with the unit, and its cell
// for a take that was measured.
type column struct {
	name string
	cell func(Take) string
}

// columns are the columns of the CSV form in order. New ones go to the end.
var columns = []column{
	{"duration_s", func(t Take) string { return number(analysis.Measured(t.Audio.DurationS)) }},
	{"sample_rate_hz", func(t Take) string { return strconv.Itoa(t.Audio.SampleRateHz) }},
	{"channels", func(t Take) string { return strconv.Itoa(t.Audio.Channels) }},
	{"encoding", func(t Take) string { return t.Audio.Encoding }},
	{"truncated", func(t Take) string { return strconv.FormatBool(t.Audio.Truncated) }},
	{"call", func(t Take) string { return string(t.Delivery.Call) }},
	scripted("script_file", func(s *script.Script) string { return s.File }),
	scripted("script_words", func(s *script.Script) string { return strconv.Itoa(s.Words) }),
	scripted("script_syllables", func(s *script.Script) string { return strconv.Itoa(s.Syllables) }),
	scripted("script_expected_s", func(s *script.Script) string { return number(analysis.Measured(s.ExpectedS)) }),
	value("speech_start_s", func(m *analysis.Measures) analysis.Value { return m.Speech.StartS }),
	value("speech_end_s", func(m *analysis.Measures) analysis.Value { return m.Speech.EndS }),
	value("speech_span_s", func(m *analysis.Measures) analysis.Value { return m.Speech.SpanS }),
	value("phonation_s", func(m *analysis.Measures) analysis.Value { return m.Speech.PhonationS }),
	{"rate_source", func(t Take) string { return t.Delivery.Measures.Rate.Source }},
	value("words_per_minute", func(m *analysis.Measures) analysis.Value { return m.Rate.WordsPerMinute }),
	value("syllables_per_second", func(m *analysis.Measures) analysis.Value { return m.Rate.SyllablesPerSecond }),
	value("articulation_rate_syll_per_s", func(m *analysis.Measures) analysis.Value { return m.Rate.ArticulationRate }),
	value("syllables", func(m *analysis.Measures) analysis.Value { return m.Rate.Syllables }),
	value("acoustic_syllables", func(m *analysis.Measures) analysis.Value { return m.Rate.AcousticSyllables }),
	{"pause_count", func(t Take) string { return strconv.Itoa(t.Delivery.Measures.Pauses.Count) }},
	value("pause_ratio", func(m *analysis.Measures) analysis.Value { return m.Pauses.Ratio }),
	value("pause_total_s", func(m *analysis.Measures) analysis.Value { return m.Pauses.TotalS }),
	value("pause_mean_s", func(m *analysis.Measures) analysis.Value { return m.Pauses.MeanS }),
	value("pause_longest_s", func(m *analysis.Measures) analysis.Value { return m.Pauses.LongestS }),
	value("loudness_integrated_lufs", func(m *analysis.Measures) analysis.Value { return m.Loudness.IntegratedLUFS }),
	value("loudness_active_dbfs", func(m *analysis.Measures) analysis.Value { return m.Loudness.ActiveDBFS }),
	value("loudness_sd_db", func(m *analysis.Measures) analysis.Value { return m.Loudness.SDDB }),
	value("loudness_range_db", func(m *analysis.Measures) analysis.Value { return m.Loudness.RangeDB }),
	value("loudness_trend_db_per_10s", func(m *analysis.Measures) analysis.Value { return m.Loudness.TrendDBPer10S }),
	value("pitch_median_hz", func(m *analysis.Measures) analysis.Value { return m.Pitch.MedianHz }),
	value("pitch_sd_st", func(m *analysis.Measures) analysis.Value { return m.Pitch.SDST }),
	value("pitch_range80_st", func(m *analysis.Measures) analysis.Value { return m.Pitch.Range80ST }),
	value("pitch_pvq", func(m *analysis.Measures) analysis.Value { return m.Pitch.PVQ }),
	value("pitch_voiced_s", func(m *analysis.Measures) analysis.Value { return m.Pitch.VoicedS }),
	value("noise_floor_dbfs", func(m *analysis.Measures) analysis.Value { return m.Noise.FloorDBFS }),
	value("noise_snr_db", func(m *analysis.Measures) analysis.Value { return m.Noise.SNRDB }),
	{"noise_confidence", func(t Take) string { return t.Delivery.Measures.Noise.Confidence }},
	{"noise_kind", func(t Take) string { return t.Delivery.Measures.Noise.Kind }},
	{"noise_hum_hz", func(t Take) string {
		if hz := t.Delivery.Measures.Noise.HumHz; hz != nil {
			return strconv.Itoa(*hz)
		}
		return ""
	}},
	{"clipping_samples", func(t Take) string { return strconv.FormatInt(t.Delivery.Measures.Clipping.Samples, 10) }},
	{"clipping_ratio", func(t Take) string {
		return strconv.FormatFloat(finite(t.Delivery.Measures.Clipping.Ratio), 'g', 4, 64)
	}},
	state(feedback.Rushed), state(feedback.Slow), state(feedback.Flat), state(feedback.Noisy),
	state(feedback.Pauses), state(feedback.Length), state(feedback.Level), state(feedback.Clipped),
	{"overall", func(t Take) string { return string(t.Delivery.Overall) }},
	{"heard", func(t Take) string { return t.Delivery.Heard }},
	{"next", func(t Take) string { return t.Delivery.Next }},
	{"notes", func(t Take) string { return strings.Join(t.Delivery.Notes, "; ") }},
}

// scripted is a column about the script, empty without one.
func scripted(name string, of func(*script.Script) string) column {
	return column{name, func(t Take) string {
		if t.Delivery.Script == nil {
			return ""
		}
		return of(t.Delivery.Script)
	}}
}

func value(name string, of func(*analysis.Measures) analysis.Value) column {
	return column{name, func(t Take) string { return number(of(&t.Delivery.Measures)) }}
}

func state(verdict string) column {
	return column{"verdict_" + verdict, func(t Take) string {
		for _, v := range t.Delivery.Verdicts {
			if v.Name == verdict {
				return string(v.State)
			}
		}
		return ""
	}}
}

// number is a value as it stands in JSON; a missing one is an empty cell.
func number(v analysis.Value) string {
	if !v.OK() {
		return ""
	}
	b, _ := v.MarshalJSON() // its error is always nil
	return string(b)
}

// NewCSV writes one line a take under a header. The cells of a take that could
// not be read are empty, but for its file and error.
func NewCSV(w io.Writer) Writer { return &csvWriter{w: csv.NewWriter(w), columns: columns} }

// NewDatedCSV is NewCSV with one more column: when the take was recorded.
func NewDatedCSV(w io.Writer) Writer {
	recorded := column{"recorded", func(t Take) string { return t.Recorded.Format(time.RFC3339) }}
	return &csvWriter{w: csv.NewWriter(w), columns: append(slices.Clone(columns), recorded)}
}

type csvWriter struct {
	w       *csv.Writer
	columns []column
	headed  bool
}

func (c *csvWriter) header() error {
	if c.headed {
		return nil
	}
	c.headed = true
	row := []string{"file", "error"}
	for _, col := range c.columns {
		row = append(row, col.name)
	}
	return c.w.Write(row)
}

func (c *csvWriter) Write(t Take) error {
	if err := c.header(); err != nil {
		return err
	}
	row := make([]string, 2, 2+len(c.columns))
	row[0] = t.File
	if t.Err != nil {
		row[1] = t.Err.Error()
	}
	for _, col := range c.columns {
		cell := ""
		if t.Err == nil {
			cell = col.cell(t)
		}
		row = append(row, cell)
	}
	if err := c.w.Write(row); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

func (c *csvWriter) Close() error {
	if err := c.header(); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}
