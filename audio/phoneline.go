package audio

// PhoneRate is the sample rate of a telephone line.
const PhoneRate SampleRate = 8000

// The band of a telephone line, in Hz (ITU-T G.712), and the quality of the
// two sections of a fourth-order Butterworth filter.
const (
	phoneLow  = 300
	phoneHigh = 3400
	qFirst    = 0.54119610
	qSecond   = 1.30656296
)

// phoneLine is what a telephone line leaves of a Source.
type phoneLine struct {
	src      Source
	sections [4]biquad
}

// PhoneLine is src as the other end of a telephone line hears it: 8 kHz, the
// band of 300 to 3400 Hz (3 dB down at its ends, 24 dB an octave beyond),
// mu-law coded and decoded. The level of a voice stays as it is.
func PhoneLine(src Source) Source {
	return &phoneLine{
		src: ResampledSource(src, PhoneRate),
		sections: [4]biquad{
			highPassSection(PhoneRate, phoneLow, qFirst),
			highPassSection(PhoneRate, phoneLow, qSecond),
			lowPassSection(PhoneRate, phoneHigh, qFirst),
			lowPassSection(PhoneRate, phoneHigh, qSecond),
		},
	}
}

func (p *phoneLine) SampleRate() SampleRate { return PhoneRate }

func (p *phoneLine) Read(dst []float32) (int, error) {
	n, err := p.src.Read(dst)
	for i, x := range dst[:n] {
		y := float64(x)
		for s := range p.sections {
			y = p.sections[s].next(y)
		}
		dst[i] = muLaw[EncodeMuLaw(toInt16(float32(y)))]
	}
	return n, err
}
