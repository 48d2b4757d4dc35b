package recordings

// LoadWAV is Read for callers that can not go on without the file.
func LoadWAV(path string) ([]float32, int) {
	x, rate, err := Read(path)
	if err != nil {
		panic(err)
	}
	return x, int(rate)
}
