package main

import (
	"fmt"
	"slices"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

// A listCommand lists entries of a ledger.
type listCommand struct {
	ledgerFlag
	filterFlags
	Format string `placeholder:"NAME" help:"table, csv or jsonl. Unless given, table on a terminal and jsonl elsewhere."`
	Width  int    `placeholder:"N" help:"Columns of the table, 40 or more. Unless given, those of the terminal."`
}

// Help is shown with --help.
func (*listCommand) Help() string { return pageExamples("list") }

// listFormats are the formats that lists are written in. The rest of those of
// entries are files for other programs.
var listFormats = []string{"table", "csv", "jsonl"}

// check returns what to list and how, or what is wrong with the command line.
func (c *listCommand) check(s screen) (f ledger.Filter, format *export.EntryFormat, err error) {
	const hint = "run `hearsay list --help`"
	name := c.Format
	if name == "" {
		name = "jsonl"
		if s.terminal {
			name = "table"
		}
	}
	if !slices.Contains(listFormats, name) {
		return f, nil, usageError{fmt.Errorf("--format is %s, not %q", either(listFormats), c.Format), hint}
	}
	if f, err = c.filter("list"); err != nil {
		return f, nil, err
	}
	return f, export.EntryFormatNamed(name), checkWidth("list", c.Width)
}

// Run writes the entries.
func (c *listCommand) Run(p *program) error {
	filter, format, err := c.check(p.screen)
	if err != nil {
		return err
	}
	l, err := p.openLedger(&c.ledgerFlag, ledger.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer l.Close()
	opt := export.EntryOptions{
		Verdicts: func(id string) ([]hearsay.Verdict, error) { return l.Verdicts(p.ctx, id) },
		Tool:     receivedBy(),
		Width:    p.screen.width,
		Colour:   p.screen.colour,
	}
	if c.Width != 0 {
		opt.Width = c.Width
	}
	w := format.New(p.out, opt)
	for e, err := range l.Entries(p.ctx, filter) {
		if err != nil {
			return err
		}
		if err := w.Write(e); err != nil {
			return writing(err)
		}
	}
	return writing(w.Close())
}
