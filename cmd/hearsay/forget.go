package main

import (
	"errors"
	"fmt"
	"strings"

	"hearsay/ledger"
)

// A deedFlags are who does something to a ledger, and why. Both go into its
// history.
type deedFlags struct {
	Why string `placeholder:"TEXT" required:"" help:"Why, for those who read the history."`
	By  string `placeholder:"NAME" required:"" help:"Who does it."`
}

// check wants both to say something.
func (f *deedFlags) check(command string) error {
	hint := "run `hearsay " + command + " --help`"
	switch {
	case strings.TrimSpace(f.Why) == "":
		return usageError{errors.New("--why says nothing"), hint}
	case strings.TrimSpace(f.By) == "":
		return usageError{errors.New("--by says nothing"), hint}
	}
	return nil
}

// A forgetCommand removes the text of a document from a ledger.
type forgetCommand struct {
	Document string `arg:"" name:"document" help:"The key of the document, or its ID if there is only one of it."`
	ledgerFlag
	deedFlags
}

// Help is shown with --help.
func (*forgetCommand) Help() string { return pageExamples("forget") }

// Run removes the text, and says so.
func (c *forgetCommand) Run(p *program) error {
	if err := c.check("forget"); err != nil {
		return err
	}
	l, err := p.openLedger(&c.ledgerFlag, ledger.Options{By: c.By})
	if err != nil {
		return err
	}
	f, err := l.Filing(p.ctx, c.Document)
	if err == nil {
		err = l.Forget(p.ctx, f.Key, c.By, c.Why)
	}
	if closed := l.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.out, "removed the text of %s; what is left are its hashes and its history\n", f.Key)
	return writing(err)
}
