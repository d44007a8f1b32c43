package main

import (
	"fmt"
	"strings"

	"hearsay/export"
	"hearsay/ledger"
)

// A sourceCommand keeps in order which names stand for one source.
type sourceCommand struct {
	List   sourceListCommand   `cmd:"" help:"List the sources, with every name that counts for each."`
	Merge  sourceMergeCommand  `cmd:"" help:"Make every name of one source count for another."`
	Split  sourceSplitCommand  `cmd:"" help:"Make names that were merged count for themselves again."`
	Rename sourceRenameCommand `cmd:"" help:"Give a source another name."`
}

// Help is shown with --help.
func (*sourceCommand) Help() string { return pageExamples("source") }

// A sourceListCommand lists the sources of a ledger.
type sourceListCommand struct {
	ledgerFlag
	Format string `placeholder:"NAME" help:"table or jsonl. Unless given, table on a terminal and jsonl elsewhere."`
	Width  int    `placeholder:"N" help:"Columns of the table, 40 or more. Unless given, those of the terminal."`
}

// Run writes the sources, by name.
func (c *sourceListCommand) Run(p *program) error {
	if err := checkWidth("source list", c.Width); err != nil {
		return err
	}
	switch c.Format {
	case "", "table", "jsonl":
	default:
		return usageError{fmt.Errorf("--format is table or jsonl, not %q", c.Format), "run `hearsay source list --help`"}
	}
	l, err := p.openLedger(&c.ledgerFlag, ledger.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer l.Close()
	s := &sheet{width: max(p.screen.width, export.MinWidth), colour: p.screen.colour}
	if c.Width != 0 {
		s.width = c.Width
	}
	lines := c.Format == "jsonl" || c.Format == "" && !p.screen.terminal
	count := 0
	for source, err := range l.Sources(p.ctx) {
		if err != nil {
			return err
		}
		count++
		if lines {
			err = p.line(sourceLine{source.Name, source.Names, source.Entries, source.Origins})
		} else {
			s.source(source)
			_, err = p.out.Write([]byte(s.b.String()))
			s.b.Reset()
		}
		if err != nil {
			return writing(err)
		}
	}
	if lines {
		return nil
	}
	_, err = fmt.Fprintln(p.out, plural(count, "source"))
	return writing(err)
}

// A sourceLine is what programs are told of a source.
type sourceLine struct {
	Name    string   `json:"name"`
	Names   []string `json:"names"`
	Entries int      `json:"entries"`
	Origins int      `json:"origins"`
}

// source writes a source with the names that count for it.
func (s *sheet) source(source *ledger.Source) {
	name := export.OneLine(source.Name)
	s.line("", fmt.Sprintf("%s · %s, origin of %d", name, plural(source.Entries, "entry"), source.Origins))
	var others []string
	for _, n := range source.Names {
		if n != source.Name {
			others = append(others, "“"+n+"”")
		}
	}
	if len(others) > 0 {
		s.line("    ", "also "+strings.Join(others, ", "))
	}
}

// A sourceMergeCommand makes one source of two.
type sourceMergeCommand struct {
	From string `arg:"" name:"from" help:"The source whose names are to count for the other."`
	Into string `arg:"" name:"into" help:"The source that they are to count for."`
	ledgerFlag
	deedFlags
}

// Run merges the sources.
func (c *sourceMergeCommand) Run(p *program) error {
	return p.deed(&c.ledgerFlag, &c.deedFlags, "source merge", fmt.Sprintf("“%s” counts for “%s”", c.From, c.Into), func(l *ledger.Ledger) error {
		return l.MergeSources(p.ctx, c.From, c.Into, c.By, c.Why)
	})
}

// A sourceSplitCommand undoes a merging.
type sourceSplitCommand struct {
	Source string   `arg:"" name:"source" help:"The source that names were merged into."`
	Names  []string `arg:"" optional:"" name:"name" help:"The names that are to count for themselves again; all of them if none is given."`
	ledgerFlag
	deedFlags
}

// Run splits the source.
func (c *sourceSplitCommand) Run(p *program) error {
	what := "every name of “" + c.Source + "”"
	if len(c.Names) > 0 {
		what = "“" + strings.Join(c.Names, "”, “") + "”"
	}
	return p.deed(&c.ledgerFlag, &c.deedFlags, "source split", what+" counts for itself", func(l *ledger.Ledger) error {
		return l.SplitSource(p.ctx, c.Source, c.Names, c.By, c.Why)
	})
}

// A sourceRenameCommand gives a source another name.
type sourceRenameCommand struct {
	Source string `arg:"" name:"source" help:"The source, by the name that it has."`
	Name   string `arg:"" name:"name" help:"The name that it is to have."`
	ledgerFlag
	deedFlags
}

// Run renames the source.
func (c *sourceRenameCommand) Run(p *program) error {
	return p.deed(&c.ledgerFlag, &c.deedFlags, "source rename", fmt.Sprintf("“%s” is called “%s”", c.Source, c.Name), func(l *ledger.Ledger) error {
		return l.RenameSource(p.ctx, c.Source, c.Name, c.By, c.Why)
	})
}

// deed does something to a ledger and says what is so now.
func (p *program) deed(f *ledgerFlag, who *deedFlags, command, said string, do func(*ledger.Ledger) error) error {
	if err := who.check(command); err != nil {
		return err
	}
	l, err := p.openLedger(f, ledger.Options{By: who.By})
	if err != nil {
		return err
	}
	err = do(l)
	if closed := l.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.out, export.OneLine(said))
	return writing(err)
}
