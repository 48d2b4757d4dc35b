//go:build !amd64

package analysis

func dot(x, y []float32) float32 { return dotGo(x, y) }
