package feedback

// Explanation says in plain words what a measure is, how it is made and when
// nothing can be said about it.
type Explanation struct {
	Name    string
	Aliases []string // verdicts and fields of the JSON that lead here
	What    string
	How     string
	Judged  string   // how the verdict comes about
	Unclear string   // when it can not be judged
	Off     string   // how far off it typically is, from make accuracy; empty where that is not measured
	Bands   []string // names of the targets it is judged by
}

// Explanations are all measures in the order they are reported.
func Explanations() []Explanation {
	return []Explanation{
		{
			Name:    "pace",
			Aliases: []string{Rushed, Slow, "rate", "wpm", "words_per_minute", "syllables_per_second", "articulation_rate", "speed"},
			What:    "How fast you speak, pauses included: words a minute when the script is known, syllables a second otherwise.",
			How:     "The words and syllables of the script are counted as they are spoken (an ID digit by digit, AAMC as four letters) and divided by the time from the first word to the last. Syllables are also counted in the sound, as peaks of loudness with voice in them. If that count is within 20 % (and two syllables) of the script's, the script was read and its count is used; if not, the pace stands on the syllables heard, and a note says so.",
			Judged:  "Rushed takes both: a high pace and missing pauses. Fast speech that keeps its pauses is brisk, which most listeners like. Slow takes both counts being low, so a script of long words is not slow for it.",
			Unclear: "With less than 3 s of speech, with noise less than 10 dB below the voice, or in a whisper, where no syllables can be counted.",
			Off:     "Words a minute from a script that was read: half of the clean readings are within 1.1 %, nine in ten within 5 %; the end of the last word is the hard part. Syllables heard without a script: 8 % off on average, fewer in very fast speech.",
			Bands:   []string{"words_per_minute", "syllables_per_second"},
		},
		{
			Name:    "pauses",
			Aliases: []string{Pauses, "pause_ratio", "ratio", "silence"},
			What:    "The silences between the first word and the last: how many, how long, and what share of the time they take.",
			How:     "Speech is told from the room by its level over the room's own and by the voice in it. A gap of at least 250 ms is a pause: shorter ones belong to the words. Silence before the first word and after the last is no pause.",
			Judged:  "With a script: how many of the pauses it asks for were made. Without: only whether a long take has hardly any, or whether a fast one has few. And in any case whether silence takes over.",
			Unclear: "With less than 3 s of speech, or noise less than 10 dB below the voice. A take under 8 s may well need no pause.",
			Off:     "The share of pauses is 1.4 points off on average in clean readings. Of the edges of pauses 82 % are found and right within 0.1 s, fewer than half under a cafe 10 dB below the voice. A telephone line, which cuts off s and f, makes pauses longer and more.",
			Bands:   []string{"pause_percent", "pauses_kept_percent", "longest_pause_s"},
		},
		{
			Name:    "melody",
			Aliases: []string{Flat, "pitch", "sd_st", "range80_st", "pvq", "f0", "monotone"},
			What:    "How much the pitch of the voice moves. Measured in semitones, the steps of a piano, because the ear hears a high and a low voice as equally lively when the steps are the same.",
			How:     "The pitch is tracked every 10 ms where there is voice, in the range of the speaker's own voice. The spread is the standard deviation in semitones; the range holds the middle 80 % of the values, so that a few errors of the tracker do not count.",
			Judged:  "Flat takes a narrow melody and an even loudness together, unless the pitch hardly moves at all. This is about how lively a voice sounds, not about accent or quality.",
			Unclear: "With less than 1 s of voice (and it is never called flat on less than 5 s), in a whisper, or with noise less than 10 dB below the voice.",
			Off:     "Against Praat's pitch track the spread differs by 0.1 semitones in half of the readings, by more than 0.4 in one of ten, mostly over what counts as voice: where both hear one, nine in ten differ by less than 0.15.",
			Bands:   []string{"pitch_sd_st", "pitch_range80_st", "nucleus_level_sd_db"},
		},
		{
			Name:    "loudness",
			Aliases: []string{"loudness_variance", "sd_db", "range_db", "trend_db_per_10s", "variance", "lufs", "integrated_lufs"},
			What:    "How much some words stand out by being louder than others.",
			How:     "The level is taken at the peak of each syllable, because between syllables it always falls, in a lively voice and in a flat one. A slow drift over the take, as when you move away from the microphone, is taken out and given apart as trend. The figure is the standard deviation of what is left. The overall loudness in LUFS follows ITU-R BS.1770.",
			Judged:  "Not alone: it speaks for or against a flat delivery together with the melody.",
			Unclear: "When there are too few syllables, or the recording was levelled by software, which makes every voice even.",
			Off:     "The overall loudness is within 0.01 LU of ffmpeg's on all recordings.",
			Bands:   []string{"nucleus_level_sd_db"},
		},
		{
			Name:    "room",
			Aliases: []string{Noisy, "noise", "background", "snr", "snr_db", "floor_dbfs", "hum"},
			What:    "What is behind your voice: how far below it the noise lies in the band a telephone carries (300 to 3400 Hz), and what kind of noise it is.",
			How:     "The noise is measured where you do not speak: in the pauses and before and after the take. The distance to the level of the speech, in decibels, is the signal-to-noise ratio (SNR). The kind is read from the spectrum and how it moves: hum of the mains, voices, traffic, a fan, clicks.",
			Judged:  "By the distance. Voices and hum must lie 5 dB further down than a steady noise, because they catch the ear. A rough figure (few pauses) fails a take only when it misses the target by 3 dB more.",
			Unclear: "When there is hardly a pause to listen in, or when a noise gate has put digital silence into the pauses: what the room is like is then not in the recording.",
			Off:     "Against noise mixed in at a known distance: 1 dB off on average in steady noise, 2 to 3 dB in traffic, a cafe or a train; a keyboard, silent between its clicks, is misread by 13 dB. Kinds of noise are named right in nine of ten rooms.",
			Bands:   []string{"snr_db", "live_noise_snr_db"},
		},
		{
			Name:    "volume",
			Aliases: []string{Level, "active_dbfs", "quiet"},
			What:    "How loud your voice arrives: the average level while you speak, in decibels below full scale (dBFS).",
			How:     "The mean power of the speech, without the pauses.",
			Judged:  "Too quiet fails, because the other end turns up the noise with it. Too loud is a remark: what it does to the sound is judged as clipping.",
			Unclear: "Without a voice.",
			Bands:   []string{"voice_dbfs"},
		},
		{
			Name:    "clipping",
			Aliases: []string{Clipped, "overload", "distortion"},
			What:    "Samples cut off because the sound was louder than the recording could hold. It is heard as crackle.",
			How:     "Runs of samples flattened against a ceiling are counted, also when the recording was turned down afterwards.",
			Judged:  "By the share of samples in such runs.",
			Unclear: "Only in an empty file.",
			Bands:   []string{"clipped_percent"},
		},
		{
			Name:    "length",
			Aliases: []string{Length, "span", "span_s", "duration"},
			What:    "The time from your first word to your last.",
			How:     "As for pauses: silence before and after does not count.",
			Judged:  "By the kind of call; free speech has no length to keep. Where the syllables heard are far fewer than those of the script, the end may be missing, and that is a remark too.",
			Unclear: "With less than 3 s of speech, or noise less than 10 dB below the voice.",
			Bands:   []string{"length_s"},
		},
	}
}

// Explain finds the explanation of a measure, a verdict or a field by its name.
func Explain(name string) (Explanation, bool) {
	for _, e := range Explanations() {
		if e.Name == name {
			return e, true
		}
		for _, alias := range e.Aliases {
			if alias == name {
				return e, true
			}
		}
	}
	return Explanation{}, false
}
