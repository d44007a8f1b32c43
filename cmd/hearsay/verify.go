package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"hearsay/export"
	"hearsay/ledger"
)

// A verifyCommand checks that a ledger is as it was written.
type verifyCommand struct {
	File string `arg:"" optional:"" name:"file" help:"An export, to be held against documents without the ledger."`
	ledgerFlag
	Documents []string `placeholder:"PLACE" help:"With a file: files and folders of the documents that it was read from. May be given several times."`
	Input     string   `placeholder:"NAME" help:"Format of the documents: ${inputs}. Unless given, names and content tell."`
}

// Help is shown with --help.
func (*verifyCommand) Help() string { return pageExamples("verify") }

// Run checks the ledger, writes a line for each fault, and says what was
// checked.
func (c *verifyCommand) Run(p *program) error {
	if c.File != "" || len(c.Documents) > 0 {
		return c.runFile(p)
	}
	l, err := p.openToVerify(&c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	faults := 0
	for fault, err := range l.Verify(p.ctx) {
		if err != nil {
			return err
		}
		faults++
		if _, err := fmt.Fprintf(p.out, "%s: %s\n", export.OneLine(fault.Place), export.OneLine(fault.Text)); err != nil {
			return writing(err)
		}
	}
	p.failed = faults > 0
	held, err := holds(p.ctx, l)
	if err != nil && faults == 0 {
		return err
	}
	if err != nil { // the faults say why it cannot be counted
		held = "what could be read"
	}
	_, err = fmt.Fprintf(p.out, "%s: %s\n", held, faultsIn(faults))
	return writing(err)
}

// openToVerify opens a ledger for writing if that is possible: SQLite checks its
// index of full text by what it takes for a writing, though nothing is changed.
func (p *program) openToVerify(f *ledgerFlag) (*ledger.Ledger, error) {
	l, err := p.openLedger(f, ledger.Options{ReadOnly: true})
	if err != nil {
		return nil, err // also of a ledger of an older schema, which would be changed
	}
	if address, _ := f.address(p); mayWrite(address) {
		if writable, err := p.openLedger(f, ledger.Options{}); err == nil {
			return writable, l.Close()
		}
	}
	p.gripe.note("the ledger cannot be written, so its index of full text is not checked", "")
	return l, nil
}

// mayWrite reports whether a ledger may be written, as far as its file tells.
func mayWrite(address string) bool {
	if strings.Contains(address, "://") {
		return true
	}
	file, err := os.OpenFile(address, os.O_RDWR, 0)
	return err == nil && file.Close() == nil
}

// holds says what a ledger holds.
func holds(ctx context.Context, l *ledger.Ledger) (string, error) {
	held, err := l.Held(ctx)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s, %s, %s", plural(held.Documents, "document"), plural(held.Entries, "entry"), plural(held.Events, "event")), nil
}

func faultsIn(n int) string {
	if n == 0 {
		return "no fault"
	}
	return plural(n, "fault")
}
