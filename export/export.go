// Package export lets readings go out: as JSON Lines for programs, as CSV for
// spreadsheets, as a table for people, as CoNLL-U for linguists. There is one
// file for each format, and [Formats] lists them.
//
// What an article says is never written out raw. A terminal, a spreadsheet
// and a JSON parser each get it in a form in which it can only be read: see
// [Printable] and [Guard]. Quotes are of at most [MaxWords] words; CoNLL-U alone
// holds a text word by word.
package export

import (
	"io"

	"hearsay"
)

// A Format is a way in which readings are written out.
type Format struct {
	Name string // as a person asks for it: "jsonl"
	Doc  string // what it is for, in one sentence
	New  func(w io.Writer, opt Options) Writer
}

// Formats are the formats that there are, in the order of the manual.
var Formats = []*Format{Table, JSONL, CSV, CoNLLU}

// Named returns the format with that name, or nil.
func Named(name string) *Format {
	for _, f := range Formats {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Options say how much is written, and how wide. A format leaves alone what
// does not concern it.
type Options struct {
	Layers bool // sentences, tokens and vetoed numbers too (JSON Lines)
	Text   bool // the document's text too (JSON Lines)
	Width  int  // columns of the terminal (table); 0 is 80
	Colour bool // bold and dim print (table)
}

// A Writer writes readings, one at a time, in the order in which it is given
// them. It keeps nothing of a document that it has written.
type Writer interface {
	// Write writes what was found in d.
	Write(d *hearsay.Document, r *hearsay.Reading) error
	// Close writes what stands at the end. It does not close the file below.
	Close() error
}

// wordsAt returns the words of text in s, and "" where s does not fit text.
func wordsAt(text string, s hearsay.Span) string {
	if s.Empty() || s.Start < 0 || s.End > len(text) {
		return ""
	}
	return s.In(text)
}

// notes returns what was odd about a document's arrival and about its text,
// each once.
func notes(d *hearsay.Document, r *hearsay.Reading) []hearsay.Note {
	if len(d.Notes) == 0 {
		return r.Notes
	}
	seen := make(map[hearsay.Note]bool, len(d.Notes)+len(r.Notes))
	var all []hearsay.Note
	for _, list := range [][]hearsay.Note{d.Notes, r.Notes} {
		for _, n := range list {
			if !seen[n] {
				seen[n] = true
				all = append(all, n)
			}
		}
	}
	return all
}

// figureOf returns the figure that c is about, and false if r holds none.
func figureOf(r *hearsay.Reading, c *hearsay.Claim) (*hearsay.Figure, bool) {
	if c.Figure < 0 || c.Figure >= len(r.Figures) {
		return nil, false
	}
	return &r.Figures[c.Figure], true
}

// hashOf returns the hash of the text that r was read from.
func hashOf(d *hearsay.Document, r *hearsay.Reading) string {
	if r.TextHash != "" {
		return r.TextHash
	}
	return d.Hash()
}
