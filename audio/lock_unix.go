//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package audio

import (
	"errors"
	"os"
	"syscall"
)

// lockFile waits for the file to be ours. The lock goes when the file is
// closed or its program dies, however it dies.
func lockFile(f *os.File) error { return flock(f, syscall.LOCK_EX) }

// tryLockFile gives ErrBusy when the file is somebody else's.
func tryLockFile(f *os.File) error {
	err := flock(f, syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrBusy
	}
	return err
}

func flock(f *os.File, how int) error {
	for {
		err := syscall.Flock(int(f.Fd()), how)
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, errors.ErrUnsupported):
			return nil // a file system without locks: go without
		}
		return err
	}
}
