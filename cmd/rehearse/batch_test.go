package main

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		items := make([]int, 100)
		for i := range items {
			items[i] = i
		}
		var busy, most atomic.Int32
		got := slices.Collect(inOrder(t.Context(), 7, items, func(_ context.Context, i int) int {
			most.Store(max(most.Load(), busy.Add(1)))
			time.Sleep(time.Duration((i*37)%11) * time.Second) // out of order
			busy.Add(-1)
			return i
		}))
		if !slices.Equal(got, items) {
			t.Errorf("results in the order %v", got)
		}
		if most.Load() != 7 {
			t.Errorf("%d at once, want 7", most.Load())
		}
	})
}

func TestInOrderDoesNotRunFarAhead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		var begun atomic.Int32
		done := make(chan []int)
		go func() {
			done <- slices.Collect(inOrder(t.Context(), 2, make([]int, 1000), func(context.Context, int) int {
				if begun.Add(1) == 1 {
					<-release // the first is the slowest
				}
				return 0
			}))
		}()
		synctest.Wait()
		if n := begun.Load(); n > 20 {
			t.Errorf("%d results wait for the first", n)
		}
		close(release)
		if n := len(<-done); n != 1000 {
			t.Errorf("%d results, want 1000", n)
		}
	})
}

func TestInOrderEndsEarly(t *testing.T) {
	t.Run("the reader stops", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			var begun atomic.Int32
			for range inOrder(t.Context(), 2, make([]int, 1000), func(context.Context, int) int { return int(begun.Add(1)) }) {
				break
			}
			if n := begun.Load(); n > 20 {
				t.Errorf("%d items worked on for one result", n)
			}
		})
	})
	t.Run("the context is done", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			var n int
			for range inOrder(ctx, 2, make([]int, 1000), func(context.Context, int) int { return 0 }) {
				if n++; n == 5 {
					stop()
				}
			}
			if n > 30 {
				t.Errorf("%d results after the context was done at 5", n)
			}
		})
	})
}
