package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"hearsay/lab/corpus"
	"hearsay/lab/train"
)

// The train command trains the models that lie beside the skills.
type trainCommand struct {
	Tag    trainTag    `cmd:"" help:"Train the part-of-speech tagger."`
	Parse  trainParse  `cmd:"" help:"Train the parser. The tagger's model must be the one that ships."`
	Entity trainEntity `cmd:"" help:"Train the recogniser of names. The tagger's model must be the one that ships."`

	Attribution trainAttribution `cmd:"" help:"Train the finder of who says what. The models of tagger, parser and recogniser of names must be those that ship."`
	Coref       trainCoref       `cmd:"" help:"Train the ranker of those whom a mention stands for. The models of the skills before it must be those that ship."`
}

// A trainer says where a model is made from, and where it goes.
type trainer struct {
	Shared  string `help:"The folder that holds corpora/. Without it: $$HEARSAY_SHARED, or ../shared beside the repository." placeholder:"DIR"`
	Wordnet string `help:"The folder of WordNet's database files, as Debian's package wordnet-base has it." default:"/usr/share/wordnet" placeholder:"DIR"`
	Out     string `help:"The file to write, if not the one beside the skill." placeholder:"FILE"`
}

// run makes the model of the skill and writes it.
func (c *trainer) run(s *streams, skill string, trained func(shared, wordnet string, log io.Writer) (train.Trained, error)) error {
	var err error
	if c.Shared == "" {
		if c.Shared, err = corpus.Folder(); err != nil {
			return err
		}
	}
	if c.Out == "" {
		root, err := corpus.Repository()
		if err != nil {
			return fmt.Errorf("looking for internal/%s: %w", skill, err)
		}
		c.Out = filepath.Join(root, "internal", skill, skill+".model")
	}
	t, err := trained(c.Shared, c.Wordnet, s.err)
	if err != nil {
		return fmt.Errorf("training for internal/%s: %w", skill, err)
	}
	if err := os.WriteFile(c.Out, t.File, 0o644); err != nil {
		return fmt.Errorf("writing the model: %w", err)
	}
	_, err = fmt.Fprint(s.out, t.Report)
	return err
}

// The train tag command trains the part-of-speech tagger.
type trainTag struct{ trainer }

// Run trains the tagger and writes its model.
func (c *trainTag) Run(s *streams) error { return c.run(s, "tag", train.Tag) }

// The train parse command trains the parser.
type trainParse struct {
	trainer
	WithoutSilver bool `help:"Leave out the news of PolNeAR and its machine-made trees."`
}

// Run trains the parser and writes its model.
func (c *trainParse) Run(s *streams) error {
	return c.run(s, "parse", func(shared, wordnet string, log io.Writer) (train.Trained, error) {
		return train.Parse(shared, wordnet, !c.WithoutSilver, log)
	})
}

// The train entity command trains the recogniser of names.
type trainEntity struct {
	trainer
	WithoutSilver bool `help:"Leave out the news of PolNeAR and its machine-made marks of names."`
}

// Run trains the recogniser of names and writes its model.
func (c *trainEntity) Run(s *streams) error {
	return c.run(s, "entity", func(shared, wordnet string, log io.Writer) (train.Trained, error) {
		return train.Entity(shared, wordnet, !c.WithoutSilver, log)
	})
}

// The train attribution command trains the finder of who says what.
type trainAttribution struct{ trainer }

// Run trains the finder of who says what and writes its model.
func (c *trainAttribution) Run(s *streams) error { return c.run(s, "attribution", train.Attribution) }

// The train coref command trains the ranker of those whom a mention stands for.
type trainCoref struct {
	trainer
	WithoutSilver bool `help:"Leave out the news of PolNeAR, in which names stand where pronouns could."`
}

// Run trains the ranker and writes its model.
func (c *trainCoref) Run(s *streams) error {
	return c.run(s, "coref", func(shared, wordnet string, log io.Writer) (train.Trained, error) {
		return train.Coref(shared, wordnet, !c.WithoutSilver, log)
	})
}
