package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

// A listCommand lists entries of a ledger.
type listCommand struct {
	ledgerFlag
	Category string   `placeholder:"WORD" help:"What happened to what is counted: killed, injured, money …"`
	Source   string   `placeholder:"NAME" help:"Somebody in the chain, wherever in it."`
	Origin   string   `placeholder:"NAME" help:"Who stands at the far end of the chain."`
	Place    string   `placeholder:"NAME" help:"Where it happened, in the words of the article."`
	AsOf     string   `placeholder:"TIME" help:"The day, month or year as of which figures hold, or FROM..TO, of which either may be left out."`
	Document string   `placeholder:"DOC" help:"A document, by its ID or its key."`
	Status   []string `placeholder:"WORD" help:"What people have ruled (open, confirmed, corrected, rejected), or how far the chain leads (complete, ends_unnamed, unattributed). One of each may be given."`
	State    string   `placeholder:"WORD" help:"current (unless given), superseded, forgotten or all."`
	Text     string   `placeholder:"WORDS" help:"Words that an entry holds: in its quote, figure, names, place or headline. In quotation marks, words in a row."`
	Limit    int      `placeholder:"N" help:"At most so many entries."`
	Format   string   `placeholder:"NAME" help:"table, csv or jsonl. Unless given, table on a terminal and jsonl elsewhere."`
	Width    int      `placeholder:"N" help:"Columns of the table, 40 or more. Unless given, those of the terminal."`
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
	if c.Category != "" && !slices.Contains(hearsay.Categories, hearsay.Category(c.Category)) {
		return f, nil, usageError{fmt.Errorf("no category is called %q", c.Category), "there are " + listed(hearsay.Categories)}
	}
	if c.Limit < 0 {
		return f, nil, usageError{errors.New("--limit is at least 1"), hint}
	}
	f = ledger.Filter{
		Category: hearsay.Category(c.Category),
		Source:   c.Source,
		Origin:   c.Origin,
		Place:    c.Place,
		Document: c.Document,
		Text:     c.Text,
		Limit:    c.Limit,
	}
	if f.AsOfFrom, f.AsOfTo, err = span(c.AsOf); err != nil {
		return f, nil, usageError{fmt.Errorf("--as-of %w", err), "write a day as 2031-05-14, a month as 2031-05, a year as 2031, and FROM..TO for what lies between"}
	}
	if err := c.statuses(&f); err != nil {
		return f, nil, usageError{err, hint}
	}
	return f, export.EntryFormatNamed(name), checkWidth("list", c.Width)
}

// statuses puts --status and --state into f.
func (c *listCommand) statuses(f *ledger.Filter) error {
	chains := []hearsay.ChainStatus{hearsay.Complete, hearsay.EndsUnnamed, hearsay.Unattributed}
	for _, word := range c.Status {
		switch {
		case slices.Contains(hearsay.Reviews, hearsay.Review(word)):
			if f.Review != "" && f.Review != hearsay.Review(word) {
				return fmt.Errorf("no entry is both %s and %s", f.Review, word)
			}
			f.Review = hearsay.Review(word)
		case slices.Contains(chains, hearsay.ChainStatus(word)):
			if f.Status != "" && f.Status != hearsay.ChainStatus(word) {
				return fmt.Errorf("no chain is both %s and %s", f.Status, word)
			}
			f.Status = hearsay.ChainStatus(word)
		default:
			return fmt.Errorf("--status is %s, or %s, not %q", listed(hearsay.Reviews), listed(chains), word)
		}
	}
	switch state := hearsay.EntryState(c.State); state {
	case "", hearsay.Current, hearsay.Superseded, hearsay.Forgotten:
		f.State = state
		return nil
	case "all":
		f.State = ledger.AnyState
		return nil
	}
	return fmt.Errorf("--state is current, superseded, forgotten or all, not %q", c.State)
}

// span takes a time apart, or FROM..TO. An end that is left out is "".
func span(given string) (from, to hearsay.Date, err error) {
	first, last, two := strings.Cut(given, "..")
	if !two {
		last = first
	}
	from, to = hearsay.Date(first), hearsay.Date(last)
	begins, ok := from.Time()
	if from != "" && !ok {
		return "", "", fmt.Errorf("is no time: %q", first)
	}
	ends, ok := to.Time()
	if to != "" && !ok {
		return "", "", fmt.Errorf("is no time: %q", last)
	}
	switch len(to) {
	case len("2006"):
		ends = ends.AddDate(1, 0, -1)
	case len("2006-01"):
		ends = ends.AddDate(0, 1, -1)
	}
	if from != "" && to != "" && begins.After(ends) {
		return "", "", fmt.Errorf("ends before it begins: %q", given)
	}
	return from, to, nil
}

// listed returns words as a list: "a, b, c".
func listed[W ~string](words []W) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = string(w)
	}
	return strings.Join(all, ", ")
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
