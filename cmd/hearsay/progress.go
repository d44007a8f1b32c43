package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A progress shows on standard error how many documents were read, once it
// takes long enough for somebody to wonder. It is silent unless standard error
// is a terminal and the readings go somewhere else.
type progress struct {
	w     io.Writer
	begun time.Time
	count int
	bar   *progressbar.ProgressBar
	off   bool
}

// patience is how long a run may be before it shows how far it is.
const patience = time.Second

func newProgress(w io.Writer, outputIsTerminal bool) *progress {
	return &progress{w: w, begun: time.Now(), off: outputIsTerminal || !isTerminal(w)}
}

// add counts a document.
func (p *progress) add() {
	p.count++
	if p.off {
		return
	}
	if p.bar != nil {
		p.show(1)
		return
	}
	if time.Since(p.begun) < patience {
		return
	}
	p.bar = progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(p.w),
		progressbar.OptionSetItsString("documents"),
		progressbar.OptionShowIts(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSpinnerType(14),
		progressbar.OptionClearOnFinish(),
	)
	p.show(p.count)
}

// show draws the bar after so many more documents. A bar that cannot be drawn
// is no reason to stop.
func (p *progress) show(more int) {
	p.bar.Describe("read " + plural(p.count, "document"))
	_ = p.bar.Add(more)
}

// clear takes the bar off the line, so that something can be said there.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar = nil
	}
	p.off = true
}
