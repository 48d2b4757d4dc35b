# Speech and silence by Praat's own command, for every file of a list. One
# line for each sounding interval: number of the file, start, end (s).
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
	grid = To TextGrid (silences): 100, 0, -25, 0.25, 0.1, "silent", "sounding"
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
