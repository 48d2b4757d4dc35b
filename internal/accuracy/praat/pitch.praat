# Pitch in two passes: over all of a voice's range first, then from 0.75 of
# the lower to 1.5 of the upper quartile (De Looze & Rauzy 2009). One line for
# each frame of 10 ms: number of the file, time (s), F0 (Hz, 0 unvoiced).
form Pitch
	sentence list
	sentence out
endform
files = Read Strings from raw text file: list$
n = Get number of strings
for i to n
	selectObject: files
	file$ = Get string: i
	sound = Read from file: file$
	wide = noprogress To Pitch: 0.01, 60, 500
	q25 = Get quantile: 0, 0, 0.25, "Hertz"
	q75 = Get quantile: 0, 0, 0.75, "Hertz"
	if q25 <> undefined
		floor = 0.75 * q25
		ceiling = 1.5 * q75
		selectObject: sound
		pitch = noprogress To Pitch: 0.01, floor, ceiling
		frames = Get number of frames
		for k to frames
			time = Get time from frame number: k
			f0 = Get value in frame: k, "Hertz"
			if f0 = undefined
				f0 = 0
			endif
			appendFileLine: out$, i, " ", fixed$ (time, 5), " ", fixed$ (f0, 3)
		endfor
		removeObject: pitch
	endif
	removeObject: sound, wide
endfor
