// Package tag sets the part of speech of every word.
//
// It is a greedy tagger: it goes through a sentence from the left and gives
// each word the class that most speaks for, by weights that were learned from
// annotated text. MODEL.md says which text.
package tag

import (
	_ "embed"
	"errors"
	"math/bits"
	"slices"
	"sync"

	"hearsay"
	"hearsay/internal/model"
)

//go:embed tag.model
var file []byte

// learned is the tagger that tag.model holds. The file is part of the
// program, so it can only be broken where the program is.
var learned = sync.OnceValue(func() *Tagger {
	t, err := Read(file)
	if err != nil {
		panic("internal/tag/tag.model: " + err.Error())
	}
	return t
})

// Words returns the tokens with their parts of speech. The sentences are
// those of text, in order; a token outside them stays as it is.
func Words(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []hearsay.Token {
	return learned().Words(text, tokens, sentences)
}

// Set sets the parts of speech of the tokens, as [Words] gives them, in place.
// It allocates nothing.
func Set(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) {
	learned().Set(text, tokens, sentences)
}

// A Tagger is a vocabulary and the weights that were learned with it. It may
// be used by any number of goroutines.
type Tagger struct {
	vocabulary *Vocabulary
	weights    *model.Weights
	lemmas     *Lemmas
}

// New returns a Tagger of a vocabulary, weights and lemmas.
func New(v *Vocabulary, w *model.Weights, l *Lemmas) *Tagger { return &Tagger{v, w, l} }

// Write returns t as the file of a model.
func (t *Tagger) Write() []byte {
	classes, entries, words := t.vocabulary.parts()
	gaps, values := t.weights.Parts()
	edits, ends := t.lemmas.parts()
	return model.Write(Fingerprint(), classes, entries, words, gaps, values, edits, ends)
}

// Read returns the Tagger in the file of a model.
func Read(file []byte) (*Tagger, error) {
	parts, err := model.Read(file)
	if err != nil {
		return nil, err
	}
	if len(parts) != 7 {
		return nil, errors.New("not the model of a tagger")
	}
	v, err := readVocabulary(parts[0], parts[1], parts[2])
	if err != nil {
		return nil, err
	}
	w, err := model.WeightsOf(parts[3], parts[4])
	if err != nil {
		return nil, err
	}
	l, err := readLemmas(parts[5], parts[6])
	if err != nil {
		return nil, err
	}
	return &Tagger{v, w, l}, nil
}

// Words returns the tokens with their parts of speech, as the function
// [Words] does.
func (t *Tagger) Words(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []hearsay.Token {
	tagged := slices.Clone(tokens)
	t.Set(text, tagged, sentences)
	return tagged
}

// Set sets the parts of speech of the tokens, as the function [Set] does.
func (t *Tagger) Set(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) {
	done := 0
	for _, s := range sentences {
		from := max(s.First, done)
		to := min(s.Last, len(tokens))
		if from < to {
			t.sentence(text, tokens[from:to])
			done = to
		}
	}
}

// sentence tags the tokens of one sentence in place.
func (t *Tagger) sentence(text string, tokens []hearsay.Token) {
	walk := t.vocabulary.Start(text, tokens)
	for walk.Next() {
		open := walk.Open()
		c := uint8(bits.TrailingZeros64(open))
		if open&(open-1) != 0 {
			c, _, _ = t.weights.Best(walk.Features(), walk.Classes(open))
		}
		walk.Choose(c)
		class := t.vocabulary.Classes[c]
		tokens[walk.at].Fine, tokens[walk.at].Tag = class.Fine, class.Tag
	}
}
