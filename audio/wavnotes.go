package audio

import (
	"fmt"
	"strings"
)

// shortS is the length, in seconds, below which a file is surely a mistake.
const shortS = 0.1

// Notes says in plain sentences what is odd about the file and how it was
// dealt with. They are complete once the stream has been read to its end.
func (w *WAVReader) Notes() []string {
	var notes []string
	note := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }

	l := w.layout
	switch {
	case l.truncated:
		note("the file is truncated: %.2f s of the %.2f s its header promises", w.info.DurationS, float64(l.promised)/float64(l.rate))
	case l.promised < 0:
		note("the header gives no length (a pipe, or a recorder that was stopped); read to the end of the file")
	}
	if w.info.DurationS < shortS {
		note("the file holds only %s of sound", samples(w.info.Frames))
	}
	if m := w.mixer; m != nil {
		if dead := l.channels - len(m.live); dead > 0 {
			note("of %d channels only %s; the rest is left out", l.channels, channelList(m.live))
		}
		if m.cancels() {
			note("the channels cancel each other: one seems to be wired the wrong way round; record in mono")
		}
	}
	r := w.stream.repairs
	if r.nan > 0 {
		note("%s not a number, taken as silence", samplesAre(r.nan))
	}
	if r.inf > 0 {
		note("%s infinite, taken as full scale", samplesAre(r.inf))
	}
	if r.over > 0 {
		note("%s beyond full scale, clipped as any player does", samplesAre(r.over))
	}
	if w.silent && w.stream.at == l.frames {
		note("every sample is zero: the microphone was muted or withheld")
	}
	return notes
}

func samples(n int64) string {
	if n == 1 {
		return "1 sample"
	}
	return fmt.Sprintf("%d samples", n)
}

func samplesAre(n int64) string {
	if n == 1 {
		return "1 sample is"
	}
	return samples(n) + " are"
}

// channelList says which channels, counted from 1, carry sound.
func channelList(live []int) string {
	names := make([]string, len(live))
	for i, c := range live {
		names[i] = fmt.Sprint(c + 1)
	}
	if len(live) == 1 {
		return "number " + names[0] + " carries sound"
	}
	return "numbers " + strings.Join(names, ", ") + " carry sound"
}
