//go:build !unix

package device

import "os"

// Only the Unix sound libraries write to standard error.

func copyOfStderr() *os.File { return os.Stderr }

func silenceStderr() *os.File { return nil }

func restoreStderr(*os.File) {}
