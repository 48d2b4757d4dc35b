package main

import (
	"context"
	"iter"
	"sync"
)

// inOrder does work on every item with that many workers at once and yields
// the results in the order of the items. It runs ahead of the slowest result
// by a few items only, so memory does not grow with their number. When ctx is
// done or the loop over the results ends early, no more work is begun.
func inOrder[In, Out any](ctx context.Context, workers int, items []In, work func(context.Context, In) Out) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		ctx, stop := context.WithCancel(ctx)
		var running sync.WaitGroup
		defer running.Wait()
		defer stop()

		const ahead = 4 // results waiting for a slower one before them, per worker
		queue := make(chan chan Out, ahead*workers)
		slots := make(chan struct{}, workers)
		running.Go(func() {
			defer close(queue)
			for _, item := range items {
				result := make(chan Out, 1)
				select {
				case slots <- struct{}{}:
				case <-ctx.Done():
					return
				}
				select {
				case queue <- result:
				case <-ctx.Done():
					return
				}
				running.Go(func() {
					result <- work(ctx, item)
					<-slots
				})
			}
		})
		for result := range queue {
			if !yield(<-result) {
				return
			}
		}
	}
}
