package main

import (
	"fmt"
	"slices"

	"rehearse/analysis"
	"rehearse/audio"
)

// room is five seconds of a room and the kinds of noise it may rightly be
// called.
type room struct {
	name   string
	source string
	held   bool
	kinds  []string
	x      []float32
}

// recordedKinds is what the recordings of noise are, by their descriptions.
var recordedKinds = map[string][]string{
	"coffee_shop":      {analysis.NoiseBabble},
	"city_traffic":     {analysis.NoiseTraffic},
	"cars_bike_street": {analysis.NoiseTraffic},
	"exercise_bike":    {analysis.NoiseSteady},
	"machine_hum":      {analysis.NoiseSteady, analysis.NoiseHum},
	"rain":             {analysis.NoiseSteady},
	"train_inside":     {analysis.NoiseTraffic, analysis.NoiseSteady},
	"keyboard_mxbrown": {analysis.NoiseClicks},
}

// kind: the name given to the noise of a room.
func kind(l *lab) []row {
	r := row{
		measure: "kind of noise in 5 s of room: right, other",
		target:  "≥ 80 %",
		figures: []figure{atLeast("%.0f", 80), shown("%.0f %%")},
		score: func(of []outcome) []float64 {
			hits, other, all := pooled(of)
			return []float64{100 * float64(hits) / float64(all), 100 * float64(other) / float64(all)}
		},
	}
	rooms := l.rooms()
	r.ours = make([]outcome, len(rooms))
	must(each(len(rooms), func(i int) error {
		room := rooms[i]
		a := analysis.New(mixRate)
		a.Write(room.x)
		said := a.Room().Kind
		o := outcome{clip: room.name, held: room.held, there: 1, groups: []string{room.source}}
		o = o.judged(slices.Contains(room.kinds, said), fmt.Sprintf("%s, is %v", said, room.kinds))
		if said == analysis.NoiseOther {
			o.said = 1
		}
		r.ours[i] = o
		return nil
	}))
	return []row{r}
}

const roomS = 5

// rooms are the recordings of noise cut into pieces, as loud as they are and
// at a level of -50 dBFS, and rooms made up.
func (l *lab) rooms() []room {
	const size = roomS * int(mixRate)
	var out []room
	for _, z := range l.noises {
		kinds, ok := recordedKinds[z.Name]
		if !ok {
			continue
		}
		for at := 0; at+size <= z.Len(); at += size {
			x := z.Add(make([]float32, size), 1, at)
			name := fmt.Sprintf("%s from %.0f s", z.Name, audio.SampleRate(mixRate).Duration(int64(at)).Seconds())
			out = append(out,
				room{name, z.Name, heldOut(z.Name), kinds, x},
				room{name + " at -50 dBFS", z.Name, heldOut(z.Name), kinds, level(x, -50)})
		}
	}
	return append(out, l.madeRooms(size)...)
}
