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
// nobody asks for it, and no figure tells by which rules it was read; see
// [Layers].
func Read(d *hearsay.Document) hearsay.Reading { return read(d, false) }

// Layers reads d as [Read] does, makes the trees of all sentences, and tells how
// figures were read, for those who want to look at that.
func Layers(d *hearsay.Document) hearsay.Reading { return read(d, true) }

func read(d *hearsay.Document, layers bool) hearsay.Reading {
	hash := d.Hash()
	var r hearsay.Reading
	if len(d.Text) > whole {
		r = inParts(d, hash, layers)
	} else {
		r = skills(d, hash, layers)
	}
	r.Notes = append(r.Notes, d.Notes...)
	return r
}

// skills reads a text by the skills, in their order. hash is that of the whole
// text, of which d may hold a part. With layers, it is read as [Layers] does.
func skills(d *hearsay.Document, hash string, layers bool) hearsay.Reading {
	var r hearsay.Reading
	r.TextHash = hash

	r.Tokens, r.Sentences, r.Quotations = segment.Text(d.Text)
	tag.Set(d.Text, r.Tokens, r.Sentences)
	asked := r.Sentences
	if !layers {
		asked = counting(d.Text, r.Sentences)
	}
	parse.Set(d.Text, r.Tokens, asked)

	figures := quantity.Figures
	if layers {
		figures = quantity.Told
	}
	r.Figures, r.Vetoed = figures(d.Text, r.Tokens, r.Sentences)
	r.Periods = timex.Periods(d.Text, r.Sentences, d.Published)

	r.Mentions = entity.Mentions(d.Text, r.Tokens, r.Sentences)
	r.Attributions = attribution.Find(d.Text, r.Tokens, r.Sentences, r.Quotations, r.Mentions)
	r.Sources, r.Attributions = coref.Sources(d.Text, r.Tokens, r.Sentences, r.Quotations, r.Mentions, r.Attributions)

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
