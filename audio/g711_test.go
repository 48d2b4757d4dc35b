package audio_test

import (
	"testing"

	"rehearse/audio"
)

// The laws as G.711 tabulates them: decision values that begin at 0 and go on
// in chords of so many steps of so much; a code stands for the middle between
// two of them. Sizes are those of the standard's tables, 14 bits for mu-law
// (where the first value stands for 0 itself) and 13 bits for A-law.
var laws = []struct {
	name    string
	scale   int // to 16 bits
	chords  [][2]int
	code    func(interval int) byte // of the positive interval
	encode  func(int16) byte
	decode  func(byte) int16
	nothing byte // the positive code for 0
}{
	{
		"mu-law", 4,
		[][2]int{{1, 1}, {15, 2}, {16, 4}, {16, 8}, {16, 16}, {16, 32}, {16, 64}, {16, 128}, {16, 256}},
		func(n int) byte { return byte(0xFF - n) },
		audio.EncodeMuLaw, audio.DecodeMuLaw, 0xFF,
	},
	{
		"A-law", 8,
		[][2]int{{32, 2}, {16, 4}, {16, 8}, {16, 16}, {16, 32}, {16, 64}, {16, 128}},
		func(n int) byte { return byte(0x80|n) ^ 0x55 },
		audio.EncodeALaw, audio.DecodeALaw, 0xD5,
	},
}

func TestG711TablesOfTheStandard(t *testing.T) {
	for _, law := range laws {
		interval, low := 0, 0
		for _, chord := range law.chords {
			for range chord[0] {
				high := low + chord[1]
				middle := (low + high) * law.scale / 2
				if law.name == "mu-law" && interval == 0 {
					middle = 0 // between -1 and +1
				}
				code := law.code(interval)
				if got := law.decode(code); int(got) != middle {
					t.Errorf("%s: code %#02x is %d, want %d", law.name, code, got, middle)
				}
				if got := law.decode(code ^ 0x80); int(got) != -middle {
					t.Errorf("%s: code %#02x is %d, want %d", law.name, code^0x80, got, -middle)
				}
				// The interval holds every sample from its lower decision
				// value up to the next.
				for _, x := range []int{low * law.scale, middle, high*law.scale - 1} {
					if got := law.encode(int16(x)); got != code {
						t.Errorf("%s: %d is coded %#02x, want %#02x", law.name, x, got, code)
					}
					if got := law.encode(int16(-x - 1)); got != code^0x80 {
						t.Errorf("%s: %d is coded %#02x, want %#02x", law.name, -x-1, got, code^0x80)
					}
				}
				interval, low = interval+1, high
			}
		}
		if interval != 128 {
			t.Fatalf("%s: the test's table has %d intervals", law.name, interval)
		}
		if got := law.encode(0); got != law.nothing {
			t.Errorf("%s: 0 is coded %#02x, want %#02x", law.name, got, law.nothing)
		}
	}
}

func TestG711EndsOfScale(t *testing.T) {
	for _, tc := range []struct {
		name string
		got  int16
		want int16
	}{
		{"mu-law, top", audio.DecodeMuLaw(audio.EncodeMuLaw(32767)), 32124},
		{"mu-law, bottom", audio.DecodeMuLaw(audio.EncodeMuLaw(-32768)), -32124},
		{"A-law, top", audio.DecodeALaw(audio.EncodeALaw(32767)), 32256},
		{"A-law, bottom", audio.DecodeALaw(audio.EncodeALaw(-32768)), -32256},
	} {
		if tc.got != tc.want {
			t.Errorf("%s: %d, want %d", tc.name, tc.got, tc.want)
		}
	}
}

func TestG711CodesSurviveARoundTrip(t *testing.T) {
	for _, law := range laws {
		for code := range 256 {
			c := byte(code)
			got := law.encode(law.decode(c))
			if law.name == "mu-law" && c == 0x7F {
				c = 0xFF // minus zero
			}
			if got != c {
				t.Errorf("%s: %#02x came back as %#02x", law.name, c, got)
			}
		}
	}
}
