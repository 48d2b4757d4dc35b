package analysis

// measure runs the second pass over the features of a take.
func measure(frames []frame, low, kpower []float32) Measures {
	var m Measures
	m.Pauses.MinS = 0.25
	m.Loudness.IntegratedLUFS = integratedLUFS(kpower)
	f0 := trackPitch(frames)
	on, _ := segment(frames, f0)
	m.speechAndPauses(on)
	return m
}

func (m *Measures) speechAndPauses(on []bool) {
	talk := runs(on, true)
	m.Speech.Segments = []Interval{}
	m.Pauses.List = []Interval{}
	if len(talk) == 0 {
		return
	}
	start, end := talk[0].from, talk[len(talk)-1].to
	total, longest := 0.0, 0.0
	from := start
	for _, r := range runs(on, false) {
		if r.from < start || r.to > end || float64(r.to-r.from)*hopS < m.Pauses.MinS {
			continue
		}
		length := float64(r.to-r.from) * hopS
		total += length
		longest = max(longest, length)
		m.Pauses.List = append(m.Pauses.List, Interval{float64(r.from) * hopS, float64(r.to) * hopS})
		m.Speech.Segments = append(m.Speech.Segments, Interval{float64(from) * hopS, float64(r.from) * hopS})
		from = r.to
	}
	m.Speech.Segments = append(m.Speech.Segments, Interval{float64(from) * hopS, float64(end) * hopS})
	span := float64(end-start) * hopS
	m.Speech.StartS, m.Speech.EndS = Measured(float64(start)*hopS), Measured(float64(end)*hopS)
	m.Speech.SpanS, m.Speech.PhonationS = Measured(span), Measured(span-total)
	m.Pauses.Count = len(m.Pauses.List)
	m.Pauses.Ratio, m.Pauses.TotalS = Measured(total/span), Measured(total)
	if m.Pauses.Count > 0 {
		m.Pauses.MeanS = Measured(total / float64(m.Pauses.Count))
		m.Pauses.LongestS = Measured(longest)
	}
}
