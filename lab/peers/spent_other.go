//go:build !unix

package main

import "time"

var began = time.Now()

// spent returns the time since the program began, for want of a way to ask for
// that of the processor alone.
func spent() time.Duration { return time.Since(began) }
