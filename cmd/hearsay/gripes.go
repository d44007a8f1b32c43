package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"

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
	secret []string // never to be printed: the password of a ledger
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
	fmt.Fprintf(&b, "hearsay: %s: %s\n", kind, export.OneLine(hidden(text, g.secret)))
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
	case errors.Is(err, hearsay.ErrNotLedger):
		return "`hearsay add --ledger FILE PILE` makes a ledger; what is no ledger is left as it is"
	case errors.Is(err, export.ErrForeign):
		return "`hearsay export` writes what can be read back; for a table of your own say what its columns are: `hearsay import --columns`"
	case errors.Is(err, hearsay.ErrOlderLedger):
		return "whatever writes to it brings it up to date, and leaves a copy: `hearsay add --ledger FILE PILE`"
	case errors.Is(err, hearsay.ErrNewerLedger):
		return "use the newer hearsay; this one leaves the ledger as it is"
	case errors.Is(err, hearsay.ErrAmbiguous):
		return "give more of it"
	case errors.Is(err, hearsay.ErrForgotten):
		return "it was removed on purpose; the history of the ledger tells by whom and why"
	case errors.Is(err, hearsay.ErrNoEntry):
		return "`hearsay list --state all` shows what there is"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG):
		return diskFull
	}
	if hint := hintForCode(err); hint != "" {
		return hint
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "see whether the name is spelled as it is on the disk"
	case errors.Is(err, fs.ErrPermission):
		return "see whether you may read it"
	}
	return ""
}

const diskFull = "make room on the disk and run it again: what was posted is kept, and nothing is posted twice"

// A codedError is an error of SQLite.
type codedError interface {
	error
	Code() int
}

// hintForCode returns what a person can do about an error of SQLite, by its code.
func hintForCode(err error) string {
	coded, ok := errors.AsType[codedError](err)
	if !ok {
		return ""
	}
	switch coded.Code() & 0xff {
	case 3, 8, 14: // SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN
		return "see whether you may write the ledger and the folder that it is in"
	case 5, 6: // SQLITE_BUSY, SQLITE_LOCKED
		return "another program is writing to the ledger; wait for it and run this again"
	case 10, 13: // SQLITE_IOERR, SQLITE_FULL
		return diskFull
	case 11, 26: // SQLITE_CORRUPT, SQLITE_NOTADB
		return "the file is damaged; take the last copy of it, and add what came since again"
	}
	return ""
}
