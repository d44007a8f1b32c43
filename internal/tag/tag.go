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
// those of text, in order; a token outside them stays untagged.
func Words(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []hearsay.Token {
	return learned().Words(text, tokens, sentences)
}

// A Tagger is a vocabulary and the weights that were learned with it. It may
// be used by any number of goroutines.
type Tagger struct {
	vocabulary *Vocabulary
	weights    *model.Weights
}

// New returns a Tagger of a vocabulary and weights.
func New(v *Vocabulary, w *model.Weights) *Tagger { return &Tagger{v, w} }

// Write returns t as the file of a model.
func (t *Tagger) Write() []byte {
	classes, entries, words := t.vocabulary.parts()
	gaps, values := t.weights.Parts()
	return model.Write(Fingerprint(), classes, entries, words, gaps, values)
}

// Read returns the Tagger in the file of a model.
func Read(file []byte) (*Tagger, error) {
	parts, err := model.Read(file)
	if err != nil {
		return nil, err
	}
	if len(parts) != 5 {
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
	return &Tagger{v, w}, nil
}

// Words returns the tokens with their parts of speech, as the function
// [Words] does.
func (t *Tagger) Words(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []hearsay.Token {
	tagged := slices.Clone(tokens)
	done := 0
	for _, s := range sentences {
		from := max(s.First, done)
		to := min(s.Last, len(tagged))
		if from < to {
			t.sentence(text, tagged[from:to])
			done = to
		}
	}
	return tagged
}

// sentence tags the tokens of one sentence in place.
func (t *Tagger) sentence(text string, tokens []hearsay.Token) {
	walk := t.vocabulary.Start(text, tokens)
	for walk.Next() {
		open := walk.Open()
		c := uint8(bits.TrailingZeros64(open))
		if open&(open-1) != 0 {
			c = t.weights.Best(walk.Features(), walk.Classes(open))
		}
		walk.Choose(c)
		class := t.vocabulary.Classes[c]
		tokens[walk.at].Fine, tokens[walk.at].Tag = class.Fine, class.Tag
	}
}
