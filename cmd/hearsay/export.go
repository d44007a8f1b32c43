package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

// An exportCommand writes entries of a ledger for other programs.
type exportCommand struct {
	ledgerFlag
	Format   string `placeholder:"NAME" required:"" help:"What to write: ${exports}."`
	Output   string `placeholder:"FILE" short:"o" help:"The file to write. Unless given, standard output."`
	WithText bool   `help:"Write the texts of the documents too, and quotes uncut. See whether you may pass them on."`
	itemFlags
	filterFlags
}

// Help is shown with --help.
func (*exportCommand) Help() string { return pageExamples("export") }

// exportNames returns the names of the formats of entries, as a choice.
func exportNames() string {
	var names []string
	for _, f := range export.EntryFormats {
		names = append(names, f.Name)
	}
	return either(names)
}

// Run writes the entries. A file is there only once it is whole.
func (c *exportCommand) Run(p *program) error {
	format := export.EntryFormatNamed(c.Format)
	if format == nil {
		return usageError{fmt.Errorf("--format is %s, not %q", exportNames(), c.Format), "run `hearsay export --help`"}
	}
	if format.Binary && c.Output == "" && p.screen.terminal {
		return usageError{fmt.Errorf("%s is nothing for a terminal", format.Name), "add --output FILE"}
	}
	filter, err := c.filter("export")
	if err != nil {
		return err
	}
	opt := export.EntryOptions{WithText: c.WithText}
	if opt.Item, err = c.items(); err != nil {
		return err
	}
	l, err := p.openLedger(&c.ledgerFlag, ledger.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer l.Close()
	if c.Output == "" {
		return writing(p.exportTo(p.out, l, format, filter, opt))
	}
	if address, _ := c.address(p); sameFile(address, c.Output) {
		return usageError{errors.New("--output is the ledger itself"), "name another file"}
	}
	err = wholeFile(c.Output, func(w io.Writer) error { return p.exportTo(w, l, format, filter, opt) })
	if err != nil {
		return fmt.Errorf("writing %s: %w", c.Output, err)
	}
	return nil
}

// exportTo writes the entries that a filter wants.
func (p *program) exportTo(w io.Writer, l *ledger.Ledger, format *export.EntryFormat, filter ledger.Filter, opt export.EntryOptions) error {
	opt.Verdicts = func(id string) ([]hearsay.Verdict, error) { return l.Verdicts(p.ctx, id) }
	opt.Tool, opt.Width, opt.Colour = receivedBy(), p.screen.width, p.screen.colour
	to := format.New(w, opt)
	err := func() error {
		texts := texts{l: l}
		for e, err := range l.Entries(p.ctx, filter) {
			if err == nil && opt.WithText {
				err = texts.fill(p, e)
			}
			if err == nil {
				err = to.Write(e)
			}
			if err != nil {
				return err
			}
		}
		return p.ctx.Err()
	}()
	if closed := to.Close(); err == nil {
		err = closed
	}
	return err
}

// texts gives entries the texts of their documents, the last of which is kept:
// entries of one document often stand together.
type texts struct {
	l    *ledger.Ledger
	last *hearsay.Filing
}

func (t *texts) fill(p *program, e *hearsay.Entry) error {
	if t.last == nil || t.last.Key != e.Filing.Key {
		f, err := t.l.Filing(p.ctx, e.Filing.Key)
		if err != nil {
			return err
		}
		t.last = f
	}
	e.Filing = t.last
	return nil
}

// wholeFile writes a file beside its place and puts it there once it is whole.
// What is no file, such as a pipe, is written to as it is.
func wholeFile(name string, write func(io.Writer) error) error {
	beside := fmt.Sprintf("%s.part%d", name, os.Getpid())
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		beside = name
	}
	f, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	err = write(f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if beside == name {
		return err
	}
	if err == nil {
		err = os.Rename(beside, name)
	}
	if err != nil {
		os.Remove(beside)
	}
	return err
}

// sameFile reports whether two names are of one file.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
