package score

import (
	"fmt"
	"strings"

	"hearsay/lab/corpus"
)

// A tagTally counts words, and those of them that were tagged rightly.
type tagTally struct{ words, coarse, fine, lemmas int }

func (t *tagTally) add(u tagTally) {
	t.words, t.coarse, t.fine, t.lemmas = t.words+u.words, t.coarse+u.coarse, t.fine+u.fine, t.lemmas+u.lemmas
}

// scoreTags tags the words of documents, as people cut them, and sets the parts
// of speech and the lemmas against what people marked.
func scoreTags(docs []corpus.Parsed, with skills) (table string, misses []Miss) {
	tallies := make([]tagTally, len(docs))
	for i := range docs {
		var m []Miss
		tallies[i], m = with.tagsOf(&docs[i])
		misses = append(misses, m...)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s%8s%8s%8s%8s\n", "part", "words", "UPOS", "XPOS", "lemma")
	for _, g := range groups(docs) {
		var t tagTally
		for _, i := range g.docs {
			t.add(tallies[i])
		}
		n := float64(t.words)
		fmt.Fprintf(&b, "%-10s%8d%8.2f%8.2f%8.2f\n", g.name, t.words, percent(float64(t.coarse), n), percent(float64(t.fine), n), percent(float64(t.lemmas), n))
	}
	return b.String(), misses
}

func (with skills) tagsOf(d *corpus.Parsed) (t tagTally, misses []Miss) {
	p := pageOf(d)
	for i, got := range with.tagged(d) {
		want := d.Tokens[i]
		found := with.lemma(d.Text, got)
		t.words++
		t.coarse += count(got.Tag == want.Tag)
		t.fine += count(got.Fine == want.Fine)
		t.lemmas += count(found == d.Lemmas[i])
		var faults []Fault
		for _, f := range []Fault{
			{"upos", difference(want.Tag.String(), got.Tag.String())},
			{"xpos", difference(want.Fine.String(), got.Fine.String())},
			{"lemma", difference(d.Lemmas[i], found)},
		} {
			if f.Detail != "" {
				faults = append(faults, f)
			}
		}
		if len(faults) > 0 {
			misses = append(misses, p.miss(faults, got.Tag != want.Tag, p.quote(mark{p.points(want.Span), ""})))
		}
	}
	return t, misses
}
