package analysis

// Measures is everything the program heard in one take. Times are seconds
// from the first sample of the take; levels are dBFS of the samples as given
// (a full-scale sine is -3.01 dBFS RMS). What could not be measured is a
// missing Value, and Notes says why.
type Measures struct {
	DurationS Value    `json:"duration_s"`
	Speech    Speech   `json:"speech"`
	Rate      Rate     `json:"rate"`
	Pauses    Pauses   `json:"pauses"`
	Loudness  Loudness `json:"loudness"`
	Pitch     Pitch    `json:"pitch"`
	Noise     Noise    `json:"noise"`
	Clipping  Clipping `json:"clipping"`
	Notes     []string `json:"notes"`
}

// Interval is a stretch of the take, in seconds.
type Interval struct {
	StartS float64 `json:"start_s"`
	EndS   float64 `json:"end_s"`
}

// Length is the duration of the interval in seconds.
func (i Interval) Length() float64 { return i.EndS - i.StartS }

// Speech says where the voice is. Without any, all Values are missing and
// Segments is empty.
type Speech struct {
	StartS     Value      `json:"start_s"`     // first speech onset
	EndS       Value      `json:"end_s"`       // last speech offset
	SpanS      Value      `json:"span_s"`      // EndS - StartS
	PhonationS Value      `json:"phonation_s"` // SpanS minus the pauses
	Segments   []Interval `json:"segments"`    // runs of speech between pauses
}

// Rate sources.
const (
	FromScript   = "script"
	FromAcoustic = "acoustic"
)

// Rate is how fast the speech was. WordsPerMinute and SyllablesPerSecond are
// over the span (pauses included), ArticulationRate over phonation. Syllables
// is the count the rates stand on: the script's when Source is FromScript,
// else AcousticSyllables, the number of syllable nuclei heard.
type Rate struct {
	Source             string `json:"source"`
	WordsPerMinute     Value  `json:"words_per_minute"`
	SyllablesPerSecond Value  `json:"syllables_per_second"`
	ArticulationRate   Value  `json:"articulation_rate_syll_per_s"`
	Syllables          Value  `json:"syllables"`
	AcousticSyllables  Value  `json:"acoustic_syllables"`
}

// Pauses are the silences inside the span of speech of at least MinS.
type Pauses struct {
	MinS     float64    `json:"min_s"`
	Count    int        `json:"count"`
	Ratio    Value      `json:"ratio"` // TotalS / span, 0 to 1
	TotalS   Value      `json:"total_s"`
	MeanS    Value      `json:"mean_s"`
	LongestS Value      `json:"longest_s"`
	List     []Interval `json:"list"`
}

// Loudness is how loud the voice was and how much that varied.
type Loudness struct {
	IntegratedLUFS Value `json:"integrated_lufs"`  // ITU-R BS.1770-4, gated
	ActiveDBFS     Value `json:"active_dbfs"`      // RMS level of speech frames
	SDDB           Value `json:"sd_db"`            // SD of level at syllable nuclei, detrended
	RangeDB        Value `json:"range_db"`         // P90 - P10 of the same levels
	TrendDBPer10S  Value `json:"trend_db_per_10s"` // slope of the level at nuclei
}

// Pitch is the melody of the voice, from voiced frames only.
type Pitch struct {
	MedianHz  Value `json:"median_hz"`
	SDST      Value `json:"sd_st"`      // SD of F0 in semitones
	Range80ST Value `json:"range80_st"` // P90 - P10 of F0 in semitones
	PVQ       Value `json:"pvq"`        // SD/mean of F0 in Hz per 10 s window, averaged (Hincks 2005)
	VoicedS   Value `json:"voiced_s"`   // time with a voiced F0
}

// Confidence in a noise measurement.
const (
	ConfidenceGood = "good"
	ConfidenceLow  = "low"
)

// Kinds of background noise.
const (
	NoiseQuiet   = "quiet"
	NoiseSteady  = "steady"
	NoiseHum     = "hum"
	NoiseTraffic = "traffic"
	NoiseBabble  = "babble"
	NoiseClicks  = "clicks"
	NoiseOther   = "other"
)

// Noise is the background behind the voice. SNRDB compares speech and noise
// power in the telephone band, 300 to 3400 Hz.
type Noise struct {
	FloorDBFS  Value  `json:"floor_dbfs"`
	SNRDB      Value  `json:"snr_db"`
	Confidence string `json:"confidence"`
	Kind       string `json:"kind"`
	HumHz      *int   `json:"hum_hz"` // 50, 60 or nil
}

// Clipping counts samples flattened against a ceiling.
type Clipping struct {
	Samples int64   `json:"samples"`
	Ratio   float64 `json:"ratio"` // of all samples, 0 to 1
}
