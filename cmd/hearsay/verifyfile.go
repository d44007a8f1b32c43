package main

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"

	"hearsay"
	"hearsay/export"
	"hearsay/intake"
)

// runFile holds an export against documents, without the ledger.
func (c *verifyCommand) runFile(p *program) error {
	const hint = "write `hearsay verify FILE --documents FOLDER`"
	switch {
	case c.File == "":
		return usageError{errors.New("--documents is for an export, and none is named"), hint}
	case c.Ledger != "":
		return usageError{errors.New("an export is checked without the ledger"), "leave out --ledger, or the file"}
	case len(c.Documents) == 0:
		return usageError{errors.New("it is not said which documents the export is of"), hint}
	case c.Input != "" && !slices.Contains(inputNames(), c.Input):
		return usageError{fmt.Errorf("--input is %s, not %q", either(inputNames()), c.Input), hint}
	}
	rows, err := beginning(export.OpenFile(c.File))
	if err != nil {
		return err
	}
	checked := export.CheckEntries(rows, p.documents(c.Documents, c.Input))
	if err := p.ctx.Err(); err != nil {
		return err
	}
	for _, fault := range checked.Faults {
		if _, err := fmt.Fprintf(p.out, "%s: %s\n", export.OneLine(fault.Place), export.OneLine(fault.Text)); err != nil {
			return writing(err)
		}
	}
	p.failed = p.failed || len(checked.Faults) > 0
	held := fmt.Sprintf("%s, %d held against their documents", plural(checked.Rows, "row"), checked.Held)
	if checked.Forgotten > 0 {
		held += fmt.Sprintf(", %d of texts that were forgotten", checked.Forgotten)
	}
	_, err = fmt.Fprintf(p.out, "%s: %s\n", held, faultsIn(len(checked.Faults)))
	return writing(err)
}

// beginning returns rows whose first is known to be no error of the whole file:
// such an error is returned.
func beginning(rows iter.Seq2[export.Row, error]) (iter.Seq2[export.Row, error], error) {
	for _, err := range rows {
		var path *fs.PathError
		if errors.Is(err, export.ErrForeign) || errors.As(err, &path) {
			return nil, err
		}
		break
	}
	return rows, nil
}

// documents yields the documents at places. What cannot be read is named.
func (p *program) documents(places []string, input string) iter.Seq[*hearsay.Document] {
	over := newPassedOver()
	return func(yield func(*hearsay.Document) bool) {
		for d, err := range intake.Documents(p.ctx, places, intake.Options{Input: input, Skipped: over.add}) {
			switch {
			case p.ctx.Err() != nil:
				return
			case err != nil:
				p.fail(err)
			case !yield(d):
				return
			}
		}
		over.tell(p.gripe)
	}
}
