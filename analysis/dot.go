package analysis

import "gonum.org/v1/gonum/blas/gonum"

// dotBlock is what len(y) has to be a multiple of in dot.
const dotBlock = 8

// dotGo is the inner product of x and y, which have the same length. dot is the
// same by the fastest means the processor has: the pitch of a second of sound
// takes 7000 of them. The two round differently, by about 1e-7 of the largest
// product; within one the same input gives the same bits, as long as y lies at
// the same place in memory.
func dotGo(x, y []float32) float32 {
	return gonum.Implementation{}.Sdot(len(y), x, 1, y, 1)
}
