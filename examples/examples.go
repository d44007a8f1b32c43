// Package examples holds the piles of articles that a newcomer reads first:
// an invented flood whose truth is known, and ten real articles.
//
// The README.md in each folder says what is in it and on what terms it may be
// used.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed flood/*.txt flood/*.html flood/*.jsonl
var flood embed.FS

//go:embed wikinews/*.txt
var wikinews embed.FS

// Flood returns the articles about an invented flood: fourteen of them in
// thirteen files, as an agency, its customers, a ministry, an aid group and
// the papers tell it. The truth about them is [FloodTruth].
func Flood() fs.FS { return folder(flood, "flood") }

// Wikinews returns ten real articles by the volunteers of Wikinews, one a
// file, under CC BY 2.5.
func Wikinews() fs.FS { return folder(wikinews, "wikinews") }

// folder returns the files of one folder under their bare names. It can fail
// only for a name that is no path, which these are not.
func folder(files embed.FS, name string) fs.FS {
	sub, err := fs.Sub(files, name)
	if err != nil {
		panic(err)
	}
	return sub
}
