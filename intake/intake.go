// Package intake is where articles come in: files and folders of web pages,
// plain texts and JSON Lines, and standard input. It gives one document after
// the other and holds one at a time.
//
// Everything that it cannot read it names, and goes on with the rest. What it
// passes over in a folder it tells to [Options].Skipped: pictures and scripts,
// hidden files, and what is about the folder and no article, such as README,
// LICENSE, NOTICE, CHANGELOG and CONTRIBUTING. Named directly, these are read.
//
// # Limits
//
// A file of text may have [MaxFile] bytes, a web page [MaxPage], a line of JSON
// Lines [MaxLine]; a file of JSON Lines may be of any length. They count after
// unpacking, so a small packed file cannot fill the memory either.
package intake

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"hearsay"
)

// The most bytes that are read at a time, if [Options] does not say otherwise.
const (
	MaxFile = 512 << 20 // a text file
	MaxPage = 16 << 20  // a web page, whose tree takes about ten times that
	MaxLine = 256 << 20 // a line of JSON Lines
)

// Options says how to read.
type Options struct {
	// Input is the name of the format that every place is in, such as
	// "jsonl". If it is empty, names and content of the files tell, and
	// standard input is plain text.
	Input string

	// Stdin is what the place "-" stands for.
	Stdin io.Reader

	// Skipped, if not nil, is told of every file in a folder that is passed
	// over, and why.
	Skipped func(place, why string)

	// MaxFile, MaxPage and MaxLine are limits in bytes. 0 stands for the
	// constant of that name.
	MaxFile, MaxPage, MaxLine int64

	// Receipts has every document carry a [hearsay.Receipt]. Its bytes are the
	// file as it lies there, packed if it is; of JSON Lines they are the line,
	// without its end. A document takes about twice the memory then.
	Receipts bool

	// Clock tells the time of a receipt. Unless given, it is time.Now.
	Clock func() time.Time

	// Tool is what a receipt says of who received: "hearsay v0.3.0".
	Tool string
}

// Documents yields the documents at places, each of which is a file, a folder
// or "-" for standard input, in their order. A folder's are those of all the
// files below it, by name.
//
// A document's ID is the path of its file, with slashes; "-" is standard
// input's. In JSON Lines it is what the line says, or the start of the text's
// hash.
//
// What cannot be read is yielded as an [*Error], and the rest goes on. When ctx
// ends, its error is yielded and nothing more.
func Documents(ctx context.Context, places []string, opt Options) iter.Seq2[*hearsay.Document, error] {
	return func(yield func(*hearsay.Document, error) bool) {
		in := &intake{ctx: ctx, opt: opt.withDefaults(), yield: yield}
		if err := in.setFormat(); err != nil {
			yield(nil, err)
			return
		}
		for _, place := range places {
			if in.done() || !in.place(place) {
				return
			}
		}
	}
}

// An intake is the work of one call of Documents. Its methods return false
// when nothing more is wanted.
type intake struct {
	ctx    context.Context
	opt    Options
	format *Format // of every place; nil if names and content tell
	yield  func(*hearsay.Document, error) bool
	over   bool // yield has returned false, or has been told of the end of ctx
}

func (opt Options) withDefaults() Options {
	set := func(limit *int64, otherwise int64) {
		if *limit <= 0 {
			*limit = otherwise
		}
	}
	set(&opt.MaxFile, MaxFile)
	set(&opt.MaxPage, MaxPage)
	set(&opt.MaxLine, MaxLine)
	if opt.Skipped == nil {
		opt.Skipped = func(string, string) {}
	}
	if opt.Stdin == nil {
		opt.Stdin = strings.NewReader("")
	}
	if opt.Clock == nil {
		opt.Clock = time.Now
	}
	return opt
}

func (in *intake) setFormat() error {
	if in.opt.Input == "" {
		return nil
	}
	var names []string
	for _, f := range Formats {
		if f.Name == in.opt.Input {
			in.format = f
			return nil
		}
		names = append(names, f.Name)
	}
	return fmt.Errorf("no input format is called %q: there are %s", in.opt.Input, strings.Join(names, ", "))
}

// give hands a document out.
func (in *intake) give(d *hearsay.Document) bool {
	if in.done() {
		return false
	}
	in.over = !in.yield(d, nil)
	return !in.over
}

// fail tells of what could not be read.
func (in *intake) fail(doing, place string, line int, err error) bool {
	if in.done() {
		return false
	}
	in.over = !in.yield(nil, &Error{Doing: doing, Place: place, Line: line, Err: err})
	return !in.over
}

// done reports whether nothing more is wanted. It tells once that ctx ended.
func (in *intake) done() bool {
	if !in.over && in.ctx.Err() != nil {
		in.over = true
		in.yield(nil, context.Cause(in.ctx))
	}
	return in.over
}
