package device

import (
	"fmt"
	"slices"

	"rehearse/audio"
)

// usualRates are tried, in this order, on a device that refuses the rate it
// calls its own.
var usualRates = []audio.SampleRate{48000, 44100, 32000, 16000}

// chooseRate finds a rate the device works at: the wished one if it can be
// had, else the device's own. A wish that can not be had is an error unless
// any rate will do.
func chooseRate(sys system, i Info, w wish) (audio.SampleRate, error) {
	if w.rate != 0 {
		if sys.supports(i, w.way, w.rate) {
			return w.rate, nil
		}
		if !w.anyRate {
			return 0, hinted(fmt.Errorf("%s %q does not work at %d Hz", w.way, i.Name, w.rate),
				fmt.Sprintf("leave the rate out to use the device's own, %d Hz", i.Rate))
		}
	}
	rates := append([]audio.SampleRate{i.Rate}, usualRates...)
	n := slices.IndexFunc(rates, func(r audio.SampleRate) bool { return r > 0 && sys.supports(i, w.way, r) })
	if n < 0 {
		return 0, hinted(fmt.Errorf("%s %q works at none of the usual sample rates", w.way, i.Name), inUseHints...)
	}
	return rates[n], nil
}
