//go:build unix

package device

import (
	"os"
	"runtime/debug"

	"golang.org/x/sys/unix"
)

// copyOfStderr is os.Stderr under another number, or os.Stderr itself where
// there is none to be had.
func copyOfStderr() *os.File {
	fd, err := unix.FcntlInt(2, unix.F_DUPFD_CLOEXEC, 3)
	if err != nil {
		return os.Stderr
	}
	return os.NewFile(uintptr(fd), os.Stderr.Name())
}

// silenceStderr points file descriptor 2 at nothing and returns what it was,
// or nil if that did not work. A crash of the program is still reported there.
func silenceStderr() *os.File {
	saved := copyOfStderr()
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil || saved == os.Stderr {
		return nil
	}
	defer null.Close()
	if unix.Dup2(int(null.Fd()), 2) != nil {
		saved.Close()
		return nil
	}
	debug.SetCrashOutput(saved, debug.CrashOptions{})
	return saved
}

// restoreStderr undoes silenceStderr.
func restoreStderr(saved *os.File) {
	unix.Dup2(int(saved.Fd()), 2)
	debug.SetCrashOutput(nil, debug.CrashOptions{})
	saved.Close()
}
