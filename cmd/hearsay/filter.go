package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/ledger"
)

// filterFlags are the options that choose entries of a ledger.
type filterFlags struct {
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
}

// filter returns what the options choose, or what is wrong with them; command is
// whose they are.
func (c *filterFlags) filter(command string) (f ledger.Filter, err error) {
	hint := "run `hearsay " + command + " --help`"
	if c.Category != "" && !slices.Contains(hearsay.Categories, hearsay.Category(c.Category)) {
		return f, usageError{fmt.Errorf("no category is called %q", c.Category), "there are " + listed(hearsay.Categories)}
	}
	if c.Limit < 0 {
		return f, usageError{errors.New("--limit is at least 1"), hint}
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
		return f, usageError{fmt.Errorf("--as-of %w", err), "write a day as 2031-05-14, a month as 2031-05, a year as 2031, and FROM..TO for what lies between"}
	}
	if err := c.statuses(&f); err != nil {
		return f, usageError{err, hint}
	}
	return f, nil
}

// statuses puts --status and --state into f.
func (c *filterFlags) statuses(f *ledger.Filter) error {
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
