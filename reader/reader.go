// Package reader finds the claims that a document makes. It is the order of
// the skills, and nothing else.
package reader

import (
	"hearsay"
	"hearsay/internal/attribution"
	"hearsay/internal/claim"
	"hearsay/internal/coref"
	"hearsay/internal/entity"
	"hearsay/internal/parse"
	"hearsay/internal/quantity"
	"hearsay/internal/segment"
	"hearsay/internal/tag"
	"hearsay/internal/timex"
)

// Read finds everything that hearsay knows how to find in d. It cannot fail: a
// text that makes no sense makes no claims. Reading the same text twice gives
// the same Reading. A sentence that can hold no number gets no tree, since
// nobody asks for it; [Layers] makes all.
func Read(d *hearsay.Document) hearsay.Reading { return read(d, false) }

// Layers reads d as [Read] does, and makes the trees of all sentences, for
// those who want to look at them.
func Layers(d *hearsay.Document) hearsay.Reading { return read(d, true) }

func read(d *hearsay.Document, trees bool) hearsay.Reading {
	hash := d.Hash()
	var r hearsay.Reading
	if len(d.Text) > whole {
		r = inParts(d, hash, trees)
	} else {
		r = skills(d, hash, trees)
	}
	r.Notes = append(r.Notes, d.Notes...)
	return r
}

// skills reads a text by the skills, in their order. hash is that of the whole
// text, of which d may hold a part. All sentences get trees if trees is set.
func skills(d *hearsay.Document, hash string, trees bool) hearsay.Reading {
	var r hearsay.Reading
	r.TextHash = hash

	r.Tokens, r.Sentences, r.Quotations = segment.Text(d.Text)
	tag.Set(d.Text, r.Tokens, r.Sentences)
	asked := r.Sentences
	if !trees {
		asked = counting(d.Text, r.Sentences)
	}
	parse.Set(d.Text, r.Tokens, asked)

	r.Figures, r.Vetoed = quantity.Figures(d.Text, r.Tokens, r.Sentences)
	r.Periods = timex.Periods(d.Text, r.Sentences, d.Published)

	r.Mentions = entity.Mentions(d.Text, r.Tokens, r.Sentences)
	r.Attributions = attribution.Find(d.Text, r.Tokens, r.Sentences, r.Quotations, r.Mentions)
	r.Sources, r.Attributions = coref.Sources(d.Text, r.Mentions, r.Attributions)

	r.Claims = claim.Bind(d, r)
	return r
}

// counting returns those of the sentences that may hold a number.
func counting(text string, sentences []hearsay.Sentence) []hearsay.Sentence {
	some := make([]hearsay.Sentence, 0, len(sentences))
	for _, s := range sentences {
		if quantity.MayCount(s.In(text)) {
			some = append(some, s)
		}
	}
	return some
}
