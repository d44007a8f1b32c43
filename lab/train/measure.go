package train

import (
	"fmt"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/internal/tag"
)

// A score says how many words were tagged rightly.
type score struct{ words, coarse, fine, lemma int }

// UPOS returns the share of words whose part of speech is right, of a hundred.
func (s score) UPOS() float64 { return 100 * float64(s.coarse) / float64(s.words) }

// XPOS returns the share of words whose fine part of speech is right, of a
// hundred.
func (s score) XPOS() float64 { return 100 * float64(s.fine) / float64(s.words) }

// Lemmas returns the share of words whose lemma is right, of a hundred.
func (s score) Lemmas() float64 { return 100 * float64(s.lemma) / float64(s.words) }

// String writes s as a line of MODEL.md has it.
func (s score) String() string {
	return fmt.Sprintf("UPOS %.2f XPOS %.2f lemma %.2f, %d words", s.UPOS(), s.XPOS(), s.Lemmas(), s.words)
}

// A tagger gives words their parts of speech and lemmas.
type tagger interface {
	Words(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []hearsay.Token
	Lemma(text string, t hearsay.Token) string
}

var _ tagger = (*tag.Tagger)(nil)

// measure tags the words of annotated sentences and counts what is right.
func measure(t tagger, sentences []sentence) (total score) {
	for _, s := range sentences {
		got := t.Words(s.text, s.tokens, []hearsay.Sentence{{First: 0, Last: len(s.tokens)}})
		for i, want := range s.classes {
			total.words++
			if got[i].Tag == want.Tag {
				total.coarse++
			}
			if got[i].Fine == want.Fine {
				total.fine++
			}
			lemma := s.lemmas[i]
			if word := got[i].In(s.text); strings.ContainsFunc(word, unicode.IsDigit) {
				lemma = word // the treebanks take the commas out of numbers
			}
			if t.Lemma(s.text, got[i]) == lemma {
				total.lemma++
			}
		}
	}
	return total
}
