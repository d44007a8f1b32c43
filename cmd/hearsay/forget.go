package main

import (
	"errors"
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
	said := "removed the text of " + c.Document + "; its key, its hashes and who removed it are kept"
	return p.deed(&c.ledgerFlag, &c.deedFlags, "forget", said, func(l *ledger.Ledger) error {
		return l.Forget(p.ctx, c.Document, c.By, c.Why)
	})
}
