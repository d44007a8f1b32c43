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
// the same Reading. A sentence that can hold no number, no cue and no quotation
// gets no tree, since nobody asks for it, and no figure tells by which rules it
// was read; see [Way].
func Read(d *hearsay.Document) hearsay.Reading { return Way{}.Read(d) }

// Layers reads d as [Read] does, makes the trees of all sentences, and tells how
// figures were read, for those who want to look at that.
func Layers(d *hearsay.Document) hearsay.Reading { return Way{Layers: true}.Read(d) }

// A Way is how documents are read. The zero Way is that of [Read].
type Way struct {
	Layers  bool // make the trees of all sentences, and tell how figures were read
	Rules   bool // tell how figures were read, but make no more trees
	Grammar bool // find who says what by the grammar of cues alone, without what was learned
}

// Read reads d in this way.
func (w Way) Read(d *hearsay.Document) hearsay.Reading {
	hash := d.Hash()
	var r hearsay.Reading
	if len(d.Text) > whole {
		r = w.inParts(d, hash)
	} else {
		r = w.skills(d, hash)
	}
	r.Notes = append(r.Notes, d.Notes...)
	return r
}

// skills reads a text by the skills, in their order. hash is that of the whole
// text, of which d may hold a part.
func (w Way) skills(d *hearsay.Document, hash string) hearsay.Reading {
	var r hearsay.Reading
	r.TextHash = hash

	r.Tokens, r.Sentences, r.Quotations = segment.Text(d.Text)
	tag.Set(d.Text, r.Tokens, r.Sentences)
	parse.Set(d.Text, r.Tokens, w.asked(d.Text, r.Tokens, r.Sentences, true))

	figures := quantity.Figures
	if w.Layers || w.Rules {
		figures = quantity.Told
	}
	r.Figures, r.Vetoed = figures(d.Text, r.Tokens, r.Sentences)
	r.Periods = timex.Periods(d.Text, r.Sentences, d.Published)

	r.Mentions = entity.Mentions(d.Text, r.Tokens, r.Sentences)
	attributions := attribution.Find
	if w.Grammar {
		attributions = attribution.Grammar
	}
	r.Attributions = attributions(d.Text, r.Tokens, r.Sentences, r.Quotations, r.Mentions)
	r.Sources, r.Attributions = coref.Sources(d.Text, r.Tokens, r.Sentences, r.Quotations, r.Mentions, r.Attributions)

	r.Claims = claim.Bind(d, r)
	if w.Layers { // last, so that nothing is read otherwise for it
		parse.Set(d.Text, r.Tokens, w.asked(d.Text, r.Tokens, r.Sentences, false))
	}
	return r
}

// asked returns the sentences whose trees somebody asks for, those that may hold
// a number, a cue or a quotation; or the others.
func (w Way) asked(text string, tokens []hearsay.Token, sentences []hearsay.Sentence, wanted bool) []hearsay.Sentence {
	some := make([]hearsay.Sentence, 0, len(sentences))
	for _, s := range sentences {
		may := quantity.MayCount(s.In(text)) || !w.Grammar && attribution.MayTell(text, tokens[s.First:s.Last])
		if may == wanted {
			some = append(some, s)
		}
	}
	return some
}
