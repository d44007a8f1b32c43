package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"runtime"
	"slices"

	"hearsay"
	"hearsay/examples"
	"hearsay/export"
	"hearsay/intake"
	"hearsay/reader"
	"hearsay/reconcile"
)

// A demoCommand reads the pile that comes with the program and shows what
// stands in it, quantity by quantity.
type demoCommand struct {
	All   bool `help:"Show the quantities that only one article gives, too."`
	Width int  `placeholder:"N" help:"Columns of the table, 40 or more. Unless given, those of the terminal."`
}

// Help is shown with --help.
func (*demoCommand) Help() string { return pageExamples("demo") }

// Run reads the pile and writes its figures in groups.
func (c *demoCommand) Run(p *program) error {
	if c.Width != 0 && c.Width < export.MinWidth {
		return usageError{fmt.Errorf("--width is at least %d", export.MinWidth), "run `hearsay demo --help`"}
	}
	var entries []reconcile.Entry
	var outlets []string
	articles := 0
	for result := range reader.All(p.ctx, flood(p.ctx), runtime.GOMAXPROCS(0), reader.Read) {
		if result.Err != nil {
			return result.Err
		}
		articles++
		if !slices.Contains(outlets, result.Document.Outlet) {
			outlets = append(outlets, result.Document.Outlet)
		}
		entries = append(entries, reconcile.Entries(result.Document, &result.Reading)...)
	}
	if p.ctx.Err() != nil {
		return p.ctx.Err()
	}
	s := &sheet{width: max(p.screen.width, export.MinWidth), colour: p.screen.colour}
	if c.Width != 0 {
		s.width = c.Width
	}
	s.text(fmt.Sprintf("An invented flood in an invented country: %d articles of %d outlets hold %d figures.", articles, len(outlets), len(entries)))
	s.text("Figures stand together that may measure one quantity, in the order of the days as of which they hold. " +
		"A day in brackets is that of the article. Places and times may differ. None of them is chosen.")
	single, unknown := 0, 0
	for _, g := range reconcile.Groups(entries) {
		switch {
		case g.Category == "other" && g.Counted == "": // no quantity: what is left
			unknown += len(g.Entries)
		case g.Documents < 2 && !c.All:
			single++
		default:
			s.group(&g)
		}
	}
	s.gap()
	if single > 0 {
		s.text(fmt.Sprintf("%s more in one article each: hearsay demo --all", plural(single, "quantity")))
	}
	if unknown > 0 {
		s.text(fmt.Sprintf("%s of which it is not known what they measure: hearsay read shows them all", plural(unknown, "figure")))
	}
	_, err := p.out.Write([]byte(s.b.String()))
	return writing(err)
}

// flood yields the articles of the pile, each under its bare name.
func flood(ctx context.Context) iter.Seq2[*hearsay.Document, error] {
	return func(yield func(*hearsay.Document, error) bool) {
		pile := examples.Flood()
		entries, err := fs.ReadDir(pile, ".")
		if err != nil {
			yield(nil, err)
			return
		}
		for _, entry := range entries {
			body, err := fs.ReadFile(pile, entry.Name())
			if err != nil {
				yield(nil, err)
				return
			}
			for d, err := range piece(ctx, entry.Name(), body) {
				if !yield(d, err) {
					return
				}
			}
		}
	}
}

// piece yields the articles of one file of the pile.
func piece(ctx context.Context, name string, body []byte) iter.Seq2[*hearsay.Document, error] {
	opt := intake.Options{Stdin: bytes.NewReader(body)}
	for _, f := range intake.Formats {
		if slices.Contains(f.Suffixes, path.Ext(name)) {
			opt.Input = f.Name
		}
	}
	return func(yield func(*hearsay.Document, error) bool) {
		for d, err := range intake.Documents(ctx, []string{"-"}, opt) {
			if d != nil && d.ID == "-" {
				d.ID = name
			}
			if !yield(d, err) {
				return
			}
		}
	}
}
