package quantity

import (
	"testing"

	"hearsay"
	"hearsay/internal/example"
	"hearsay/internal/parse"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

// parsed returns the tokens and sentences of a text, with their trees.
func parsed(text string) ([]hearsay.Token, []hearsay.Sentence) {
	tokens, sentences, _ := segment.Text(text)
	tag.Set(text, tokens, sentences)
	parse.Set(text, tokens, sentences)
	return tokens, sentences
}

// TestTrees wants of each text what is wanted of it with its trees.
func TestTrees(t *testing.T) {
	example.Run(t, "testdata/trees/*.txt", func(text string) []string {
		tokens, sentences := parsed(text)
		return describeAll(text, tokens, sentences)
	})
}

// FuzzTrees reads texts with trees that no parser would make.
func FuzzTrees(f *testing.F) {
	for _, e := range example.All(f, "testdata/trees/*.txt") {
		f.Add(e.Text, []byte("said of"))
	}
	f.Fuzz(func(t *testing.T, text string, seed []byte) {
		tokens, sentences, _ := segment.Text(text)
		for i := range tokens {
			if len(seed) == 0 {
				break
			}
			a, b, c := seed[i%len(seed)], seed[(i*7+1)%len(seed)], seed[(i*3+2)%len(seed)]
			tokens[i].Tag = hearsay.Tag(int(a) % 18)
			tokens[i].Relation = hearsay.Relation(int(b) % hearsay.Relations)
			tokens[i].Head = int32(i + int(c) - 128)
		}
		checkRead(t, text, tokens, sentences)
	})
}
