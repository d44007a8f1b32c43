// Package corpus reads the gold: texts in which people have marked who said
// what, which figures stand there, and what each figure means.
//
// The gold lies in a folder of its own, outside this repository. Offsets are
// kept as the files have them: Unicode code points of the text, [start, end).
package corpus

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"hearsay"
)

// A Span is a stretch of a text: its first code point and the one after its
// last.
type Span [2]int

// Meets reports whether s and t share a code point.
func (s Span) Meets(t Span) bool { return s[0] < t[1] && t[0] < s[1] }

// A File is one gold file as it lies in the folder.
type File struct {
	Name string // below the shared folder: "gold/claims/dev.jsonl"
	Note string // says so if the file is not the one that scores are kept for
	data []byte // unpacked
}

// Open reads the gold file with the given name below the shared folder. A
// name that ends in ".gz" is unpacked. A file that differs from its entry in
// checksums.txt is read all the same, and its Note says that it differs.
func Open(shared fs.FS, name string) (*File, error) {
	raw, err := fs.ReadFile(shared, name)
	if err != nil {
		return nil, fmt.Errorf("reading gold: %w", err)
	}
	f := &File{Name: name, Note: checksumNote(name, raw), data: raw}
	if path.Ext(name) == ".gz" {
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, fmt.Errorf("unpacking %s: %w", name, err)
		}
		if f.data, err = io.ReadAll(z); err != nil {
			return nil, fmt.Errorf("unpacking %s: %w", name, err)
		}
	}
	return f, nil
}

// An Article is the text of one gold record and what the file says about it.
type Article struct {
	ID        string  `json:"id"`
	Text      string  `json:"text"`
	URL       string  `json:"url,omitempty"`
	Outlet    string  `json:"outlet,omitempty"`
	Title     string  `json:"title,omitempty"`
	Published string  `json:"published,omitempty"`
	Date      string  `json:"date,omitempty"` // PolNeAR's name for Published
	Ref       string  `json:"ref,omitempty"`  // the day from which a text's dates are reckoned
	Split     *string `json:"split,omitempty"`
}

// Document returns the article as the reader is to get it: what
// tools/from_reading.py hands to the program for the same record.
func (a *Article) Document() *hearsay.Document {
	published := []rune(cmp.Or(a.Published, a.Date, a.Ref))
	return &hearsay.Document{
		ID: a.ID, URL: a.URL, Outlet: a.Outlet, Title: a.Title, Text: a.Text,
		Published: hearsay.Date(published[:min(len(published), len("2006-01-02"))]),
	}
}

func (a *Article) id() string { return a.ID }

// records decodes the lines of a gold file in their order.
func records[R any, P interface {
	*R
	id() string
}](f *File) ([]R, error) {
	var all []R
	seen := map[string]bool{}
	n := 0
	for line := range strings.Lines(string(f.data)) {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		var r R
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", f.Name, n, err)
		}
		if id := P(&r).id(); seen[id] {
			return nil, fmt.Errorf("%s:%d: %s stands here twice", f.Name, n, id)
		} else {
			seen[id] = true
		}
		all = append(all, r)
	}
	return all, nil
}

// Data returns the lines of the file, unpacked.
func (f *File) Data() []byte { return f.data }
