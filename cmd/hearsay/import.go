package main

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"hearsay/export"
	"hearsay/ledger"
	"hearsay/reader"
)

// An importCommand takes entries and verdicts out of an export into a ledger, or
// figures out of a table of a person's own.
type importCommand struct {
	File string `arg:"" name:"file" help:"An export, or with --columns a CSV of your own."`
	ledgerFlag
	Columns string   `placeholder:"MAP" help:"What the columns of your own table are: who_says=Source,figure=Number …, or a file with a pair a line."`
	Set     []string `placeholder:"FIELD=VALUE" sep:"none" help:"With --columns: what holds for all rows, such as category=killed. May be given several times."`
	By      string   `placeholder:"NAME" help:"Who imports, for those who read the history."`
}

// Help is shown with --help.
func (*importCommand) Help() string { return pageExamples("import") }

// Run imports the file and says what came of it.
func (c *importCommand) Run(p *program) error {
	if len(c.Set) > 0 && c.Columns == "" {
		return usageError{errors.New("--set is for a table of your own"), "say what its columns are with --columns"}
	}
	rows, err := c.rows(p)
	if err != nil {
		return err
	}
	opt := ledger.Options{Make: true, Tool: receivedBy(), By: c.By}
	l, err := p.openLedger(&c.ledgerFlag, opt)
	if err != nil {
		return err
	}
	im := &importing{p: p, l: l}
	err = im.all(rows)
	if closed := l.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return im.tell()
}

// rows returns the rows of the file.
func (c *importCommand) rows(p *program) (iter.Seq2[export.Row, error], error) {
	if c.Columns == "" {
		return beginning(export.OpenFile(c.File))
	}
	pairs, err := pairsOf(c.Columns)
	if err != nil {
		return nil, err
	}
	m, err := export.ParseColumnMap(pairs, c.Set)
	if err != nil {
		return nil, usageError{err, "write --columns who_says=Source,figure=Number, with the names of your own columns"}
	}
	clock, err := clockOf(p.env)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(c.File)
	if err != nil {
		return nil, fmt.Errorf("opening %w", err)
	}
	defer f.Close()
	sheet := &export.Spreadsheet{Map: m, Read: reader.Read, Tool: receivedBy(), Captured: clock()}
	rows, faults, err := sheet.Rows(named{f, filepath.ToSlash(c.File)})
	if err != nil {
		return nil, err
	}
	return func(yield func(export.Row, error) bool) {
		for _, fault := range faults {
			if !yield(export.Row{}, fmt.Errorf("reading %s, %s: %s", c.File, fault.Place, fault.Text)) {
				return
			}
		}
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}, nil
}

// A named file is called as the command line has it.
type named struct {
	*os.File
	name string
}

// Name returns the name.
func (f named) Name() string { return f.name }

// Size returns how many bytes it has.
func (f named) Size() int64 {
	info, err := f.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

// pairsOf returns the pairs of a map of columns: those that are given, or those
// in the file that is.
func pairsOf(given string) ([]string, error) {
	if strings.Contains(given, "=") {
		return strings.Split(given, ","), nil
	}
	content, err := os.ReadFile(given)
	if err != nil {
		return nil, fmt.Errorf("opening the map of columns %w", err)
	}
	var pairs []string
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			pairs = append(pairs, line)
		}
	}
	return pairs, nil
}

// importBatch is how many rows are posted at once.
const importBatch = 500

// An importing is one run of import.
type importing struct {
	p    *program
	l    *ledger.Ledger
	done ledger.Restored
	left int // rows that were left out
}

// all posts the rows. One that cannot be read, or does not go with what the
// ledger has, is named.
func (im *importing) all(rows iter.Seq2[export.Row, error]) error {
	var batch []ledger.Posting
	for row, err := range rows {
		if err := im.p.ctx.Err(); err != nil {
			return err
		}
		if err != nil {
			im.left++
			im.p.fail(err)
			continue
		}
		batch = append(batch, ledger.Posting{Entry: row.Entry, Verdicts: row.Verdicts})
		if len(batch) >= importBatch {
			if err := im.post(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	return im.post(batch)
}

func (im *importing) post(batch []ledger.Posting) error {
	if len(batch) == 0 {
		return nil
	}
	done, err := im.l.Restore(im.p.ctx, batch)
	if err != nil {
		return err
	}
	for _, c := range done.Conflicts {
		im.p.fail(fmt.Errorf("importing entry %s: %s", c.Place, c.Text))
	}
	im.done.Documents += done.Documents
	im.done.Entries += done.Entries
	im.done.Same += done.Same
	im.done.Verdicts += done.Verdicts
	im.left += len(done.Conflicts)
	return nil
}

// tell says what came of it.
func (im *importing) tell() error {
	words := fmt.Sprintf("%s of %s and %s came in", plural(im.done.Entries, "entry"), plural(im.done.Documents, "new document"), plural(im.done.Verdicts, "verdict"))
	if im.done.Same > 0 {
		words += fmt.Sprintf(", %d were there already", im.done.Same)
	}
	if im.left > 0 {
		words += fmt.Sprintf(", %d did not go with the ledger or could not be read", im.left)
	}
	_, err := fmt.Fprintln(im.p.out, words)
	return writing(err)
}
