package main

import (
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls f for 0 to n-1 on all processors and returns what went wrong.
func each(n int, f func(i int) error) error {
	var next atomic.Int64
	var group sync.WaitGroup
	errs := make([]error, n)
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				errs[i] = f(i)
			}
		})
	}
	group.Wait()
	return errors.Join(errs...)
}
