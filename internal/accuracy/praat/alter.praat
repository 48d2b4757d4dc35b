# Copies of every file of a list, resynthesized (overlap-add) with one thing
# changed: melody x0, x0.35, x1.6 about its mean in semitones, tempo x1.35,
# x0.75. Each is saved beside OUT as NAME.K.wav; one line for each: number of the file, K.
form Alter
	sentence list
	sentence out
endform
files = Read Strings from raw text file: list$
n = Get number of strings
folder$ = left$ (out$, rindex (out$, "/"))
for i to n
	selectObject: files
	file$ = Get string: i
	name$ = right$ (file$, length (file$) - rindex (file$, "/"))
	stored = Read from file: file$
	sound = Resample: 16000, 50
	manipulation = noprogress To Manipulation: 0.01, 60, 500
	tier = Extract pitch tier
	points = Get number of points
	if points > 0
		sum = 0
		for k to points
			hz = Get value at index: k
			sum = sum + ln (hz)
		endfor
		middle = sum / points
		for k from 0 to 2
			factor = if k = 0 then 0 else if k = 1 then 0.35 else 1.6 fi fi
			selectObject: tier
			scaled = Copy: "scaled"
			Formula: "exp (" + string$ (middle) + " + " + string$ (factor) + " * (ln (self) - " + string$ (middle) + "))"
			selectObject: manipulation, scaled
			Replace pitch tier
			selectObject: manipulation
			copy = Get resynthesis (overlap-add)
			Save as WAV file: folder$ + name$ + "." + string$ (k) + ".wav"
			appendFileLine: out$, i, " ", k
			removeObject: copy, scaled
		endfor
		for k from 3 to 4
			factor = if k = 3 then 1 / 1.35 else 1 / 0.75 fi
			selectObject: sound
			copy = Lengthen (overlap-add): 60, 500, factor
			Save as WAV file: folder$ + name$ + "." + string$ (k) + ".wav"
			appendFileLine: out$, i, " ", k
			removeObject: copy
		endfor
	endif
	removeObject: stored, sound, manipulation, tier
endfor
