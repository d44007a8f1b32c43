package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// A program is one run: what it may see of the world, and how it went.
type program struct {
	ctx    context.Context
	env    []string
	stdin  io.Reader
	stdout io.Writer // to ask what it is; it is written to through out
	screen screen
	out    *output
	gripe  *gripes
	failed bool // something was not read
}

// commands are the commands, in the order of the manual.
type commands struct {
	Read    readCommand    `cmd:"" help:"Read articles and list the figures in them, with who says each."`
	Explain explainCommand `cmd:"" help:"Tell how the figure at a place was read, rule by rule."`
	Add     addCommand     `cmd:"" help:"Read articles and post their figures to a ledger."`
	List    listCommand    `cmd:"" help:"List entries of a ledger."`
	Show    showCommand    `cmd:"" help:"Show an entry, the words that it was read from, and what became of it."`
	Rule    ruleCommand    `cmd:"" help:"Say of an entry whether the article says so."`
	Source  sourceCommand  `cmd:"" help:"List the sources of a ledger, or say which names stand for one."`
	Verify  verifyCommand  `cmd:"" help:"Check that a ledger is as it was written."`
	Export  exportCommand  `cmd:"" help:"Write entries of a ledger for spreadsheets and other programs."`
	Import  importCommand  `cmd:"" help:"Take entries, verdicts and figures out of tables into a ledger."`
	Forget  forgetCommand  `cmd:"" help:"Remove the text of a document from a ledger."`
	Demo    demoCommand    `cmd:"" help:"Read an invented pile of news about a flood that comes with the program."`
	Help    helpCommand    `cmd:"" help:"Show a page of the manual."`
	Version versionCommand `cmd:"" help:"Say which version this is."`

	VersionToo kong.VersionFlag `name:"version" help:"Say which version this is, as the command does."`
}

// A usageError is a fault of the command line.
type usageError struct {
	error
	hint string
}

// left is thrown where kong would end the process: after it has shown help.
type left struct{}

// dispatch reads the command line and runs its command.
func (p *program) dispatch(args []string) (err error) {
	var cli commands
	parser, err := kong.New(&cli,
		kong.Name("hearsay"),
		kong.Description(pageIntro("hearsay")),
		kong.Writers(p.out, p.gripe.w),
		kong.Exit(func(int) { panic(left{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true, WrapUpperBound: 80, NoExpandSubcommands: true}),
		kong.Vars{"inputs": either(inputNames()), "outputs": outputNames(), "exports": exportNames(), "version": versionLine()},
	)
	if err != nil {
		return err
	}
	parser.Model.Detail = pageExamples("hearsay")
	defer func() {
		if x := recover(); x != nil {
			if _, ok := x.(left); !ok {
				panic(x)
			}
			err = nil
		}
	}()
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return usageOf(err)
	}
	return parsed.Run(p)
}

// usageOf turns what kong says about a command line into a usageError with a
// hint that names the command.
func usageOf(err error) error {
	var usage usageError
	if errors.As(err, &usage) {
		return usage
	}
	hint := "run `hearsay --help`"
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil && parse.Context.Selected() != nil {
		command := parse.Context.Selected()
		hint = "run `" + command.FullPath() + " --help`"
		if strings.HasPrefix(err.Error(), "unexpected argument") && (command.Name == "read" || command.Name == "add") {
			hint = "name everything to be read side by side, before or after the options"
		}
	}
	return usageError{err, hint}
}

// status is the exit status for how the run went. It says on standard error
// what has not been said yet.
func (p *program) status(err error) int {
	var usage usageError
	switch {
	case p.ctx.Err() != nil:
		return statusStopped
	case closedPipe(err): // nobody is listening any more, which is no fault
		return statusDone
	case errors.As(err, &usage):
		p.gripe.error(usage.error, usage.hint)
		return statusUsage
	case err != nil:
		p.gripe.error(err, hintFor(err))
		return statusFailed
	case p.failed:
		return statusFailed
	}
	return statusDone
}

// fail names something that could not be read. The rest is read.
func (p *program) fail(err error) {
	p.failed = true
	p.gripe.error(err, hintFor(err))
}

// input returns standard input in such a way that a read from it ends when ctx
// does, even if nothing ever comes.
func (p *program) input(ctx context.Context) io.Reader {
	r, w := io.Pipe()
	go func() {
		_, err := io.CopyBuffer(w, struct{ io.Reader }{p.stdin}, make([]byte, 256<<10))
		w.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { w.CloseWithError(context.Cause(ctx)) })
	return r
}
