#!/usr/bin/env bash
# Makes the four takes of testdata/takes from our own scripts with a speech
# synthesizer. Needs espeak-ng 1.51 and sox 14.4.2; with these versions the
# result is the same to the sample every time.
#
#   testdata/make-takes.sh [FOLDER]      default: the takes folder beside it
#
# Every phrase is spoken alone, trimmed to its sound and set down with a known
# gap after it, so the true times of speech and pauses are known: they are
# written to truth.csv. All takes are 16 kHz, 16 bit, mono.
set -euo pipefail
export LC_ALL=C

out=${1:-$(dirname "$0")/takes}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

rate=16000
lead=0.9  # seconds of room before the first word
tail=0.8  # and after the last

# speak VOICE SPEED RANGE% PITCH TEXT FILE: one phrase, without the synthesizer's
# own silence around it, at a fixed level per phrase set by the caller.
speak() {
	espeak-ng -v "$1" -s "$2" -m -w "$work/raw.wav" \
		"<speak><prosody range=\"$3%\" pitch=\"$4%\">$5</prosody></speak>"
	sox -R "$work/raw.wav" -r $rate -c 1 -b 16 "$6" \
		silence 1 0.005 -44d reverse silence 1 0.005 -44d reverse
}

silence() { sox -R -n -r $rate -c 1 -b 16 "$2" trim 0 "$1"; }

# rms FILE: root mean square, linear; rms_band: of the telephone band alone.
rms() { sox "$1" -n stat 2>&1 | awk '/^RMS.*amplitude/ { print $3 }'; }
rms_band() { sox "$1" -n sinc 300-3400 stat 2>&1 | awk '/^RMS.*amplitude/ { print $3 }'; }

# say NAME VOICE SPEED RANGE EFFECTS < "gap|pitch|gain|text" lines
# writes $work/NAME.voice.wav and one line of truth.
say() {
	local name=$1 voice=$2 speed=$3 range=$4 effects=$5
	local parts=() n=0 words=0 at=$lead pauses="" start=$lead end=0
	silence $lead "$work/lead.wav"
	parts+=("$work/lead.wav")
	while IFS='|' read -r gap pitch gain text; do
		n=$((n + 1))
		local phrase="$work/$name.$n.wav"
		speak "$voice" "$speed" "$range" "$pitch" "$text" "$work/plain.wav"
		# shellcheck disable=SC2086 # the effects are a list of words
		sox -V1 -R "$work/plain.wav" -b 16 "$phrase" $effects norm "$gain"
		words=$((words + $(wc -w <<<"${text% .}")))
		end=$(awk -v a="$at" -v d="$(soxi -D "$phrase")" 'BEGIN { printf "%.3f", a + d }')
		parts+=("$phrase")
		if [ "$gap" != end ]; then
			silence "$gap" "$work/$name.gap$n.wav"
			parts+=("$work/$name.gap$n.wav")
			at=$(awk -v a="$end" -v g="$gap" 'BEGIN { printf "%.3f", a + g }')
			pauses="$pauses $end-$at"
		fi
	done
	silence $tail "$work/tail.wav"
	parts+=("$work/tail.wav")
	sox -R "${parts[@]}" "$work/$name.voice.wav"
	sox -R "$work/$name".[0-9]*.wav "$work/$name.speech.wav"
	awk -v name="$name" -v w=$words -v s="$start" -v e="$end" -v p="${pauses# }" \
		'BEGIN { printf "%s.wav,%d,%.3f,%.3f,%.1f,%s\n", name, w, s, e, w * 60 / (e - s), p }' \
		>>"$work/truth.csv"
}

# room NAME LEVEL: lays the faint noise of a quiet room (brown noise, LEVEL
# dBFS RMS) under a voice and writes the take.
room() {
	local length
	length=$(soxi -D "$work/$1.voice.wav")
	sox -R -n -r $rate -c 1 -b 16 "$work/brown.wav" synth "$length" brownnoise sinc 60
	local gain
	gain=$(awk -v level="$2" -v have="$(rms "$work/brown.wav")" \
		'BEGIN { printf "%.6f", 10 ^ (level / 20) / have }')
	sox -R -D -m -v 1 "$work/$1.voice.wav" -v "$gain" "$work/brown.wav" -b 16 "$out/$1.wav"
}

# babble NAME SNR_DB: lays a full cafe under a voice. SNR is speech over babble
# power in the telephone band, speech taken where there is speech.
babble() {
	local length voices=() n=0 text voice speed pitch
	length=$(soxi -D "$work/$1.voice.wav")
	while IFS='|' read -r voice speed pitch text; do
		n=$((n + 1))
		espeak-ng -v "$voice" -s "$speed" -p "$pitch" -w "$work/raw.wav" "$text"
		sox -R "$work/raw.wav" -r $rate -c 1 -b 16 "$work/guest$n.wav" \
			norm -12 reverb 40 50 70 repeat 9 trim "0.$n" "$length"
		voices+=("$work/guest$n.wav")
	done <<'GUESTS'
en-us+m1|165|45|Two coffees please, one with oat milk, and the almond cake if there is any left. No, we will have it here, by the window.
en-gb+f3|175|60|So I told her the bus was late again, and she said that it is always late on Mondays, which is true if you think about it.
en-us+m5|150|30|The meeting moves to four o'clock, and then we walk over to the station together and see who else is around by then.
en-us+f5|180|55|He has been painting that kitchen since March and it is still half blue, but the garden looks wonderful this year.
en-gb+m7|160|50|Have you read the one about the lighthouse? The ending is strange, although the middle part is quite good, I thought.
en-us+f1|170|65|Order for table seven, two soups and a salad. Mind the step over there, it is wet, and could somebody bring a towel?
en-us+m3|185|40|They won at last, three to one, and nobody in the whole street slept before two in the morning, not even the dog.
en-gb+f2|155|50|I will take the smaller box then, and please write a card with it, something cheerful, she has had a long week.
GUESTS
	sox -R -m "${voices[@]}" -b 16 "$work/babble.wav" norm -3
	local gain
	gain=$(awk -v snr="$2" -v speech="$(rms_band "$work/$1.speech.wav")" \
		-v have="$(rms_band "$work/babble.wav")" \
		'BEGIN { printf "%.6f", speech / have * 10 ^ (-snr / 20) }')
	sox -R -D -m -v 1 "$work/$1.voice.wav" -v "$gain" "$work/babble.wav" -b 16 "$out/$1.wav"
}

echo "file,words,speech_start_s,speech_end_s,words_per_minute,pauses_s" >"$work/truth.csv"

# Each line below: seconds of silence after the phrase | pitch in percent | peak
# in dBFS | the words as they are spoken, phonemes in double brackets ("ID" is
# one word of two syllables).

# A good delivery: unhurried, a breath after each sentence, a lively melody,
# some words louder than others, a quiet room.
say good en-us+f2 148 190 "" <<'WORDS'
0.55|50|-5|Good morning.
0.12|46|-7|This is Doctor Jane Doe
0.28|52|-6|[['eI 'eI 'Em s'i: 'aId'i:]] .
0.28|52|-7|one zero four eight
0.60|44|-9|two seven three six.
0.60|50|-5|I applied to Mill Creek Family Medicine through [['i:ras]] in soap.
0.55|50|-6|I am calling because of your rural clinic.
0.50|56|-5|May I send anything further?
end|46|-8|Thank you.
WORDS
room good -66

# The same words on one note and at one loudness: the level follows within 20 ms,
# so that strong and weak syllables come out alike. What overshoots is cut off in
# the middle of the chain, which is wanted here.
level="compand 0.02,0.02 -90,-90,-60,-22,0,-18"
say flat en-us+f5 150 0 "gain -16 $level $level" <<'WORDS'
0.55|75|-6|Good morning.
0.12|75|-6|This is Doctor Jane Doe
0.28|75|-6|[['eI 'eI 'Em s'i: 'aId'i:]] .
0.28|75|-6|one zero four eight
0.60|75|-6|two seven three six.
0.60|75|-6|I applied to Mill Creek Family Medicine through [['i:ras]] in soap.
0.55|75|-6|I am calling because of your rural clinic.
0.50|75|-6|May I send anything further?
end|75|-6|Thank you.
WORDS
room flat -66

# A voicemail read in one breath: fast, and almost no pause.
say rushed en-us+f4 205 150 "" <<'WORDS'
0.06|52|-5|Hello
0.04|50|-5|this is Doctor Jane Doe
0.05|50|-5|[['eI 'eI 'Em s'i: 'aId'i:]] .
0.05|50|-6|one zero four eight two seven three six.
0.06|50|-6|I applied to your pediatrics program through [['i:ras]] in soap
0.05|50|-6|and I remain very interested.
0.06|50|-6|Could you please review my file?
0.30|50|-6|You can reach me at six one two five five five zero one four two
0.08|50|-7|or at Jane dot Doe at example dot org.
end|46|-8|Thank you.
WORDS
room rushed -66

# The same voicemail at a good pace, from a full cafe.
say noisy en-us+m7 150 160 "" <<'WORDS'
0.30|52|-5|Hello
0.12|50|-5|this is Doctor Jane Doe
0.28|50|-5|[['eI 'eI 'Em s'i: 'aId'i:]] .
0.28|52|-6|one zero four eight
0.60|46|-8|two seven three six.
0.28|50|-5|I applied to your pediatrics program through [['i:ras]] in soap
0.60|48|-7|and I remain very interested.
0.55|54|-5|Could you please review my file?
0.10|50|-5|You can reach me at
0.28|52|-5|six one two
0.28|52|-6|five five five
0.35|46|-7|zero one four two
0.60|50|-6|or at Jane dot Doe at example dot org.
end|46|-7|Thank you.
WORDS
babble noisy 12

cp "$work/truth.csv" "$out/truth.csv"
