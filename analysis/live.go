package analysis

// live guesses from frames as they come whether someone speaks now. The
// second pass, which knows the whole take, is what counts; this drives the
// meter and the automatic stop.
type live struct {
	quiet   histogram // levels of the telephone band so far
	hops    int
	lastOn  int // hop after the last that spoke; 0 when none did
	voiced  int // voiced hops in a row, up to three missing
	missing int
}

const (
	liveAboveDB   = 9.0   // over the quiet level a voice stands
	liveLeastDB   = -60.0 // dBFS; quieter sound is nobody speaking into a microphone
	liveQuiet     = 0.1   // quantile of the levels so far taken as the room
	liveStrength  = 0.6   // of the best pitch candidate, for a hop to be voiced
	liveVoiced    = 4     // voiced hops that make a voice
	liveMissing   = 3     // others let through between them
	liveHeldHops  = 10    // a voice counts as on this long after its last hop
	liveSettledAt = 50    // hops before the room is known
)

func newLive() *live { return &live{quiet: newLevels(0.5)} }

func (v *live) add(f *frame) {
	v.hops++
	db := float64(fastDB(float32(f.phone())))
	v.quiet.add(db)
	room := -90.0
	if v.hops >= liveSettledAt {
		room = v.quiet.quantile(liveQuiet)
	}
	loud := db > max(liveLeastDB, room+liveAboveDB)
	if loud && f.cand[0].strength >= liveStrength {
		v.voiced, v.missing = v.voiced+1, 0
	} else if v.missing++; v.missing > liveMissing {
		v.voiced = 0
	}
	if v.voiced >= liveVoiced || loud && v.hops-v.lastOn <= liveHeldHops && v.lastOn > 0 {
		v.lastOn = v.hops
	}
}

// state reports whether the voice is on, and for how long it has not been.
func (v *live) state() (speaking bool, silentS float64) {
	silent := v.hops - v.lastOn
	return v.lastOn > 0 && silent <= liveHeldHops, float64(silent) * hopS
}
