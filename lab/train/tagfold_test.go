package train

import (
	"io"
	"slices"
	"testing"

	"hearsay"
	"hearsay/internal/tag"
)

// TestJackknifed wants each sentence tagged as by a tagger that never saw its
// fold, and the sentences themselves untouched.
func TestJackknifed(t *testing.T) {
	listed, err := readWordNet("testdata/wordnet")
	if err != nil {
		t.Fatal(err)
	}
	all := invented(t)
	o := quickTagger(tagDefaults)
	got := jackknifed(all, listed, 2, o, io.Discard)
	odd := slices.DeleteFunc(slices.Clone(all), func(s sentence) bool { return s.article%2 == 0 })
	without := trainTagger(odd, listed, tag.NewLemmas(nil), o, io.Discard)
	for i, s := range all {
		if len(got[i]) != len(s.tokens) {
			t.Fatalf("%d words of %q became %d", len(s.tokens), s.text, len(got[i]))
		}
		if s.tokens[0].Tag != hearsay.Untagged {
			t.Errorf("the words of %q are changed", s.text)
		}
		if s.article%2 != 0 {
			continue
		}
		want := without.Words(s.text, s.tokens, []hearsay.Sentence{{First: 0, Last: len(s.tokens)}})
		if !slices.Equal(got[i], want) {
			t.Errorf("%q: got %v, want %v", s.text, got[i], want)
		}
	}
}
