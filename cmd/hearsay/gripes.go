package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"hearsay"
	"hearsay/export"
	"hearsay/intake"
)

// The rules of what is said on standard error: "hearsay: error: …" says what
// was being done to which file and what came of it, "hint: …" says what to do.
// No capital at the beginning and no stop at the end. A hint is given once.

// gripes are what a run has to say on standard error.
type gripes struct {
	w      io.Writer
	clear  func() // takes away what stands on the line, if not nil
	hinted map[string]bool
}

// error says err and, if there is one, a hint.
func (g *gripes) error(err error, hint string) { g.say("error", err.Error(), hint) }

// note says something that is no fault.
func (g *gripes) note(text, hint string) { g.say("note", text, hint) }

func (g *gripes) say(kind, text, hint string) {
	if g.clear != nil {
		g.clear()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "hearsay: %s: %s\n", kind, export.OneLine(text))
	if hint != "" && !g.hinted[hint] {
		if g.hinted == nil {
			g.hinted = map[string]bool{}
		}
		g.hinted[hint] = true
		fmt.Fprintf(&b, "hint: %s\n", hint)
	}
	io.WriteString(g.w, b.String())
}

// hintFor returns what a person can do about err, or "".
func hintFor(err error) string {
	switch {
	case errors.Is(err, hearsay.ErrNotText):
		return "hearsay reads plain text, web pages and JSON Lines; save other files as text first"
	case errors.Is(err, intake.ErrNoText):
		return "see whether anything was written to it, or came through the pipe"
	case errors.Is(err, hearsay.ErrNoArticle):
		return "if it is a web page that scripts put together, open it in a browser and save its text"
	case errors.Is(err, fs.ErrNotExist):
		return "see whether the name is spelled as it is on the disk"
	case errors.Is(err, fs.ErrPermission):
		return "see whether you may read it"
	}
	return ""
}
