//go:build !linux && !darwin && !freebsd && !netbsd && !openbsd && !dragonfly && !windows

package audio

import "os"

// No locks here: an unfinished recording can not be told from one in progress.

func lockFile(*os.File) error    { return nil }
func tryLockFile(*os.File) error { return nil }
