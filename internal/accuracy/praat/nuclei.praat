# Syllable nuclei as de Jong & Wempe (2009) define them: peaks of intensity
# no more than 25 dB below its 99 % quantile, voiced, with a dip of at least
# 2 dB on both sides. One line for each file: its number and the count.
form Nuclei
	sentence list
	sentence out
endform
files = Read Strings from raw text file: list$
n = Get number of strings
for i to n
	selectObject: files
	file$ = Get string: i
	sound = Read from file: file$
	pitch = noprogress To Pitch (ac): 0.02, 30, 4, "no", 0.03, 0.25, 0.01, 0.35, 0.25, 450
	selectObject: sound
	intensity = To Intensity: 50, 0, "yes"
	loud = Get quantile: 0, 0, 0.99
	low = Get minimum: 0, 0, "parabolic"
	threshold = max (loud - 25, low)
	frames = Get number of frames
	# A peak counts once the level has fallen 2 dB below it, and the next one
	# is looked for once the level has risen 2 dB from there.
	count = 0
	rising = 1
	top = -1000
	bottom = 1000
	at = 0
	for k to frames + 1
		level = -1000
		if k <= frames
			selectObject: intensity
			level = Get value in frame: k
		endif
		if rising
			if level > top
				top = level
				at = k
			elsif level <= top - 2
				if top > threshold
					time = Get time from frame number: at
					selectObject: pitch
					f0 = Get value at time: time, "Hertz", "linear"
					if f0 <> undefined
						count = count + 1
					endif
				endif
				rising = 0
				bottom = level
			endif
		elsif level < bottom
			bottom = level
		elsif level >= bottom + 2
			rising = 1
			top = level
			at = k
		endif
	endfor
	appendFileLine: out$, i, " ", count
	removeObject: sound, pitch, intensity
endfor
