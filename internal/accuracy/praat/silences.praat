# Speech and silence by Praat's own command at -25 dB, for every file of a
# list. Pitch floor and least length of sound are those with which it does best
# on these recordings; with its standard values it does clearly worse. One line
# for each sounding interval: number of the file, start, end (s).
form Silences
	sentence list
	sentence out
endform
files = Read Strings from raw text file: list$
n = Get number of strings
for i to n
	selectObject: files
	file$ = Get string: i
	sound = Read from file: file$
	grid = To TextGrid (silences): 30, 0, -25, 0.25, 0.05, "silent", "sounding"
	intervals = Get number of intervals: 1
	for k to intervals
		label$ = Get label of interval: 1, k
		if label$ = "sounding"
			start = Get start time of interval: 1, k
			end = Get end time of interval: 1, k
			appendFileLine: out$, i, " ", start, " ", end
		endif
	endfor
	removeObject: sound, grid
endfor
