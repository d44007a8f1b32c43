// Hearsay-lab measures how well hearsay reads: it has the gold read, sets the
// readings against what people found there, and shows what went wrong. It also
// trains the models that hearsay reads with.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

// The statuses that the program ends with.
const (
	statusDone  = 0
	statusMoved = 1 // scores are not those that are committed
	statusUsage = 2 // the command line is wrong, or there is no gold to read
)

// errMoved says that scores are not those that are committed.
var errMoved = errors.New("scores moved: if that is meant, commit what `hearsay-lab score --update` writes")

// commands are the commands of the program.
type commands struct {
	Score scoreCommand `cmd:"" help:"Read the gold and print how well it was read."`
	Peers peersCommand `cmd:"" help:"Print what others have published about who said what, and our own numbers beside it."`
	Train trainCommand `cmd:"" help:"Train a model that lies beside its skill."`
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the whole program: it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	var cli commands
	parser, err := kong.New(&cli,
		kong.Name("hearsay-lab"),
		kong.Description("Measures how well hearsay reads, and trains what it reads with."),
		kong.Writers(stdout, stderr),
		kong.ConfigureHelp(kong.HelpOptions{FlagsLast: true, WrapUpperBound: 80}),
	)
	if err == nil {
		var parsed *kong.Context
		if parsed, err = parser.Parse(args); err == nil {
			err = parsed.Run(&streams{stdout, stderr})
		}
	}
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errMoved):
		fmt.Fprintln(stderr, "hearsay-lab:", err)
		return statusMoved
	}
	fmt.Fprintln(stderr, "hearsay-lab:", err)
	return statusUsage
}

// streams are where a command writes: what was asked for, and remarks.
type streams struct{ out, err io.Writer }
