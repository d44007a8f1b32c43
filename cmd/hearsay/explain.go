package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/export"
	"hearsay/intake"
	"hearsay/reader"
)

// An explainCommand tells how the figure at a place was read.
type explainCommand struct {
	Place string `arg:"" name:"place" help:"FILE:OFFSET, or with --in ID:OFFSET, or :OFFSET if there is one document. Offsets count Unicode code points, as everywhere in what hearsay writes."`
	Input string `placeholder:"NAME" help:"Format of what comes in: ${inputs}. Unless given, name and content tell."`
	In    string `placeholder:"FILE" help:"A file with many documents, to take the one called ID from; - is standard input."`
}

// Help is shown with --help.
func (*explainCommand) Help() string { return pageExamples("explain") }

// Run finds the document, reads it and explains the place.
func (c *explainCommand) Run(p *program) error {
	const hint = "run `hearsay explain --help`"
	name, offset, ok := splitPlace(c.Place)
	if !ok || name == "" && c.In == "" {
		return usageError{fmt.Errorf("%q is no FILE:OFFSET", c.Place), "the table ends each quote with its offset, as in :1834"}
	}
	place, id := name, ""
	if c.In != "" {
		place, id = c.In, name
	}
	opt := intake.Options{Input: c.Input}
	if place == "-" {
		opt.Stdin = p.input(p.ctx)
	}
	d, err := findDocument(p.ctx, place, id, opt)
	if err != nil {
		if _, many := errors.AsType[severalError](err); many {
			return usageError{err, "say which one with ID:OFFSET and --in " + export.OneLine(place)}
		}
		return err
	}
	if length := utf8.RuneCountInString(d.Text); offset >= length {
		return usageError{fmt.Errorf("%s has %d code points of text, so there is nothing at %d", d.ID, length, offset), hint}
	}
	r := reader.Layers(d)
	e := &explainer{d: d, r: &r, ruler: hearsay.NewRuler(d.Text), sheet: sheet{width: p.screen.width, colour: p.screen.colour}}
	e.place(e.ruler.Offset(offset))
	_, err = p.out.Write([]byte(e.b.String()))
	return writing(err)
}

// splitPlace takes FILE:OFFSET apart.
func splitPlace(place string) (name string, offset int, ok bool) {
	colon := strings.LastIndexByte(place, ':')
	if colon < 0 {
		return "", 0, false
	}
	offset, err := strconv.Atoi(place[colon+1:])
	return place[:colon], offset, err == nil && offset >= 0
}

// A severalError says that a place holds several documents, so that an offset
// alone does not tell which is meant.
type severalError struct{ place string }

func (e severalError) Error() string { return e.place + " holds several documents" }

// findDocument returns the document called id of a place, or the only one that
// is there if id is empty.
func findDocument(ctx context.Context, place, id string, opt intake.Options) (*hearsay.Document, error) {
	var only *hearsay.Document
	var failed error
	for d, err := range intake.Documents(ctx, []string{place}, opt) {
		switch {
		case err != nil:
			if failed == nil {
				failed = err
			}
		case id != "" && d.ID == id:
			return d, nil
		case id != "":
		case only != nil:
			return nil, severalError{place}
		default:
			only = d
		}
	}
	switch {
	case only != nil && failed == nil:
		return only, nil
	case failed != nil:
		return nil, failed
	case id != "":
		return nil, fmt.Errorf("no document in %s is called %q", place, id)
	}
	return nil, fmt.Errorf("no document in %s", place)
}
