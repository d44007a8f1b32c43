package corpus

import (
	"hearsay"
	"hearsay/internal/attribution"
	"hearsay/internal/coref"
	"hearsay/internal/entity"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
)

// Read reads a document up to where its mentions are told apart, as the reader
// does, on the words and the sentences as people cut them. Nobody asks for the
// trees.
func (p *Parsed) Read() coref.Text {
	own, _, quotations := segment.Text(p.Text)
	t := coref.Text{Text: p.Text, Sentences: p.Sentences, Quotations: quotations}
	for _, w := range p.Tokens {
		for len(own) > 1 && own[1].Start <= w.Start {
			own = own[1:]
		}
		x := hearsay.Token{Span: w.Span}
		if len(own) > 0 {
			x.Kind, x.Quoted = own[0].Kind, own[0].Quoted
		}
		t.Tokens = append(t.Tokens, x)
	}
	return finished(t)
}

// Read reads an article up to where its mentions are told apart, as the reader
// does.
func (a *Article) Read() coref.Text {
	t := coref.Text{Text: a.Text}
	t.Tokens, t.Sentences, t.Quotations = segment.Text(a.Text)
	return finished(t)
}

// finished reads a text that is cut into words and sentences. Who speaks is told
// by the grammar, so that one model does not hang on another.
func finished(t coref.Text) coref.Text {
	tag.Set(t.Text, t.Tokens, t.Sentences)
	t.Mentions = entity.Mentions(t.Text, t.Tokens, t.Sentences)
	t.Attributions = attribution.Grammar(t.Text, t.Tokens, t.Sentences, t.Quotations, t.Mentions)
	return t
}
