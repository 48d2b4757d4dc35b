package analysis

import "math"

// The background is measured where nobody speaks: in pauses of at least
// 150 ms and in the lead-in and lead-out, 50 ms away from speech. Breaths and
// decays live there too, so each pause hop counts once and the figures are
// medians; a mean would follow the loudest breath.
const (
	pauseErosion  = 5  // hops
	leastPause    = 15 // hops
	edgeOfTake    = 5  // hops at either end of a take, where recorders click
	enoughPauseS  = 0.3
	loudNoiseDB   = 5.0  // SNR below which the softest speech hides in the background and only the mean is fair
	quietestShare = 0.05 // of all hops: what lies between the sounds of speech
	meanRulesDB   = 20.0 // SNR up to which the mean background is the noise
	medianRulesDB = 30.0 // SNR from which the median is
	fluctuatesDB  = 4.0  // spread of a background's level that is anything but steady
	gatedDBFS     = -100 // a pause this quiet was cut by software: no room is
	gatedHops     = 5    // this many such hops tell of a gate where there is no pause to look at
)

const gatedNote = "the pauses are digital silence: the recording was gated or noise-suppressed, so the room behind the voice cannot be judged"

// noiseTally collects the hops of the background and the power of speech.
type noiseTally struct {
	phone  histogram         // level in 300-3400 Hz per background hop
	wide   histogram         // level in all bands
	power  float64           // summed in 300-3400 Hz
	voiced int               // background hops with an F0
	gated  int               // background hops of digital silence
	bands  [numBands]float64 // summed power
	speech float64           // summed power of speech hops, 300-3400 Hz
	active float64           // summed power of speech hops, all bands
	hops   int               // of speech
}

func newNoiseTally() noiseTally {
	return noiseTally{phone: newLevels(0.05), wide: newLevels(0.05)}
}

func (n noiseTally) clone() noiseTally {
	n.phone, n.wide = n.phone.clone(), n.wide.clone()
	return n
}

func (f *frame) phone() float64 { return f.between(bandVoiceLow, bandPhoneEnd) }
func (f *frame) wide() float64  { return f.between(0, numBands) }

// background marks the hops of frames far enough from speech, and from the
// ends of the take where those lie in this section.
func background(on []bool, first, last bool) []run {
	var out []run
	for _, r := range runs(on, false) {
		if r.len() < leastPause {
			continue
		}
		from, to := r.from+pauseErosion, r.to-pauseErosion
		if r.from == 0 && first {
			from = edgeOfTake
		}
		if r.to == len(on) && last {
			to = len(on) - edgeOfTake
		}
		if from < to {
			out = append(out, run{from, to})
		}
	}
	return out
}

func (n *noiseTally) addSpeech(frames []frame, on []bool) {
	for i := range frames {
		if on[i] {
			n.speech += frames[i].phone()
			n.active += frames[i].wide()
			n.hops++
		}
	}
}

func (n *noiseTally) addBackground(frames []frame, f0 []float32, where []run) {
	for _, r := range where {
		for i := r.from; i < r.to; i++ {
			f := &frames[i]
			wide := powerDB(f.wide())
			if wide < gatedDBFS {
				n.gated++
				continue
			}
			n.phone.add(powerDB(f.phone()))
			n.power += f.phone()
			n.wide.add(wide)
			for b, p := range f.band {
				n.bands[b] += float64(p)
			}
			if f0[i] > 0 {
				n.voiced++
			}
		}
	}
}

// floors are the median levels of the background in dBFS.
func (n *noiseTally) floors() (phone, wide float64) {
	return n.phone.quantile(0.5), n.wide.quantile(0.5)
}

// result is the noise of the take with what has to be said about it. all is
// the tally of every hop of the take, for a take without a pause.
func (n *noiseTally) result(hum *int, all *noiseTally) (Noise, []string) {
	out := Noise{Confidence: ConfidenceLow, Kind: NoiseOther, HumHz: hum}
	seconds := float64(n.phone.n) * hopS
	if n.gated > n.phone.n || all.gated > gatedHops && seconds < enoughPauseS {
		return out, []string{gatedNote}
	}
	if seconds < 0.1 {
		return n.withoutPause(out, all)
	}
	phone, wide := n.floors()
	out.FloorDBFS = Measured(wide)
	out.Kind = n.kind(hum)
	if n.hops > 0 {
		out.SNRDB = Measured(n.snrDB(phone))
	}
	if seconds >= enoughPauseS {
		out.Confidence = ConfidenceGood
		return out, nil
	}
	return out, []string{"only a short silence was found to hear the room in: the noise figures are rough"}
}

// withoutPause takes the noise from the quietest moments between sounds,
// which is all that speech without a pause leaves (after the idea of minimum
// statistics, Martin 2001).
func (n *noiseTally) withoutPause(out Noise, all *noiseTally) (Noise, []string) {
	quiet := all.phone.quantile(quietestShare)
	if n.hops == 0 || math.IsNaN(quiet) {
		return out, nil
	}
	out.FloorDBFS = Measured(all.wide.quantile(quietestShare))
	out.SNRDB = Measured(n.overDB(dbPower(quiet)))
	return out, []string{"there is no pause long enough to hear the room in, so the noise figures are rough: leave two seconds of silence before speaking"}
}

// overDB is the speech over a noise power in dB, the noise in the speech hops
// taken off.
func (n *noiseTally) overDB(noise float64) float64 {
	return 10 * math.Log10(max(n.speech/float64(n.hops)-noise, 1e-3*noise)/noise)
}

// snrDB is the speech over the noise in 300-3400 Hz, given the median level of
// the background. Speech hops carry the noise too, which is taken off.
//
// A noise that comes and goes, a cafe or a keyboard, holds its power in its
// loud moments, and only the mean of the background counts them; but in a
// quiet room the loud moments are the speaker's own breath, and the median is
// the room. Breath stays some 25 dB or more below the voice, and a steady noise
// has no loud moments of its own: there the median rules, elsewhere the mean.
func (n *noiseTally) snrDB(medianDB float64) float64 {
	byMean, byMedian := n.overDB(n.power/float64(n.phone.n)), n.overDB(dbPower(medianDB))
	median := max(
		ramp(byMean, meanRulesDB, medianRulesDB),
		ramp(-n.phone.spreadDB(), -fluctuatesDB, -steadyDB)*ramp(byMean, loudNoiseDB, meanRulesDB),
	)
	return median*byMedian + (1-median)*byMean
}

// ramp goes from 0 at lo to 1 at hi and stays there.
func ramp(x, lo, hi float64) float64 { return min(1, max(0, (x-lo)/(hi-lo))) }

// spreadDB is half the distance between the 16 % and 84 % quantiles: the SD of
// levels that are spread normally, whatever the outermost ones do.
func (h *histogram) spreadDB() float64 { return (h.quantile(0.84) - h.quantile(0.16)) / 2 }
