package train

import (
	"fmt"

	"hearsay"
	"hearsay/internal/tag"
)

// A score says how many words were tagged rightly.
type score struct{ words, coarse, fine int }

// UPOS returns the share of words whose part of speech is right, of a hundred.
func (s score) UPOS() float64 { return 100 * float64(s.coarse) / float64(s.words) }

// XPOS returns the share of words whose fine part of speech is right, of a
// hundred.
func (s score) XPOS() float64 { return 100 * float64(s.fine) / float64(s.words) }

// String writes s as a line of MODEL.md has it.
func (s score) String() string {
	return fmt.Sprintf("UPOS %.2f XPOS %.2f, %d words", s.UPOS(), s.XPOS(), s.words)
}

// A tagger gives words their parts of speech.
type tagger interface {
	Words(text string, tokens []hearsay.Token, sentences []hearsay.Sentence) []hearsay.Token
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
		}
	}
	return total
}
