// Package article takes the article out of a page: its text, and what the page
// says about it. It is given the bytes of a page or of a text file and gives a
// [hearsay.Document] in valid UTF-8, without control characters, its lines
// parted by "\n".
//
// # Web pages
//
// What a page says about itself for machines goes first: the JSON-LD of
// schema.org, then its meta tags, then the marks in its markup. The main text
// is the part of the page that weighs most (see mainText): a paragraph, a list
// item, a heading and a row of a table is a line each, the cells of a row are
// parted by tabs. The headline is the first line of the text, since the figures
// of a headline are read too. A page in which no main text is found gives all
// of its paragraphs, or else all that can be seen of it.
//
// # Text files
//
// The text of a text file is left as it is. A file may begin with a block of
// lines about it, ended by an empty line:
//
//	Title: Bridge falls in Valdoria
//	Outlet: The Valley Post
//	Byline: Ana Ruiz
//	Published: 2024-01-16
//	URL: https://example.org/bridge
//	Language: en
//	Agency: Reuters
//
// The block is then not part of the text. It is one only if every line of it
// begins with a known name (see header.txt) and at least one is Title, URL or
// Published.
package article

import (
	"strings"

	"hearsay"
)

// A Page is a page or a text file as it arrived, with what its carrier said
// about it.
type Page struct {
	Body    string // the bytes as received
	Charset string // as its HTTP header has it: "windows-1251"; mostly empty
	URL     string // where it was fetched from, if it was
}

// Text returns the article of a text file. The document has no ID. The error
// is [hearsay.ErrNoArticle] if there is nothing to read.
func Text(p Page) (*hearsay.Document, error) {
	src := decode(p.Body, p.Charset, false)
	head, body := cutHeader(src.text)
	text, notes := clean(body)
	if strings.TrimSpace(text) == "" {
		return nil, hearsay.ErrNoArticle
	}
	d := &hearsay.Document{URL: p.URL, Text: text, Notes: append(src.notes, notes...)}
	head.describe(d)
	if d.Published == "" {
		d.Published = dateLine(text)
	}
	if d.Agency == "" {
		d.Agency = creditIn(text)
	}
	return d, nil
}
