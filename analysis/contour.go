package analysis

// Contour is the course of F0 in Hz, one value for the middle of each 10 ms
// hop, 0 where there is no voice. It covers the part of a take that is still
// held, the last two minutes of a long one, and is the track that the figures of
// Pitch are taken from.
func (a *Analyzer) Contour() []float32 {
	front := a.front.clone()
	front.write(a.resample.Clone().Flush(nil))
	front.finish()
	f0 := trackPitch(front.frames)
	on, _ := segment(front.frames, f0)
	for i := range f0 {
		if !on[i] {
			f0[i] = 0
		}
	}
	return f0
}
