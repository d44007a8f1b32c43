package reader_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"hearsay/reader"
)

// TestSwap wants a swap to change the names that it is given and nothing else,
// and to know where every word stands afterwards.
func TestSwap(t *testing.T) {
	to := map[string]string{"Okafor": "Ñusta", "Tarsha": "Ilorin", "TRC": "IRC", "United Nations": "United Kingdom", "U.N.": "U.K."}
	const text = "TARSHA — Ms Okafor of the United Nations, in the U.N.'s Tarsha office (TRC), gave 9 Tarsha."
	got, edits := swapped(text, to, nil)
	if want := "ILORIN — Ms Ñusta of the United Kingdom, in the U.K.'s Ilorin office (IRC), gave 9 Ilorin."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(edits) != 7 {
		t.Errorf("%d edits", len(edits))
	}
	docs := exampleDocuments(t)
	s := &swapper{names: readNames(t), small: smallWords(t, docs)}
	random := rand.New(rand.NewPCG(3, 4))
	for _, d := range docs {
		r := reader.Read(d)
		to := s.exchange(random, s.names.regions[random.IntN(len(s.names.regions))], d.Text, s.candidates(d, &r))
		text, edits := swapped(d.Text, to, keptSpans(&r))
		for _, e := range edits {
			if e.was.In(d.Text) == e.is.In(text) {
				t.Errorf("%s: %q is swapped for itself", d.ID, e.is.In(text))
			}
		}
		for _, tok := range r.Tokens {
			is := mapping(edits).span(tok.Span).In(text)
			touched := slices.ContainsFunc(edits, func(e edit) bool { return e.was.Meets(tok.Span) })
			if !touched && is != tok.In(d.Text) {
				t.Errorf("%s: %q has become %q", d.ID, tok.In(d.Text), is)
			}
		}
	}
}
