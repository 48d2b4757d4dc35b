package takes

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"rehearse/feedback"
	"rehearse/script"
)

// TestOneStoreManyAtOnce: a store is used by several goroutines at once, as a
// web server does.
func TestOneStoreManyAtOnce(t *testing.T) {
	s := open(t, t.TempDir())
	text := opener(t, "opener.txt", openerText)
	const workers, each = 4, 5
	var running sync.WaitGroup
	for w := range workers {
		running.Go(func() {
			for i := range each {
				take, err := keep(s, text, script.Opener, feedback.Pass)
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := s.Load(take.Name); err != nil {
					t.Error(err)
				}
				if _, err := s.List(Filter{}); err != nil {
					t.Error(err)
				}
				if err := s.NoteCall(fmt.Sprint(w, i), time.Now()); err != nil {
					t.Error(err)
				}
				if i == 0 {
					if err := s.Remove(take.Name); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	running.Wait()
	if n, err := s.Count(Filter{}); n != workers*(each-1) || err != nil {
		t.Errorf("%d takes, %v", n, err)
	}
	if calls, unread, err := s.Calls(); len(calls) != workers*each || len(unread) != 0 || err != nil {
		t.Errorf("%d calls, %q, %v", len(calls), unread, err)
	}
}
