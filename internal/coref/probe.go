package coref

import "hearsay"

// probe returns a small text, tagged without a tagger, for the fingerprint of
// the features.
func probe() Text {
	const text = "The River Ministry said it met Mr Oster , a farmer . He said \" the ministry met two farmers \" . Oster and they left his ministry ."
	tags := map[string]hearsay.Tag{"The": hearsay.DET, "the": hearsay.DET, "a": hearsay.DET, "River": hearsay.PROPN, "Ministry": hearsay.PROPN,
		"it": hearsay.PRON, "He": hearsay.PRON, "they": hearsay.PRON, "his": hearsay.PRON, "Mr": hearsay.PROPN, "Oster": hearsay.PROPN,
		"farmer": hearsay.NOUN, "farmers": hearsay.NOUN, "ministry": hearsay.NOUN, "said": hearsay.VERB, "met": hearsay.VERB, "left": hearsay.VERB}
	t := Text{Text: text}
	start, first := 0, 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ' ' {
			continue
		}
		span := hearsay.Span{Start: start, End: i}
		t.Tokens = append(t.Tokens, hearsay.Token{Span: span, Tag: tags[span.In(text)]})
		if n := len(t.Tokens); span.In(text) == "." {
			t.Sentences = append(t.Sentences, hearsay.Sentence{First: first, Last: n, Paragraph: len(t.Sentences) / 2})
			first = n
		}
		start = i + 1
	}
	phrase := func(first, last, head int, party hearsay.Party, named, pronoun bool) {
		t.Mentions = append(t.Mentions, hearsay.Mention{
			Span: hearsay.Span{Start: t.Tokens[first].Start, End: t.Tokens[last].End},
			Head: hearsay.Span{Start: t.Tokens[head].Start, End: t.Tokens[last].End}, Party: party, Named: named, Pronoun: pronoun,
		})
	}
	phrase(0, 2, 1, hearsay.Government, true, false)
	phrase(4, 4, 4, hearsay.Other, false, true)
	phrase(6, 7, 7, hearsay.Person, true, false)
	phrase(9, 10, 10, hearsay.Person, false, false)
	phrase(12, 12, 12, hearsay.Person, false, true)
	phrase(15, 16, 16, hearsay.Government, false, false)
	phrase(18, 19, 19, hearsay.Person, false, false)
	phrase(22, 22, 22, hearsay.Person, true, false)
	phrase(24, 24, 24, hearsay.Person, false, true)
	phrase(26, 27, 27, hearsay.Government, false, false)
	said := func(source, from, to int) {
		t.Attributions = append(t.Attributions, hearsay.Attribution{
			Source: t.Mentions[source].Span, SourceID: hearsay.None, Parent: hearsay.None,
			Content: []hearsay.Span{{Start: t.Tokens[from].Start, End: t.Tokens[to].End}},
		})
	}
	said(0, 4, 10)
	said(4, 15, 19)
	t.Quotations = []hearsay.Quotation{{Span: hearsay.Span{Start: t.Tokens[14].Start, End: t.Tokens[20].End}}}
	return t
}
