package main

import (
	"fmt"
	"os"
	"path/filepath"

	"rehearse/internal/config"
	"rehearse/report"
	"rehearse/script"
	"rehearse/takes"
)

// keeper is where the takes of a command go: the folder of takes, or a place
// that is gone when the command ends.
type keeper struct {
	store *takes.Store
	temp  string // without a store
	made  int    // takes in temp
}

// openKeeper opens the folder of takes or, without keep, a place for takes that
// are only heard once.
func openKeeper(settings *config.Settings, keep bool) (*keeper, error) {
	if !keep {
		dir, err := os.MkdirTemp("", "rehearse-")
		return &keeper{temp: dir}, err
	}
	store, err := takes.Open(settings.Folder.Value)
	if err == nil {
		if err = store.Writable(); err != nil {
			store.Close()
		}
	}
	if err != nil {
		return nil, withHint(err, "to record all the same: --no-keep")
	}
	return &keeper{store: store}, nil
}

// dir is the folder the takes go to.
func (k *keeper) dir() string {
	if k.store == nil {
		return k.temp
	}
	return k.store.Dir()
}

// place is the path for a take that is about to be recorded.
func (k *keeper) place(text *script.Script, call script.Call) (string, error) {
	if k.store != nil {
		return k.store.NewPath(text, call)
	}
	k.made++
	return filepath.Join(k.temp, fmt.Sprintf("take-%d.wav", k.made)), nil
}

// giveUp is called for a place where nothing was recorded.
func (k *keeper) giveUp(path string) {
	if k.store != nil {
		// What is left over is empty and swept up by takes rebuild.
		_ = k.store.Discard(path)
	}
}

// keep notes a take that was recorded and measured. The recording is safe
// whatever becomes of the note.
func (k *keeper) keep(t report.Take) error {
	if k.store == nil || t.Err != nil {
		return nil
	}
	if _, err := k.store.Add(t.File, takes.Audio(t.Audio), t.Delivery); err != nil {
		return fmt.Errorf("%s is recorded, but not in the history: %w", filepath.Base(t.File), err)
	}
	return nil
}

// close ends the keeping; what is not kept is gone.
func (k *keeper) close() {
	if k.store != nil {
		k.store.Close()
		return
	}
	os.RemoveAll(k.temp)
}
