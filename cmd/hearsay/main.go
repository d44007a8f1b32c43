// Hearsay reads a pile of news and lists every figure in it: who said what
// number, about what, as of when, and through whom.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	takeFullDisks()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, func() {
		stop() // a second Ctrl-C ends the program at once
		time.Sleep(grace)
		os.Exit(statusStopped)
	})
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}

// grace is how long the program may take to end once it was told to: it may be
// in the middle of one huge article, or its output may not be taken.
const grace = time.Second

// The statuses that the program ends with.
const (
	statusDone    = 0   // everything was read
	statusFailed  = 1   // something was not; it was named
	statusUsage   = 2   // the command line is wrong
	statusStopped = 130 // told to stop, as by Ctrl-C
)

// run is the whole program: it takes a command line and the world that the
// command is to see, and returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env []string) int {
	p := &program{
		ctx:    ctx,
		env:    env,
		stdin:  stdin,
		stdout: stdout,
		screen: screenOf(stdout, env),
		out:    newOutput(stdout),
		gripe:  &gripes{w: stderr},
	}
	err := p.dispatch(args)
	if flushed := p.out.Close(); err == nil {
		err = writing(flushed)
	}
	return p.status(err)
}
