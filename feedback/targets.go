package feedback

import (
	"math"

	"rehearse/script"
)

// Targets are the values a take is judged by. They differ between kinds of
// call only in the length.
type Targets struct {
	Call               script.Call
	LengthS            Band
	WordsPerMinute     Band
	SyllablesPerSecond Band
	PausePercent       Band
	PausesKeptPercent  Band
	LongestPauseS      Band
	PitchSDST          Band
	PitchRange80ST     Band
	NucleusLevelSDDB   Band
	SNRDB              Band
	LiveNoiseSNRDB     Band
	VoiceDBFS          Band
	ClippedPercent     Band
}

// Named is one band of the targets under the name a configuration uses.
type Named struct {
	Name string
	*Band
}

// Bands lists the bands in the order they are explained. The pointers lead
// into t, so a value set through them is in force.
func (t *Targets) Bands() []Named {
	return []Named{
		{"length_s", &t.LengthS},
		{"words_per_minute", &t.WordsPerMinute},
		{"syllables_per_second", &t.SyllablesPerSecond},
		{"pause_percent", &t.PausePercent},
		{"pauses_kept_percent", &t.PausesKeptPercent},
		{"longest_pause_s", &t.LongestPauseS},
		{"pitch_sd_st", &t.PitchSDST},
		{"pitch_range80_st", &t.PitchRange80ST},
		{"nucleus_level_sd_db", &t.NucleusLevelSDDB},
		{"snr_db", &t.SNRDB},
		{"live_noise_snr_db", &t.LiveNoiseSNRDB},
		{"voice_dbfs", &t.VoiceDBFS},
		{"clipped_percent", &t.ClippedPercent},
	}
}

// TargetsFor returns the targets of a kind of call. An unknown kind is judged
// as free speech, without a length.
func TargetsFor(call script.Call) Targets {
	return Targets{
		Call:    call,
		LengthS: lengths(call),
		WordsPerMinute: Band{
			Good: between(130, 170), Limit: between(110, 190), Unit: "wpm",
			Source: "radio speech 150-170, over 190 heard as fast (Tauroza & Allison 1990); reading aloud averages 183 (Brysbaert 2019), so fast counts only where pauses are missing too",
		},
		SyllablesPerSecond: Band{
			Good: between(3.3, 4.6), Limit: between(2.8, 5.2), Unit: "syll/s",
			Source: "reading aloud 4.0-4.7 in four Englishes (Robb 2004, Lee & Doherty 2017), brought down for a stranger on the phone",
		},
		PausePercent: Band{
			Good: between(12, 30), Limit: between(6, 40), Unit: "%",
			Source: "own rule around the 15-25 % usual in reading aloud",
		},
		PausesKeptPercent: Band{
			Good: atLeast(70), Limit: atLeast(40), Unit: "%",
			Source: "own rule; fast readers drop the pauses at sentence ends first (Demol 2007)",
		},
		LongestPauseS: Band{
			Good: atMost(1.5), Limit: atMost(3), Unit: "s",
			Source: "0.6 s at a sentence end sounds most natural (Liu 2022); beyond 1.5 s the other end starts to wonder: own rule",
		},
		PitchSDST: Band{
			Good: atLeast(2.5), Limit: atLeast(1.7), Unit: "st",
			Source: "2.5 st equals a pitch variation quotient of about 0.15; in students' talks it ran from 0.11 to 0.24, and the higher the livelier they were heard (Hincks 2004, 2005); ordinary readers lie at 2.0-5 st",
		},
		PitchRange80ST: Band{
			Good: atLeast(6), Limit: atLeast(4), Unit: "st",
			Source: "own rule: 2.56 times the spread if pitch were normally distributed; robust against tracking errors (Niebuhr & Skarnitzl 2019)",
		},
		NucleusLevelSDDB: Band{
			Good: atLeast(3), Limit: atLeast(2), Unit: "dB",
			Source: "own rule: ordinary readers 2.5-4.6 dB at the vowels; weak on its own, so only together with pitch",
		},
		SNRDB: Band{
			Good: atLeast(20), Limit: atLeast(15), Unit: "dB",
			Source: "speech needs to be 15 dB above the noise at least (ASHA 1995); on the phone many are dissatisfied at 19 dB and some still at 25 (our calculation with the E-model, ITU-T G.107)",
		},
		LiveNoiseSNRDB: Band{
			Good: atLeast(25), Limit: atLeast(20), Unit: "dB",
			Source: "as snr_db, 5 dB stricter: voices and hum behind the speaker catch the ear more than a steady hiss",
		},
		VoiceDBFS: Band{
			Good: between(-30, -16), Limit: between(-36, -10), Unit: "dBFS",
			Source: "telephone equipment is tested with speech near -26 dB (active level after ITU-T P.56); above -16 the peaks soon reach full scale",
		},
		ClippedPercent: Band{
			Good: atMost(0.01), Limit: atMost(0.1), Unit: "%",
			Source: "own rule: 0.1 % of samples is clearly heard as crackle",
		},
	}
}

// lengths is how long each kind of call may take, from first to last word.
func lengths(call script.Call) Band {
	b := Band{Unit: "s"}
	switch call {
	case script.Opener:
		b.Good, b.Limit = between(15, 20), between(10, 27)
		b.Source = "an opener is two targeted lines: 15 to 20 s"
	case script.Voicemail:
		b.Good, b.Limit = between(12, 30), between(8, 38)
		b.Source = "a voicemail stays under 30 s; a longer one is deleted half-way"
	case script.Thanks:
		b.Good, b.Limit = between(20, 30), between(12, 40)
		b.Source = "a thank-you is one point of fit and a polite end: 20 to 30 s"
	case script.Answer:
		b.Good, b.Limit = between(6, 15), between(4, 20)
		b.Source = "an answer is one or two points in up to 15 s, then stop"
	case script.Greeting:
		b.Good, b.Limit = between(4, 15), between(2.5, 20)
		b.Source = "a voicemail greeting is a name and a promise to call back: under 15 s"
	default:
		b.Good = between(math.Inf(-1), math.Inf(1))
		b.Limit = b.Good
		b.Source = "free speech has no length to keep"
	}
	return b
}

// What it takes to judge at all. Below these a verdict would be a guess.
const (
	minSpeechS    = 3  // seconds of speech for any verdict on the delivery
	minVoicedS    = 1  // second of voiced sound for any word on melody
	surelyVoicedS = 5  // and for calling a voice flat
	minSNRDB      = 10 // below it, speech and noise are not told apart well
)

// When pauses are missing, without a script that says where they belong.
const (
	twoBreathsSyll = 30 // syllables: whoever says fewer may well need no pause
	pausesNeededS  = 12 // seconds of span without any pause are one breath too long
	// With less than 10 % of silence a fast reader is heard as rushed (own rule;
	// reading aloud usually has 15-25 %).
	leastPausePercent = 10
	// Beyond 214-220 words a minute listeners take in less (Smith & Shaffer
	// 1991, 1995), unless the pauses are at least those of ordinary reading.
	overwhelmsWPM        = 220
	overwhelmsSyll       = 5.8
	ordinaryPausePercent = 15
)
