package main

import (
	"fmt"
	"io"

	"rehearse/audio"
	"rehearse/internal/recordings"
)

// phone: copies as the other end of a telephone line hears them, compared
// with the readings themselves.
func phone(l *lab) []row {
	const most = 3
	syllables := row{
		measure: "phone line: MAPE of syllables worse by",
		target:  "≤ 3 points",
		figures: []figure{atMost("%+.1f", most)},
		score:   worse(func(of []outcome) []float64 { return counting(of)[:1] }),
	}
	ratio := syllables
	ratio.measure, ratio.score = "phone line: error of pause ratio worse by", worse(meanError)
	bounds := syllables
	bounds.measure = "phone line: 100 × F1 of pause boundaries (100 ms) worse by"
	bounds.score = func(of []outcome) []float64 {
		return []float64{-100 * worse(pooledF1)(of)[0]}
	}

	var voices []int
	for i, v := range l.voices {
		if v.Aligned() && v.Syllables > 0 {
			voices = append(voices, i)
		}
	}
	line := make([][]float32, len(voices))
	heards := make([]heard, len(voices))
	files := make([]string, len(voices))
	must(each(len(voices), func(k int) (err error) {
		v := l.voices[voices[k]]
		line[k], err = recordings.Drain(audio.PhoneLine(&samples{v.x, v.rate}))
		if err != nil {
			return err
		}
		heards[k] = hear(line[k], audio.PhoneRate, v.script, false)
		if l.peers.praat != "" {
			files[k], err = l.peers.write(v.Name, line[k], audio.PhoneRate)
		}
		return err
	}))
	theirCounts := l.praatNuclei("phone", files)
	theirSound := l.sounding("phone", files)
	if l.peers.praat != "" {
		remove(files)
	}
	cleanCounts := l.praatNuclei("clean", l.storedFiles())
	cleanSound := l.sounding("clean", l.storedFiles())

	for k, i := range voices {
		v, now, then := l.voices[i], heards[k], l.clean()[i]
		syllables.ours = append(syllables.ours, copied(
			count(v, number(now.Rate.AcousticSyllables)), count(v, number(then.Rate.AcousticSyllables))))
		ratio.ours = append(ratio.ours, copied(
			ratioOutcome(v, number(now.Pauses.Ratio)), ratioOutcome(v, number(then.Pauses.Ratio))))
		bounds.ours = append(bounds.ours, copied(
			boundaries(v, v.Name, listed(now.Pauses.List), 0.1), boundaries(v, v.Name, listed(then.Pauses.List), 0.1)))
		if theirCounts == nil {
			continue
		}
		syllables.peer = append(syllables.peer, copied(count(v, theirCounts[k]), count(v, cleanCounts[i])))
		ratio.peer = append(ratio.peer, copied(
			ratioOutcome(v, pauseRatio(theirSound[k])), ratioOutcome(v, pauseRatio(cleanSound[i]))))
		bounds.peer = append(bounds.peer, copied(
			boundaries(v, v.Name, pausesIn(theirSound[k]), 0.1), boundaries(v, v.Name, pausesIn(cleanSound[i]), 0.1)))
	}
	return []row{syllables, ratio, bounds}
}

// copied is the outcome of a copy, with that of its original.
func copied(now, then outcome) outcome {
	now.before = &then
	now.cost -= then.cost
	now.detail = fmt.Sprintf("%s; before: %s", now.detail, then.detail)
	return now
}

// samples is sound in memory as a Source.
type samples struct {
	x    []float32
	rate audio.SampleRate
}

func (s *samples) SampleRate() audio.SampleRate { return s.rate }

func (s *samples) Read(dst []float32) (int, error) {
	if len(dst) == 0 {
		return 0, nil
	}
	if len(s.x) == 0 {
		return 0, io.EOF
	}
	n := copy(dst, s.x)
	s.x = s.x[n:]
	return n, nil
}
