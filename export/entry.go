package export

import (
	"io"
	"iter"
	"strings"

	"hearsay"
	"hearsay/internal/quote"
)

// CountNote is what every export of a ledger carries.
const CountNote = "A ledger counts reports, not what happened: it holds who is reported to have said which figure, and picks none. " +
	"How many reports there are of something is a property of the press."

// LicenceNote says what is known of the terms on which an export may be passed
// on, wherever a format has a place for terms.
func (opt EntryOptions) LicenceNote() string {
	if opt.WithText {
		return "This holds the texts of articles, which stay with those who hold the rights in them. Before it is passed on, somebody has to see whether that is allowed."
	}
	return "The quotes stay with those who hold the rights in the articles; they are of at most 25 words each and show where a figure stands. " +
		"Before they are passed on, somebody has to see whether that is allowed."
}

// OriginsNote says why the column origins is empty.
const OriginsNote = "how many independent origins stand behind the figure; empty, because entries have not been set side by side"

// An EntryFormat is a way in which the entries of a ledger are written out.
type EntryFormat struct {
	Name   string // as a person asks for it: "csv"
	Doc    string // what it is for, in one sentence
	Binary bool   // it is nothing for a terminal
	New    func(w io.Writer, opt EntryOptions) EntryWriter

	// Read gives what stands in a file of this format, row by row. It is nil
	// where a format does not hold enough to be read back.
	Read func(f File) iter.Seq2[Row, error]
}

// EntryFormats are the formats of entries that there are, in the order of the
// manual.
var EntryFormats = []*EntryFormat{
	EntryTable,
	EntryCSV,
	DataPackage,
	EntryJSONL,
	XLSX,
	Parquet,
	SQLite,
	WebAnnotation,
	SchemaOrg,
	HXL,
	Wikitext,
	QuickStatements,
	PROV,
}

// EntryFormatNamed returns the format of entries with that name, or nil.
func EntryFormatNamed(name string) *EntryFormat {
	for _, f := range EntryFormats {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// EntryOptions say how much of an entry is written, and how wide. A format
// leaves alone what does not concern it.
type EntryOptions struct {
	// WithText lets words of an article be as long as they are, and adds the
	// text of each document where its Filing holds it. Without it nothing that
	// is written holds more than MaxWords words of an article in a row.
	WithText bool

	// Verdicts, if not nil, gives what people have ruled on an entry, the
	// oldest first. A nil func writes no verdicts.
	Verdicts func(id string) ([]hearsay.Verdict, error)

	// Tool says who writes: "hearsay 0.3". It may be empty.
	Tool string

	// Item, if not nil, gives the item of Wikidata that an entry is about:
	// "Q42", or "" where that is not known (QuickStatements).
	Item func(e *hearsay.Entry) string

	Width  int  // columns of the terminal; 0 is 80
	Colour bool // bold and dim print
}

// An EntryWriter writes entries, one at a time, in the order in which it is
// given them. Every entry has its Filing. It keeps none of them, unless its
// format cannot be written otherwise.
type EntryWriter interface {
	// Write writes e.
	Write(e *hearsay.Entry) error
	// Close writes what stands at the end. It does not close the file below.
	Close() error
}

// A Row is an entry with the verdicts on it, as a table has both in one line.
type Row struct {
	Entry    *hearsay.Entry
	Verdicts []hearsay.Verdict
}

// A File is what formats are read from: a file on a disk, or bytes.
type File interface {
	io.Reader
	io.ReaderAt
	Size() int64
	Name() string // for errors, and for what only a path can open
}

// rowOf returns e with the verdicts on it.
func (opt EntryOptions) rowOf(e *hearsay.Entry) (Row, error) {
	row := Row{Entry: e}
	if opt.Verdicts == nil {
		return row, nil
	}
	var err error
	row.Verdicts, err = opt.Verdicts(e.ID)
	return row, err
}

// words returns the words of an excerpt as they may go out: all of them with
// the text, and at most MaxWords of them without.
func (opt EntryOptions) words(words string) string {
	if opt.WithText {
		return words
	}
	return Cut(words)
}

// cutMark stands where words were left out.
const cutMark = " …"

// maxCut bounds what Cut leaves, in bytes, for texts that know no spaces.
const maxCut = 1200

// Cut returns s as it is, or its first MaxWords words and an ellipsis if it
// has more. What was cut stays as it is when it is cut again.
func Cut(s string) string {
	body := strings.TrimSuffix(s, cutMark)
	words, end, inWord := 0, 0, false // of the last word that stays
	for i, r := range body {
		if i >= maxCut {
			if end == 0 {
				end = i
			}
			return body[:end] + cutMark
		}
		if quote.Parts(r) {
			if inWord {
				end = i
			}
			inWord = false
			continue
		}
		if !inWord {
			if words++; words > MaxWords {
				return body[:end] + cutMark
			}
		}
		inWord = true
	}
	return s
}
