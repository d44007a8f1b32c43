package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"hearsay"
	"hearsay/export"
	"hearsay/intake"
	"hearsay/ledger"
	"hearsay/reader"
)

// An addCommand reads articles and posts what is found in them to a ledger.
type addCommand struct {
	Places []string `arg:"" name:"pile" help:"Files and folders to read; - is standard input."`
	ledgerFlag
	Input       string `placeholder:"NAME" help:"Format of what comes in: ${inputs}. Unless given, names and content tell, and standard input is plain text."`
	Attribution string `placeholder:"WAY" help:"How to find who says what: learned (unless given), or grammar, without what was learned from PolNeAR."`
	Format      string `placeholder:"NAME" help:"table shows every new figure, jsonl tells of every document, for programs. Unless given, a terminal gets the first new figures, and then as elsewhere a summary."`
	Width       int    `placeholder:"N" help:"Columns of the table, 40 or more. Unless given, those of the terminal."`
	Readmit     bool   `help:"Take back documents whose text was removed from the ledger by forget."`
	Workers     int    `placeholder:"N" help:"How many documents are read at once. Unless given, one for each processor. The ledger is the same."`
}

// Help is shown with --help.
func (*addCommand) Help() string { return pageExamples("add") }

func (c *addCommand) check() error {
	const hint = "run `hearsay add --help`"
	switch {
	case c.Input != "" && !slices.Contains(inputNames(), c.Input):
		return usageError{fmt.Errorf("--input is %s, not %q", either(inputNames()), c.Input), hint}
	case c.Attribution != "" && c.Attribution != "learned" && c.Attribution != "grammar":
		return usageError{fmt.Errorf("--attribution is learned or grammar, not %q", c.Attribution), hint}
	case c.Format != "" && c.Format != "table" && c.Format != "jsonl":
		return usageError{fmt.Errorf("--format is table or jsonl, not %q", c.Format), hint}
	case c.Workers < 0:
		return usageError{fmt.Errorf("--workers is at least 1"), hint}
	}
	return checkWidth("add", c.Width)
}

// Run reads the pile and posts it, a document at a time.
func (c *addCommand) Run(p *program) error {
	if err := c.check(); err != nil {
		return err
	}
	a := &adding{p: p, tool: readBy(c.Attribution == "grammar"), way: reader.Way{Grammar: c.Attribution == "grammar"}}
	a.show(c)
	clock, err := clockOf(p.env)
	if err != nil {
		return err
	}
	if a.l, err = p.openLedger(&c.ledgerFlag, ledger.Options{Make: true, Tool: a.tool, Readmit: c.Readmit}); err != nil {
		return err
	}
	opt := intake.Options{Input: c.Input, Receipts: true, Clock: clock, Tool: receivedBy()}
	err = a.pile(c.Places, opt, c.Workers)
	if closed := a.l.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = a.end()
	}
	return err
}

// An adding is one run of add.
type adding struct {
	p     *program
	l     *ledger.Ledger
	tool  string
	way   reader.Way
	known sync.Map // *hearsay.Document: it was read by this reader before

	table export.EntryWriter // shows new figures; nil for none
	most  int                // new figures that it shows
	lines bool               // JSON Lines

	documents, before, entries    int // documents that came, those known before, entries of the others
	fresh, changed, gone, inTable int
	refused                       int // in a row
}

// shownAtOnce is how many new figures a terminal gets without being asked.
const shownAtOnce = 20

// giveUpAfter is how many documents in a row a ledger may refuse. One may have
// something about it; so many are about the ledger.
const giveUpAfter = 5

// show decides what is shown of new figures.
func (a *adding) show(c *addCommand) {
	opt := export.EntryOptions{Width: a.p.screen.width, Colour: a.p.screen.colour}
	if c.Width != 0 {
		opt.Width = c.Width
	}
	switch {
	case c.Format == "jsonl":
		a.lines = true
	case c.Format == "table":
		a.table, a.most = export.EntryTable.New(a.p.out, opt), -1
	case a.p.screen.terminal:
		a.table, a.most = export.EntryTable.New(a.p.out, opt), shownAtOnce
	}
}

// pile reads places and posts each document as it comes. What cannot be read is
// named, and the rest goes on. Being told to stop, it ends between documents.
func (a *adding) pile(places []string, opt intake.Options, workers int) error {
	p := a.p
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, stop := context.WithCancel(p.ctx)
	defer stop()
	if slices.Contains(places, "-") {
		opt.Stdin = p.input(ctx)
	}
	over := newPassedOver()
	opt.Skipped = over.add

	bar := newProgress(p.gripe.w, p.screen.terminal)
	p.gripe.clear = bar.clear
	defer bar.end()
	for result := range reader.All(ctx, intake.Documents(ctx, places, opt), workers, a.read) {
		if result.Err != nil {
			p.fail(result.Err)
			continue
		}
		if err := a.post(result.Document, &result.Reading); err != nil {
			stop() // first: somebody may be waiting for input that never comes
			return err
		}
		bar.add()
	}
	bar.end()
	over.tell(p.gripe)
	return p.ctx.Err()
}

// read reads d, unless the ledger knows what this reader makes of it.
func (a *adding) read(d *hearsay.Document) hearsay.Reading {
	if known, err := a.l.Known(a.p.ctx, d, a.tool); err == nil && known {
		a.known.Store(d, true)
		return hearsay.Reading{}
	}
	return a.way.Read(d)
}

// post posts what was read, whole or not at all, also where the program is told
// to stop meanwhile. A document that the ledger refuses is named.
func (a *adding) post(d *hearsay.Document, r *hearsay.Reading) error {
	a.documents++
	if _, known := a.known.LoadAndDelete(d); known {
		a.before++
		return a.tell(d, ledger.Posted{Document: hearsay.DocumentKey(d.ID, d.Hash()), Known: true}, false)
	}
	posted, err := a.l.Add(context.WithoutCancel(a.p.ctx), d, r)
	if errors.Is(err, hearsay.ErrForgotten) {
		a.documents--
		a.p.gripe.note(err.Error(), "to take back what was forgotten, add it with --readmit")
		return nil
	}
	if err != nil {
		a.documents--
		if a.refused++; a.refused == giveUpAfter || aboutLedger(err) {
			return err
		}
		a.p.fail(err)
		return nil
	}
	a.refused = 0
	a.entries += len(posted.New) + len(posted.Same) + len(posted.Changed)
	a.fresh += len(posted.New)
	a.changed += len(posted.Changed)
	a.gone += len(posted.Gone)
	return a.tell(d, posted, true)
}

// aboutLedger reports whether err, which came of adding a document, is about the
// ledger: then the next document would fare no better, or come out of turn.
func aboutLedger(err error) bool {
	if coded, ok := errors.AsType[codedError](err); ok {
		return coded.Code()&0xff != 18 // SQLITE_TOOBIG, which a document may be
	}
	if coded, ok := errors.AsType[interface {
		error
		SQLState() string
	}](err); ok {
		return !strings.HasPrefix(coded.SQLState(), "22") // what stands in a document
	}
	_, net := errors.AsType[interface {
		error
		Timeout() bool
	}](err)
	return net || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone)
}

// tell shows what became of a document. Where nobody looks any more, as when it
// goes to head, the pile is posted all the same.
func (a *adding) tell(d *hearsay.Document, posted ledger.Posted, read bool) error {
	err := a.write(d, posted, read)
	if closedPipe(err) {
		a.table, a.lines, err = nil, false, nil
	}
	return err
}

func (a *adding) write(d *hearsay.Document, posted ledger.Posted, read bool) error {
	if a.lines {
		return writing(a.line(d, posted, read))
	}
	if a.table == nil {
		return nil
	}
	for _, id := range posted.New {
		if a.inTable == a.most {
			return nil
		}
		e, err := a.l.Entry(context.WithoutCancel(a.p.ctx), id)
		if err != nil {
			return err
		}
		if err := a.table.Write(e); err != nil {
			return writing(err)
		}
		a.inTable++
	}
	if a.p.screen.terminal {
		return writing(a.p.out.Flush())
	}
	return nil
}

// A postedLine is what programs are told of a document.
type postedLine struct {
	Document string   `json:"document"`
	Key      string   `json:"key"`
	Known    bool     `json:"known"` // it was in the ledger before
	Read     bool     `json:"read"`  // it was read now, and not by this reader before
	New      []string `json:"new"`
	Same     []string `json:"same"`
	Changed  []string `json:"changed"`
	Gone     []string `json:"gone"`
}

func (a *adding) line(d *hearsay.Document, posted ledger.Posted, read bool) error {
	line := postedLine{d.ID, posted.Document, posted.Known, read, posted.New, posted.Same, posted.Changed, posted.Gone}
	for _, list := range []*[]string{&line.New, &line.Same, &line.Changed, &line.Gone} {
		if *list == nil {
			*list = []string{}
		}
	}
	return a.p.line(line)
}

// line writes a line of JSON Lines.
func (p *program) line(value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = p.out.Write(append(escaped(body), '\n'))
	return err
}

// escaped returns JSON with whatever a terminal might act on as escapes.
func escaped(body []byte) []byte {
	if text := string(body); export.Printable(text) == text {
		return body
	}
	var b []byte
	for _, r := range string(body) {
		if s := string(r); r != utf8.RuneError && export.Printable(s) == s {
			b = append(b, s...)
			continue
		}
		if r > 0xffff {
			high, low := utf16.EncodeRune(r)
			b = fmt.Appendf(b, `\u%04x\u%04x`, high, low)
			continue
		}
		b = fmt.Appendf(b, `\u%04x`, r)
	}
	return b
}

// end says what was new.
func (a *adding) end() error {
	if a.lines {
		return nil
	}
	if more := a.fresh - a.inTable; a.table != nil && a.inTable > 0 && more > 0 {
		if _, err := fmt.Fprintf(a.p.out, "… and %d more: hearsay list shows them\n", more); err != nil {
			return writing(err)
		}
	}
	_, err := fmt.Fprintln(a.p.out, a.summary())
	return writing(err)
}

// summary words what was new: "3 documents, 40 entries: 38 new, 2 as before".
func (a *adding) summary() string {
	text := plural(a.documents, "document")
	if a.before > 0 {
		text += fmt.Sprintf(" (%d read before)", a.before)
	}
	parts := []string{fmt.Sprintf("%d new", a.fresh)}
	if same := a.entries - a.fresh - a.changed; same > 0 {
		parts = append(parts, fmt.Sprintf("%d as before", same))
	}
	if a.changed > 0 {
		parts = append(parts, fmt.Sprintf("%d read otherwise", a.changed))
	}
	if a.gone > 0 {
		parts = append(parts, fmt.Sprintf("%d found no more", a.gone))
	}
	return text + ", " + plural(a.entries, "entry") + ": " + strings.Join(parts, ", ")
}
