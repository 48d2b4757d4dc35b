package audio

import "sync"

const (
	// lanes is how many consecutive outputs one kernel call computes.
	lanes = 8

	// maxRows is how many sets of taps a bank stores. 11.025 kHz to 16 kHz,
	// the finest grid among the usual rates, needs 640.
	maxRows = 1280

	// gridSteps is the resolution of the table that stands in for a bank on
	// any finer grid: taps between two steps lie on a straight line, which is
	// off by less than (pi/512)^2/8, that is -106 dB.
	gridSteps = 512
)

// tapBank holds the taps of a rate change by up/down. Output k is
//
//	y[k] = sum_i x[n+half-i] h(i + p/up - half),  n = floor(k down/up),
//	                                              p = k down mod up
//
// with h the continuous low-pass. Eight consecutive outputs form a group: they
// look at one window of width samples, beginning half samples before the n of
// the first. A tapBank is not changed after it is made.
type tapBank struct {
	up, down int
	half     int
	width    int       // samples under a group, a multiple of 8
	groups   []float32 // lanes*width taps a group, as fir8 wants them; nil if too many
	table    []float32 // gridSteps+1 rows of 2 half + 1 taps, when groups is nil
}

func newTapBank(up, down int, f lowpass) *tapBank {
	b := &tapBank{up: up, down: down, half: f.half}
	spread := ((lanes-1)*down + up - 1) / up // n of the last output less n of the first
	b.width = (2*f.half + 1 + spread + 7) / 8 * 8

	rows := up / gcd(up, lanes) * lanes
	if rows > maxRows {
		b.table = f.phases(gridSteps)
		return b
	}
	b.table = f.phases(up)
	b.groups = make([]float32, rows*b.width)
	for k := 0; k < rows; k += lanes {
		b.fill(b.groups[k*b.width:(k+lanes)*b.width], k*down%up, up)
	}
	b.table = nil
	return b
}

// fill puts the taps of eight outputs, the first at the given phase, into
// group, from a table of so many steps.
func (b *tapBank) fill(group []float32, phase, steps int) {
	n := 2*b.half + 1
	for r := range lanes {
		at := phase + r*b.down
		shift := at / b.up // of this output's window into the group's
		step := float64(at%b.up) * float64(steps) / float64(b.up)
		i := int(step)
		t := float32(step - float64(i))
		h0, h1 := b.table[i*n:(i+1)*n], b.table[(i+1)*n:(i+2)*n]
		for m := range n {
			j := shift + n - 1 - m
			group[(j/8*lanes+r)*8+j%8] = h0[m] + t*(h1[m]-h0[m])
		}
	}
}

// bankKey tells banks apart.
type bankKey struct {
	up, down int
	filter   lowpass
}

// banks keeps the banks last designed: a folder of takes has one rate or two,
// and designing a bank takes as long as resampling ten seconds of sound.
var banks = struct {
	sync.Mutex
	byKey map[bankKey]*tapBank
}{byKey: map[bankKey]*tapBank{}}

// maxBanks bounds the memory kept, whatever rates the files claim.
const maxBanks = 8

func sharedTapBank(up, down int, f lowpass) *tapBank {
	banks.Lock()
	defer banks.Unlock()
	key := bankKey{up, down, f}
	b := banks.byKey[key]
	if b == nil {
		if len(banks.byKey) >= maxBanks {
			clear(banks.byKey)
		}
		b = newTapBank(up, down, f)
		banks.byKey[key] = b
	}
	return b
}
