package analysis

// Rules that name a background from its long-term bands and how its level
// moves. They are ours: there is no standard for it. What fits none is
// "other".
const (
	quietDBFS    = -65.0 // total level below which a background is just quiet
	lowShare     = 0.5   // of the power below 300 Hz: traffic and engines
	steadyDB     = 2.5   // spread of the level of a fan, rain or hiss
	clickCrestDB = 18.0  // loudest hop in 200 over the median: keys, dishes
	babbleVoiced = 0.20  // share of hops with an F0: people
)

// kind names the background; "" without any.
func (n *noiseTally) kind(hum *int) string {
	if n.wide.n == 0 {
		return ""
	}
	phone, wide := n.floors()
	var total, low float64
	for b, p := range n.bands {
		total += p
		if b < bandVoiceLow {
			low += p
		}
	}
	spread := n.phone.spreadDB()
	crest := n.phone.quantile(0.995) - phone
	voiced := float64(n.voiced) / float64(n.wide.n)
	switch {
	case hum != nil:
		return NoiseHum
	case wide < quietDBFS:
		return NoiseQuiet
	case crest > clickCrestDB:
		return NoiseClicks
	case voiced > babbleVoiced && spread > 3:
		return NoiseBabble
	case low > lowShare*total:
		return NoiseTraffic
	case spread < steadyDB:
		return NoiseSteady
	}
	return NoiseOther
}
