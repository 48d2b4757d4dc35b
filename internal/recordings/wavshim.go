package recordings

import (
	"encoding/binary"
	"os"
)

func LoadWAV(path string) ([]float32, int) {
	b, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	rate, ch := 0, 0
	for i := 12; i+8 <= len(b); {
		id := string(b[i : i+4])
		n := int(binary.LittleEndian.Uint32(b[i+4:]))
		if id == "fmt " {
			ch = int(binary.LittleEndian.Uint16(b[i+10:]))
			rate = int(binary.LittleEndian.Uint32(b[i+12:]))
		}
		if id == "data" {
			d := b[i+8:]
			if n < len(d) {
				d = d[:n]
			}
			out := make([]float32, len(d)/2/ch)
			for k := range out {
				out[k] = float32(int16(binary.LittleEndian.Uint16(d[2*k*ch:]))) / 32768
			}
			return out, rate
		}
		i += 8 + n + n&1
	}
	panic(path)
}
