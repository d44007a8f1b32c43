package main

import (
	"fmt"
	"sync"
)

// A passedOver keeps account of the files in folders that are no articles:
// pictures, scripts. They are no fault; the first few are named.
type passedOver struct {
	mu    sync.Mutex // intake runs beside the rest
	first []string
	count int
}

// namedAtMost is how many files that were passed over are named.
const namedAtMost = 5

func newPassedOver() *passedOver { return &passedOver{} }

func (o *passedOver) add(place, why string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.count++
	if len(o.first) < namedAtMost {
		o.first = append(o.first, place+": "+why)
	}
}

// tell says on standard error what was passed over.
func (o *passedOver) tell(g *gripes) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, line := range o.first {
		g.note("passed over "+line, "")
	}
	if more := o.count - len(o.first); more > 0 {
		g.note(fmt.Sprintf("passed over %d more files", more), "")
	}
}
