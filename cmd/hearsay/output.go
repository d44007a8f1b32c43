package main

import (
	"bufio"
	"errors"
	"io"
	"sync"
	"syscall"
	"time"
)

// An output gathers what is written into large pieces. What has waited for a
// moment goes out by itself, so that a program that hands over one article at
// a time gets its answer.
type output struct {
	mu   sync.Mutex
	w    *bufio.Writer
	stop chan struct{}
	done sync.WaitGroup
}

const (
	outputSize = 64 << 10
	outputWait = 200 * time.Millisecond
)

func newOutput(w io.Writer) *output {
	o := &output{w: bufio.NewWriterSize(w, outputSize), stop: make(chan struct{})}
	o.done.Go(func() {
		tick := time.NewTicker(outputWait)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				_ = o.Flush() // the error stays, and the next Write returns it
			case <-o.stop:
				return
			}
		}
	})
	return o
}

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.w.Write(b)
}

// Flush hands on what has been gathered.
func (o *output) Flush() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.w.Flush()
}

// Close hands on what has been gathered, for the last time.
func (o *output) Close() error {
	close(o.stop)
	o.done.Wait()
	return o.Flush()
}

// closedPipe reports whether err says that nobody reads the output any more,
// as when it goes to head.
func closedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}
