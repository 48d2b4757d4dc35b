package feedback

import (
	"slices"
	"strings"
	"testing"

	"rehearse/analysis"
	"rehearse/script"
)

// good is a take nothing is wrong with: the script read in 19.4 s at 149 words
// a minute with a pause after each sentence.
func good() analysis.Measures {
	v := analysis.Measured
	return analysis.Measures{
		DurationS: v(21),
		Speech:    analysis.Speech{StartS: v(0.9), EndS: v(20.3), SpanS: v(19.4), PhonationS: v(16.1)},
		Rate:      analysis.Rate{AcousticSyllables: v(70)},
		Pauses:    analysis.Pauses{MinS: 0.25, Count: 5, Ratio: v(0.17), TotalS: v(3.3), MeanS: v(0.55), LongestS: v(0.6)},
		Loudness:  analysis.Loudness{IntegratedLUFS: v(-22), ActiveDBFS: v(-22), SDDB: v(3.6), RangeDB: v(9)},
		Pitch:     analysis.Pitch{MedianHz: v(180), SDST: v(3.4), Range80ST: v(8.5), PVQ: v(0.2), VoicedS: v(9)},
		Noise:     analysis.Noise{FloorDBFS: v(-66), SNRDB: v(42), Confidence: analysis.ConfidenceGood, Kind: analysis.NoiseQuiet},
	}
}

// text is a script of 48 words and 70 syllables, so that a take of good
// is measured by it.
func text() *script.Script {
	return &script.Script{Words: 48, Syllables: 70, ExpectedS: 19.9}
}

// with is a good take in which something is different.
func with(change func(*analysis.Measures)) analysis.Measures {
	m := good()
	change(&m)
	return m
}

// paced is a good take of the script at a number of words a minute, with a
// pause ratio.
func paced(wpm, ratio float64) analysis.Measures {
	return with(func(m *analysis.Measures) {
		span := 48 * 60 / wpm
		m.Speech.SpanS = analysis.Measured(span)
		m.Speech.PhonationS = analysis.Measured(span * (1 - ratio))
		m.Pauses.Ratio = analysis.Measured(ratio)
	})
}

func judge(m analysis.Measures) Delivery {
	return Judge(m, text(), script.Free, TargetsFor(script.Free))
}

func TestGoodTakePasses(t *testing.T) {
	d := Judge(good(), text(), script.Opener, TargetsFor(script.Opener))
	if d.Overall != Pass {
		t.Errorf("overall %s, want pass", d.Overall)
	}
	var names []string
	for _, v := range d.Verdicts {
		names = append(names, v.Name)
		if v.State != Pass {
			t.Errorf("%s: %s (%s)", v.Name, v.State, v.Evidence)
		}
		if v.Advice != "" {
			t.Errorf("%s passes and still gives the advice %q", v.Name, v.Advice)
		}
	}
	want := []string{"rushed", "slow", "flat", "noisy", "pauses", "length", "level", "clipped"}
	if !slices.Equal(names, want) {
		t.Errorf("verdicts in the order %v, want %v", names, want)
	}
	if len(d.Notes) != 0 {
		t.Errorf("notes %q on a take without remarks", d.Notes)
	}
}

// TestVerdicts walks over the edge of every rule: each case changes one thing
// about a good take and looks at one verdict.
func TestVerdicts(t *testing.T) {
	v := analysis.Measured
	pitch := func(sd, range80, level float64) analysis.Measures {
		return with(func(m *analysis.Measures) {
			m.Pitch.SDST, m.Pitch.Range80ST, m.Loudness.SDDB = v(sd), v(range80), v(level)
		})
	}
	noise := func(snr float64, kind, confidence string) analysis.Measures {
		return with(func(m *analysis.Measures) {
			m.Noise = analysis.Noise{SNRDB: v(snr), Kind: kind, Confidence: confidence}
		})
	}
	pauses := func(span float64, count int, ratio, longest float64) analysis.Measures {
		return with(func(m *analysis.Measures) {
			m.Speech.SpanS, m.Speech.PhonationS = v(span), v(span*(1-ratio))
			m.Pauses.Count, m.Pauses.Ratio, m.Pauses.LongestS = count, v(ratio), v(longest)
		})
	}
	voice := func(dbfs float64) analysis.Measures {
		return with(func(m *analysis.Measures) { m.Loudness.ActiveDBFS = v(dbfs) })
	}
	clip := func(samples int64, ratio float64) analysis.Measures {
		return with(func(m *analysis.Measures) { m.Clipping = analysis.Clipping{Samples: samples, Ratio: ratio} })
	}
	const steady, babble, hum = analysis.NoiseSteady, analysis.NoiseBabble, analysis.NoiseHum
	const sure, rough = analysis.ConfidenceGood, analysis.ConfidenceLow

	tests := []struct {
		name    string
		take    analysis.Measures
		verdict string
		want    State
	}{
		{"calm pace, few pauses", paced(165, 0.02), Rushed, Pass},
		{"brisk with pauses is no fault", paced(183, 0.17), Rushed, Pass},
		{"brisk without pauses", paced(183, 0.09), Rushed, Warn},
		{"fast with pauses", paced(200, 0.15), Rushed, Warn},
		{"fast with just enough pauses", paced(200, 0.10), Rushed, Warn},
		{"fast without pauses", paced(200, 0.099), Rushed, Fail},
		{"overwhelming with the pauses of a fast reader", paced(230, 0.149), Rushed, Fail},
		{"overwhelming with ordinary pauses", paced(230, 0.15), Rushed, Warn},
		{"at the edge of brisk", paced(170, 0), Rushed, Pass},

		{"at the edge of slow", paced(130.1, 0.2), Slow, Pass},
		{"a little slow", paced(115, 0.2), Slow, Warn},
		{"slow", paced(100, 0.2), Slow, Fail},
		{"fast is not slow", paced(230, 0.1), Slow, Pass},

		{"lively", pitch(2.5, 6.4, 3), Flat, Pass},
		{"calm, loudness alive", pitch(2.2, 6.2, 3.2), Flat, Pass},
		{"calm, less of it, loudness alive", pitch(2.2, 5.6, 3.2), Flat, Warn},
		{"calm, loudness even", pitch(2.2, 5.6, 2.5), Flat, Warn},
		{"calm and narrow, loudness alive", pitch(2.2, 4.6, 3.2), Flat, Warn},
		{"calm, narrow and even", pitch(2.2, 4.6, 2.9), Flat, Fail},
		{"narrow, loudness alive", pitch(1.5, 4.2, 3.5), Flat, Warn},
		{"narrow and even", pitch(1.5, 4.2, 2.5), Flat, Fail},
		{"one note, whatever the loudness", pitch(0.2, 0.5, 6), Flat, Fail},
		{"one note with tracking errors", pitch(1.8, 0.3, 4), Flat, Fail},
		{"wide range", pitch(3, 3.9, 3.5), Flat, Warn},

		{"steady noise well below", noise(20, steady, sure), Noisy, Pass},
		{"steady noise noticeable", noise(19.9, steady, sure), Noisy, Warn},
		{"steady noise at the limit", noise(15, steady, sure), Noisy, Warn},
		{"steady noise too loud", noise(14.9, steady, sure), Noisy, Fail},
		{"voices well below", noise(25, babble, sure), Noisy, Pass},
		{"voices noticeable", noise(24.9, babble, sure), Noisy, Warn},
		{"voices too loud", noise(19.9, babble, sure), Noisy, Fail},
		{"hum noticeable", noise(22, hum, sure), Noisy, Warn},
		{"hum louder", noise(15, hum, sure), Noisy, Warn},
		{"hum too loud", noise(14.9, hum, sure), Noisy, Fail},
		{"rough figure near the limit", noise(13, steady, rough), Noisy, Warn},
		{"rough figure far under the limit", noise(11.9, steady, rough), Noisy, Fail},
		{"noise as loud as the voice", noise(3, steady, sure), Noisy, Fail},
		{"no figure", with(func(m *analysis.Measures) { m.Noise = analysis.Noise{} }), Noisy, Unknown},

		{"long take in one breath", pauses(19.4, 0, 0, 0), Pauses, Fail},
		{"long take with one short pause", pauses(19.4, 1, 0.02, 0.4), Pauses, Warn},
		{"calm take with few pauses", pauses(19.4, 3, 0.07, 0.5), Pauses, Pass},
		{"half silence", pauses(30, 9, 0.45, 1.4), Pauses, Fail},
		{"much silence", pauses(26, 9, 0.35, 1.2), Pauses, Warn},
		{"one long silence", pauses(22, 5, 0.25, 3.1), Pauses, Fail},
		{"one rather long gap", pauses(22, 5, 0.25, 1.6), Pauses, Warn},

		{"in the middle", voice(-23), Level, Pass},
		{"quiet", voice(-30.1), Level, Warn},
		{"too quiet", voice(-36.1), Level, Fail},
		{"loud", voice(-15.9), Level, Warn},
		{"very loud", voice(-6), Level, Warn},
		{"no level", with(func(m *analysis.Measures) { m.Loudness = analysis.Loudness{} }), Level, Unknown},

		{"a few samples", clip(9, 0.00003), Clipped, Pass},
		{"audible", clip(90, 0.0003), Clipped, Warn},
		{"crackling", clip(900, 0.003), Clipped, Fail},
		{"empty file", with(func(m *analysis.Measures) { m.DurationS = v(0) }), Clipped, Unknown},
	}
	for _, tt := range tests {
		t.Run(tt.verdict+"/"+tt.name, func(t *testing.T) {
			got := judge(tt.take).verdict(tt.verdict)
			if got.State != tt.want {
				t.Errorf("%s, want %s; value %v, evidence %q", got.State, tt.want, got.Value, got.Evidence)
			}
			if got.Evidence == "" {
				t.Error("no evidence")
			}
			if bad := got.State == Warn || got.State == Fail; bad == (got.Advice == "") {
				t.Errorf("%s with the advice %q", got.State, got.Advice)
			}
		})
	}
}

// TestShortTakeNeedsNoPause: one sentence said fast is brisk, not rushed, until
// it is more than anybody says without a breath.
func TestShortTakeNeedsNoPause(t *testing.T) {
	for syllables, want := range map[float64]State{29: Warn, 30: Fail} {
		m := good()
		m.Speech.SpanS, m.Speech.PhonationS = analysis.Measured(5), analysis.Measured(5)
		m.Pauses = analysis.Pauses{Ratio: analysis.Measured(0)}
		m.Rate.AcousticSyllables = analysis.Measured(syllables)
		d := Judge(m, nil, script.Free, TargetsFor(script.Free))
		if v := d.verdict(Rushed); v.State != want {
			t.Errorf("%g syllables in 5 s: %s, want %s", syllables, v.State, want)
		}
	}
}

// TestSlowByEarAlone: syllables heard are at times too few, so without a script
// it takes a clearly slow take to fail.
func TestSlowByEarAlone(t *testing.T) {
	for syllables, want := range map[float64]State{66: Pass, 54: Warn, 48: Warn, 47: Fail} {
		m := good()
		m.Speech.SpanS, m.Speech.PhonationS = analysis.Measured(20), analysis.Measured(16)
		m.Rate.AcousticSyllables = analysis.Measured(syllables)
		d := Judge(m, nil, script.Free, TargetsFor(script.Free))
		if v := d.verdict(Slow); v.State != want {
			t.Errorf("%g syllables in 20 s: %s, want %s", syllables, v.State, want)
		}
	}
}

func TestLengthByCall(t *testing.T) {
	tests := []struct {
		call script.Call
		span float64
		want State
	}{
		{script.Opener, 9.9, Fail},
		{script.Opener, 14.9, Warn},
		{script.Opener, 15, Pass},
		{script.Opener, 20, Pass},
		{script.Opener, 20.1, Warn},
		{script.Opener, 27.1, Fail},
		{script.Voicemail, 30, Pass},
		{script.Voicemail, 31, Warn},
		{script.Voicemail, 39, Fail},
		{script.Thanks, 19, Warn},
		{script.Thanks, 30, Pass},
		{script.Answer, 15, Pass},
		{script.Answer, 21, Fail},
		{script.Greeting, 16, Warn},
		{script.Free, 4, Pass},
		{script.Free, 400, Pass},
		{"unheard of", 400, Pass},
	}
	for _, tt := range tests {
		m := good()
		m.Speech.SpanS = analysis.Measured(tt.span)
		v := Judge(m, nil, tt.call, TargetsFor(tt.call)).verdict(Length)
		if v.State != tt.want {
			t.Errorf("%s of %g s: %s, want %s", tt.call, tt.span, v.State, tt.want)
		}
	}
}

// TestCanNotJudge: what is too short, too noisy or has no voice gets no
// verdict on the delivery, says why, and can not pass.
func TestCanNotJudge(t *testing.T) {
	v := analysis.Measured
	tests := []struct {
		name    string
		take    analysis.Measures
		unknown []string
		reason  string
		overall State
	}{
		{
			"no voice",
			analysis.Measures{DurationS: v(5), Noise: analysis.Noise{FloorDBFS: v(-60)}},
			[]string{Rushed, Slow, Flat, Noisy, Pauses, Length, Level}, "no voice was heard", Unknown,
		},
		{
			"2.9 s of speech",
			with(func(m *analysis.Measures) { m.Speech.PhonationS = v(2.9) }),
			[]string{Rushed, Slow, Flat, Pauses, Length}, "only 2.9 s of speech", Unknown,
		},
		{
			"3 s of speech",
			with(func(m *analysis.Measures) { m.Speech.PhonationS = v(3) }),
			nil, "", Pass,
		},
		{
			"noise 9.9 dB below the voice",
			with(func(m *analysis.Measures) { m.Noise.SNRDB = v(9.9) }),
			[]string{Rushed, Slow, Flat, Pauses, Length}, "too close to the voice", Fail,
		},
		{
			"whispered",
			with(func(m *analysis.Measures) {
				m.Pitch = analysis.Pitch{VoicedS: v(0.3)}
				m.Rate.AcousticSyllables = analysis.Value{}
			}),
			[]string{Rushed, Slow, Flat}, "could be counted", Unknown,
		},
		{
			"0.9 s of voice",
			with(func(m *analysis.Measures) { m.Pitch.VoicedS = v(0.9) }),
			[]string{Flat}, "0.9 s of clear tone", Unknown,
		},
		{
			"a background that can not be measured",
			with(func(m *analysis.Measures) { m.Noise = analysis.Noise{} }),
			[]string{Noisy}, "room behind the voice", Pass,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := judge(tt.take)
			var unknown []string
			for _, v := range d.Verdicts {
				if v.State == Unknown {
					unknown = append(unknown, v.Name)
				}
			}
			if !slices.Equal(unknown, tt.unknown) {
				t.Errorf("unknown: %v, want %v", unknown, tt.unknown)
			}
			if d.Overall != tt.overall {
				t.Errorf("overall %s, want %s", d.Overall, tt.overall)
			}
			if len(tt.unknown) > 0 {
				if e := d.verdict(tt.unknown[0]).Evidence; !strings.Contains(e, tt.reason) {
					t.Errorf("reason %q, want one with %q", e, tt.reason)
				}
			}
			if d.Next == "" || d.Heard == "" {
				t.Errorf("next %q, heard %q", d.Next, d.Heard)
			}
		})
	}
}

// TestLittleVoiceIsNeverFlat: with 2 to 5 s of voice a narrow melody is a
// remark, not a fault.
func TestLittleVoiceIsNeverFlat(t *testing.T) {
	for voiced, want := range map[float64]State{2: Warn, 4.9: Warn, 5: Fail} {
		m := good()
		m.Pitch = analysis.Pitch{SDST: analysis.Measured(0.3), Range80ST: analysis.Measured(1), VoicedS: analysis.Measured(voiced)}
		if v := judge(m).verdict(Flat); v.State != want {
			t.Errorf("%g s of voice: %s, want %s", voiced, v.State, want)
		}
	}
}

// TestOrdinaryReadersAreNotScolded walks over the ordinary values of reading
// aloud: nothing may fail, and at an ordinary pace nothing may be remarked.
func TestOrdinaryReadersAreNotScolded(t *testing.T) {
	for _, wpm := range []float64{131, 140, 150, 165, 183} {
		for _, ratio := range []float64{0.12, 0.2, 0.28} {
			for _, sd := range []float64{2.5, 3, 5} {
				m := paced(wpm, ratio)
				m.Pitch.SDST, m.Pitch.Range80ST = analysis.Measured(sd), analysis.Measured(2.56*sd)
				if d := judge(m); d.Overall != Pass {
					t.Errorf("%g wpm, %g pauses, %g st: %s: %s", wpm, ratio, sd, d.Overall, d.Heard)
				}
			}
		}
	}
}

func TestNextIsWhatHurtsMost(t *testing.T) {
	v := analysis.Measured
	rushed := paced(230, 0.02)
	rushedAndNoisy := paced(230, 0.02)
	rushedAndNoisy.Noise = analysis.Noise{SNRDB: v(12), Kind: analysis.NoiseBabble, Confidence: analysis.ConfidenceGood}
	flatAndQuiet := with(func(m *analysis.Measures) {
		m.Pitch.SDST, m.Pitch.Range80ST = v(0.5), v(1)
		m.Loudness.ActiveDBFS = v(-32)
	})
	for name, tt := range map[string]struct {
		take analysis.Measures
		want string
	}{
		"good":                               {good(), "Nothing to change"},
		"rushed":                             {rushed, "one breath"},
		"noise before haste":                 {rushedAndNoisy, "nobody else is talking"},
		"a fault before a remark":            {flatAndQuiet, "let your voice rise"},
		"nothing heard":                      {analysis.Measures{DurationS: v(4)}, "right microphone"},
		"too short":                          {with(func(m *analysis.Measures) { m.Speech.PhonationS = v(1) }), "longer take"},
		"too short and quiet is still short": {with(func(m *analysis.Measures) { m.Speech.PhonationS, m.Loudness.ActiveDBFS = v(1), v(-33) }), "longer take"},
		"whispered":                          {with(func(m *analysis.Measures) { m.Pitch = analysis.Pitch{} }), "full speaking voice"},
	} {
		if d := judge(tt.take); !strings.Contains(d.Next, tt.want) {
			t.Errorf("%s: next is %q, want one with %q", name, d.Next, tt.want)
		}
	}
}

// TestWords: the evidence is made of the figures and plain words.
func TestWords(t *testing.T) {
	d := judge(paced(212, 0.03))
	if got, want := d.verdict(Rushed).Evidence, "212 words a minute over 13.6 s, 5 pauses"; got != want {
		t.Errorf("evidence %q, want %q", got, want)
	}
	d = Judge(paced(212, 0.03), nil, script.Free, TargetsFor(script.Free))
	if got, want := d.verdict(Rushed).Evidence, "5.2 syllables a second over 13.6 s, 5 pauses"; got != want {
		t.Errorf("evidence %q, want %q", got, want)
	}
	scolding := []string{"bad", "wrong", "fail", "poor", "must", "!", "SNR", "F0"}
	for _, m := range []analysis.Measures{good(), paced(230, 0.01), paced(90, 0.45)} {
		for _, v := range judge(m).Verdicts {
			for _, word := range scolding {
				if strings.Contains(v.Evidence+v.Advice, word) {
					t.Errorf("%s says %q: %q %q", v.Name, word, v.Evidence, v.Advice)
				}
			}
		}
	}
}

// TestTargetsCanBeChanged: a value set through Bands is in force.
func TestTargetsCanBeChanged(t *testing.T) {
	targets := TargetsFor(script.Free)
	for _, b := range targets.Bands() {
		if b.Name == "words_per_minute" {
			b.Good.Max, b.Limit.Max = 140, 145
		}
	}
	d := Judge(paced(150, 0.05), text(), script.Free, targets)
	if v := d.verdict(Rushed); v.State != Fail || v.Target.Max.Or(0) != 140 {
		t.Errorf("150 wpm against a limit of 145: %s, target %v", v.State, v.Target)
	}
}

func TestEveryBandIsSound(t *testing.T) {
	calls := []script.Call{script.Opener, script.Voicemail, script.Thanks, script.Answer, script.Greeting, script.Free}
	for _, call := range calls {
		targets := TargetsFor(call)
		for _, b := range targets.Bands() {
			if b.Limit.Min > b.Good.Min || b.Limit.Max < b.Good.Max || b.Good.Min > b.Good.Max {
				t.Errorf("%s %s: good %v, limit %v", call, b.Name, b.Good, b.Limit)
			}
			if b.Unit == "" || b.Source == "" {
				t.Errorf("%s %s has no unit or no source", call, b.Name)
			}
		}
	}
}
