package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"hearsay"
	"hearsay/export"
	"hearsay/intake"
	"hearsay/reader"
)

// A readCommand reads articles and writes what is found in each.
type readCommand struct {
	Places      []string `arg:"" name:"place" help:"Files and folders to read; - is standard input."`
	Input       string   `placeholder:"NAME" help:"Format of what comes in: ${inputs}. Unless given, names and content tell, and standard input is plain text."`
	Format      string   `placeholder:"NAME" help:"Format of what goes out: ${outputs}. Unless given, table on a terminal (with --layers, conllu) and jsonl elsewhere."`
	Layers      bool     `help:"Write sentences and tokens with their tags and trees too, and refused numbers with the reason (jsonl, conllu)."`
	Attribution string   `placeholder:"WAY" help:"How to find who says what: learned (unless given), or grammar, without what was learned from PolNeAR."`
	Text        bool     `help:"Write the text of each document too (jsonl)."`
	Width       int      `placeholder:"N" help:"Columns of the table, 40 or more. Unless given, those of the terminal."`
	Workers     int      `placeholder:"N" help:"How many documents are read at once. Unless given, one for each processor. The output is the same."`
}

// Help is shown with --help.
func (*readCommand) Help() string { return pageExamples("read") }

// check returns the format to write, or what is wrong with the command line.
func (c *readCommand) check(s screen) (*export.Format, error) {
	const hint = "run `hearsay read --help`"
	name := c.Format
	if name == "" {
		name = export.JSONL.Name
		switch {
		case s.terminal && c.Layers:
			name = export.CoNLLU.Name
		case s.terminal:
			name = export.Table.Name
		}
	}
	format := export.Named(name)
	switch {
	case format == nil:
		return nil, usageError{fmt.Errorf("--format is %s, not %q", outputNames(), c.Format), hint}
	case c.Input != "" && !slices.Contains(inputNames(), c.Input):
		return nil, usageError{fmt.Errorf("--input is %s, not %q", either(inputNames()), c.Input), hint}
	case c.Layers && format != export.JSONL && format != export.CoNLLU:
		return nil, usageError{errors.New("--layers is for the formats jsonl and conllu"), "add --format conllu to look at sentences, --format jsonl for programs"}
	case c.Attribution != "" && c.Attribution != "learned" && c.Attribution != "grammar":
		return nil, usageError{fmt.Errorf("--attribution is learned or grammar, not %q", c.Attribution), hint}
	case c.Text && format != export.JSONL && format != export.CoNLLU:
		return nil, usageError{errors.New("--text is for the format jsonl"), "add --format jsonl"}
	case c.Width != 0 && c.Width < export.MinWidth:
		return nil, usageError{fmt.Errorf("--width is at least %d", export.MinWidth), hint}
	case c.Workers < 0:
		return nil, usageError{errors.New("--workers is at least 1"), hint}
	}
	return format, nil
}

// Run reads the places.
func (c *readCommand) Run(p *program) error {
	format, err := c.check(p.screen)
	if err != nil {
		return err
	}
	opt := export.Options{Layers: c.Layers, Text: c.Text, Width: c.Width, Colour: p.screen.colour}
	if opt.Width == 0 {
		opt.Width = p.screen.width
	}
	way := reader.Way{Layers: c.Layers || format == export.CoNLLU, Grammar: c.Attribution == "grammar"}
	return p.readInto(format.New(p.out, opt), c.Places, c.Input, c.Workers, way.Read)
}

// readInto reads places and hands each reading to w. What cannot be read is
// named, and the rest goes on.
func (p *program) readInto(w export.Writer, places []string, input string, workers int, read func(*hearsay.Document) hearsay.Reading) error {
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, stop := context.WithCancel(p.ctx)
	defer stop()
	opt := intake.Options{Input: input}
	if slices.Contains(places, "-") {
		opt.Stdin = p.input(ctx)
	}
	over := newPassedOver()
	opt.Skipped = over.add

	bar := newProgress(p.gripe.w, p.screen.terminal)
	p.gripe.clear = bar.clear
	defer bar.end()
	for result := range reader.All(ctx, intake.Documents(ctx, places, opt), workers, read) {
		if result.Err != nil {
			p.fail(result.Err)
			continue
		}
		err := w.Write(result.Document, &result.Reading)
		if err == nil && p.screen.terminal {
			err = p.out.Flush()
		}
		if err != nil {
			stop() // first: somebody may be waiting for input that never comes
			return writing(err)
		}
		bar.add()
	}
	bar.end()
	over.tell(p.gripe)
	if p.ctx.Err() != nil {
		return p.ctx.Err()
	}
	return writing(w.Close())
}

// writing says what was being done when err came.
func writing(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("writing to standard output: %w", err)
}

// inputNames returns the names of the formats that may come in.
func inputNames() []string {
	var names []string
	for _, f := range intake.Formats {
		names = append(names, f.Name)
	}
	return names
}

// outputNames returns the names of the formats that may go out, as a choice.
func outputNames() string {
	var names []string
	for _, f := range export.Formats {
		names = append(names, f.Name)
	}
	return either(names)
}

// either returns names as a choice: "a, b or c".
func either(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
