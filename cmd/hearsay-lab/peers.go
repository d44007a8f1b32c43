package main

import (
	"errors"
	"fmt"
	"os"

	"hearsay/lab/corpus"
	"hearsay/lab/score"
)

// The peers command prints what others have published beside what is measured.
type peersCommand struct {
	Shared string `help:"The folder that holds gold/. Without it: $$HEARSAY_SHARED, or ../shared beside the repository." placeholder:"DIR"`
}

// Run reads the gold of attributions.
func (c *peersCommand) Run(s *streams) error {
	if c.Shared == "" {
		var err error
		if c.Shared, err = corpus.Folder(); err != nil {
			return err
		}
	}
	var watch stopwatch
	for _, set := range score.Sets() {
		if set.Name != "attribution" {
			continue
		}
		out, err := set.Score(os.DirFS(c.Shared), watch.read)
		if err != nil {
			return err
		}
		for _, table := range out.Beside {
			if table.Name == "peers" {
				_, err := fmt.Fprint(s.out, table.Text)
				return err
			}
		}
	}
	return errors.New("no peers are known: the articles that several people marked are not in the shared folder")
}
