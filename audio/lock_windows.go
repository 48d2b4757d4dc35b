package audio

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// The lock lies on a byte far behind the end of any recording: Windows keeps
// other programs from reading what is locked.
func lockRegion() *windows.Overlapped { return &windows.Overlapped{OffsetHigh: 1 << 30} }

// lockFile waits for the file to be ours. The lock goes when the file is
// closed or its program dies, however it dies.
func lockFile(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, lockRegion())
}

// tryLockFile gives ErrBusy when the file is somebody else's.
func tryLockFile(f *os.File) error {
	const how = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, lockRegion())
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrBusy
	}
	return err
}
