package attribution

import (
	"strings"

	"hearsay"
	"hearsay/internal/model"
)

// Fingerprint stands for the features: it changes when they do. A model is of
// use only with the features that it was trained with.
func Fingerprint() uint64 {
	const text = `Ms. Okafor of TRC told Radio Lirra on Monday : “ We counted 40 boats , ” adding that more were lost . Mayor Ann Lee denied it . Fishermen , who said “ no one came , blame Port U.K.`
	tags := [...]hearsay.Tag{hearsay.PROPN, hearsay.PROPN, hearsay.ADP, hearsay.PROPN, hearsay.VERB, hearsay.NOUN, hearsay.SCONJ, hearsay.ADJ, hearsay.PUNCT, hearsay.VERB, hearsay.AUX}
	relations := [...]string{"nsubj", "ccomp", "obj", "mark", "punct", "parataxis", "obl", "case", "appos", "advcl", "xcomp", "conj", "nmod"}
	var tokens []hearsay.Token
	for start, w := range fields(text) {
		k := len(tokens)
		tokens = append(tokens, hearsay.Token{Span: hearsay.Span{Start: start, End: start + len(w)}, Tag: tags[k%len(tags)], Fine: hearsay.FineTag(k % 45),
			Relation: hearsay.RelationNamed(relations[k%len(relations)]), Head: int32(k*7%11) + int32(k/11*11) - 1})
	}
	n := len(tokens)
	sentences := []hearsay.Sentence{{First: 0, Last: n / 2}, {First: n / 2, Last: n - 9}, {First: n - 9, Last: n, Paragraph: 1}}
	quoted := strings.Index(text, "“ We")
	quotations := []hearsay.Quotation{{Span: hearsay.Span{Start: quoted, End: strings.Index(text, "” adding") + 3}, Inner: hearsay.Span{Start: quoted + 3, End: strings.Index(text, "” adding")}, Closed: true}}
	mentions := []hearsay.Mention{{Span: tokens[1].Span, Head: tokens[1].Span, Party: hearsay.Person, Named: true}, {Span: tokens[5].Span, Head: tokens[5].Span, Party: hearsay.Media}}

	s := NewSurvey(Vocabulary{
		Likely:   model.NewVocabulary([]model.Word{{Hash: StemKey("told"), Value: 6}, {Hash: StemKey("said"), Value: 7}, {Hash: StemKey("adding"), Value: 3}}),
		Meanings: model.NewVocabulary([]model.Word{{Hash: StemKey("denied"), Value: Meaning{32, 10, 600, 300}.Pack()}}),
		Common:   model.NewVocabulary([]model.Word{{Hash: StemKey("Fishermen")}}),
	})
	s.Look(text, tokens, sentences, quotations, mentions)
	m := make([]Marginal, n)
	for i := range m {
		for y := range m[i] {
			m[i][y] = uint8(i*31 + y*57)
		}
	}
	sum := uint64(0)
	stir := func(features []Feature) {
		for _, f := range features {
			sum = model.Mix(sum + uint64(f))
		}
	}
	var c Scene
	for k := range s.Stretches {
		x := &s.Stretches[k]
		for i := x.First; i < x.Last; i++ {
			stir(s.Features(x, i))
			stir(s.Edges(x, i, nil))
		}
		for _, a := range s.Anchors(x, m) {
			s.Open(&c, x, a, m)
			for i := c.First; i < c.Last; i++ {
				stir(s.SceneFeatures(&c, i, m))
				stir(s.SceneEdges(&c, i, m, nil))
			}
		}
	}
	return sum
}

// fields yields the words of text, each with the byte that it begins at.
func fields(text string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		at := 0
		for w := range strings.SplitSeq(text, " ") {
			if !yield(at, w) {
				return
			}
			at += len(w) + 1
		}
	}
}
