//go:build unix

package main

import (
	"syscall"
	"time"
)

// spent returns the processor time of this process so far, which what else runs
// on the machine does not lengthen as it does the time of day.
func spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
