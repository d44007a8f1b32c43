package main

import (
	"fmt"
	"os"
	"path/filepath"

	"hearsay/lab/corpus"
	"hearsay/lab/train"
)

// The train command trains the models that lie beside the skills.
type trainCommand struct {
	Tag trainTag `cmd:"" help:"Train the part-of-speech tagger."`
}

// The train tag command trains the part-of-speech tagger.
type trainTag struct {
	Shared  string `help:"The folder that holds corpora/. Without it: $$HEARSAY_SHARED, or ../shared beside the repository." placeholder:"DIR"`
	Wordnet string `help:"The folder of WordNet's database files, as Debian's package wordnet-base has it." default:"/usr/share/wordnet" placeholder:"DIR"`
	Out     string `help:"The file to write, if not internal/tag/tag.model." placeholder:"FILE"`
}

// Run trains the tagger and writes its model.
func (c *trainTag) Run(s *streams) error {
	var err error
	if c.Shared == "" {
		if c.Shared, err = corpus.Folder(); err != nil {
			return err
		}
	}
	if c.Out == "" {
		root, err := corpus.Repository()
		if err != nil {
			return fmt.Errorf("looking for internal/tag: %w", err)
		}
		c.Out = filepath.Join(root, "internal", "tag", "tag.model")
	}
	trained, err := train.Tag(c.Shared, c.Wordnet, s.err)
	if err != nil {
		return fmt.Errorf("training the tagger: %w", err)
	}
	if err := os.WriteFile(c.Out, trained.File, 0o644); err != nil {
		return fmt.Errorf("writing the model: %w", err)
	}
	_, err = fmt.Fprint(s.out, trained.Report)
	return err
}
