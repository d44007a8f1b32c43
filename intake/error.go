package intake

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
)

// An Error says what could not be read, and why.
type Error struct {
	Doing string // what was being done: "reading", "opening", "listing"
	Place string // the file or folder, as it was named; "-" is standard input
	Line  int    // the line in it, counted from 1; 0 if it is not about a line
	Err   error
}

// Error returns a sentence such as "reading pile/a.jsonl, line 7: …".
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Doing)
	b.WriteByte(' ')
	if e.Place == "-" {
		b.WriteString("standard input")
	} else {
		b.WriteString(printable(e.Place))
	}
	if e.Line > 0 {
		b.WriteString(", line ")
		b.WriteString(strconv.Itoa(e.Line))
	}
	b.WriteString(": ")
	b.WriteString(bare(e.Err).Error())
	return b.String()
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }

// bare takes off what the operating system says about the path: the error
// names it already.
func bare(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) && err == error(path) {
		return path.Err
	}
	return err
}

// printable returns s as it is, or quoted if a terminal might act on it.
func printable(s string) string {
	for _, r := range s {
		if !strconv.IsPrint(r) {
			return strconv.QuoteToGraphic(s)
		}
	}
	return s
}
