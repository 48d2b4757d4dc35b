package analysis

import "math"

const (
	minPauseS    = 0.25 // Goldman-Eisler 1968; de Jong & Bosker 2013
	minPauseHops = int(minPauseS * hopsPerS)
)

// SetMinPause sets the shortest silence between words that counts as a pause,
// in seconds: 0.25 unless it is called. Shorter ones belong to the words. It
// may be called at any time before Measures.
func (a *Analyzer) SetMinPause(seconds float64) {
	a.tally.minPause = max(1, int(math.Round(seconds*hopsPerS)))
}

// measures puts together what the tally holds.
func (t *tally) measures() Measures {
	m := Measures{Pauses: Pauses{MinS: float64(t.minPause) * hopS, List: []Interval{}}, Notes: []string{}}
	m.Speech.Segments = []Interval{}
	m.Rate.Source = FromAcoustic
	var notes []string
	if len(t.talk) == 0 {
		m.Noise, _ = t.room.result(t.hum.result(), &t.room)
		m.Pitch.VoicedS = Measured(0)
		notes = append(notes, "no voice was heard")
	} else {
		m.speech(t.talk, t.minPause)
		m.rate(math.Round(t.syllables))
		m.Loudness.IntegratedLUFS = integratedLUFS(t.tenths)
		m.Loudness.ActiveDBFS = Measured(powerDB(t.noise.active / float64(t.noise.hops)))
		m.Loudness.variance(t.nuclei)
		m.Pitch = t.pitch.result()
		m.Noise, notes = t.noise.result(t.hum.result(), &t.room)
	}
	m.Notes = append(m.Notes, notes...)
	return m
}

// speech fills Speech and Pauses from the runs of speech; a gap of least hops
// and more is a pause.
func (m *Measures) speech(talk []run, least int) {
	start, end := talk[0].from, talk[len(talk)-1].to
	from, silent, longest := start, 0, 0
	for i := 1; i < len(talk); i++ {
		gap := run{talk[i-1].to, talk[i].from}
		if gap.len() < least {
			continue
		}
		silent += gap.len()
		longest = max(longest, gap.len())
		m.Pauses.List = append(m.Pauses.List, gap.interval())
		m.Speech.Segments = append(m.Speech.Segments, run{from, gap.from}.interval())
		from = gap.to
	}
	m.Speech.Segments = append(m.Speech.Segments, run{from, end}.interval())

	m.Speech.StartS, m.Speech.EndS = Measured(float64(start)*hopS), Measured(float64(end)*hopS)
	m.Speech.SpanS = Measured(float64(end-start) * hopS)
	m.Speech.PhonationS = Measured(float64(end-start-silent) * hopS)
	m.Pauses.Count = len(m.Pauses.List)
	m.Pauses.TotalS = Measured(float64(silent) * hopS)
	m.Pauses.Ratio = Measured(float64(silent) / float64(end-start))
	if m.Pauses.Count > 0 {
		m.Pauses.MeanS = Measured(float64(silent) * hopS / float64(m.Pauses.Count))
		m.Pauses.LongestS = Measured(float64(longest) * hopS)
	}
}

func (r run) interval() Interval {
	return Interval{float64(r.from) * hopS, float64(r.to) * hopS}
}

// rate fills Rate from the syllables heard; a script may replace it later.
func (m *Measures) rate(syllables float64) {
	m.Rate.Syllables, m.Rate.AcousticSyllables = Measured(syllables), Measured(syllables)
	m.Rate.SyllablesPerSecond = Measured(syllables / m.Speech.SpanS.Or(0))
	m.Rate.ArticulationRate = Measured(syllables / m.Speech.PhonationS.Or(0))
}
