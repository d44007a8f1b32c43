package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestProgress wants a bar once a run is long, none before, none where nobody
// looks, and none left over at the end.
func TestProgress(t *testing.T) {
	var b bytes.Buffer
	quiet := newProgress(&b, false)
	quiet.begun = time.Now().Add(-time.Hour)
	quiet.add()
	if b.Len() > 0 {
		t.Errorf("a bar in what is no terminal: %q", b.String())
	}
	p := &progress{w: &b, begun: time.Now().Add(time.Hour)}
	p.add()
	if b.Len() > 0 {
		t.Errorf("a bar too early: %q", b.String())
	}
	p.begun = time.Now().Add(-time.Hour)
	p.add()
	p.clear()
	p.add()
	if !strings.Contains(b.String(), "read 2 documents") || p.count != 3 {
		t.Errorf("no bar after %d: %q", p.count, b.String())
	}
	p.end()
	shown := b.Len()
	p.add()
	p.end()
	if b.Len() != shown {
		t.Errorf("a bar after the end: %q", b.String()[shown:])
	}
}
