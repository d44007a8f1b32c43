package claim

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// where returns the place named nearest behind the figure in its sentence:
// the name behind "in", "at" or "near".
func (b *binder) where(i int) hearsay.Span {
	at := b.figures[i]
	if at.sentence == hearsay.None {
		return hearsay.Span{}
	}
	sent := b.r.Sentences[at.sentence]
	var best hearsay.Span
	for _, m := range b.mentionsIn(sent.Span) {
		if !m.Named || m.Party == hearsay.Person || m.Party == hearsay.Media || !placeTies.Has(b.wordBefore(m.Start)) {
			continue
		}
		if best.Empty() || best.Start < b.r.Figures[i].Start && m.Start > b.r.Figures[i].Start {
			best = m.Span
		}
	}
	return best
}

var placeTies = lexicon.Of("in", "at", "near", "outside", "around", "off", "across")

// mentionsIn returns the mentions that lie within span.
func (b *binder) mentionsIn(span hearsay.Span) []hearsay.Mention {
	return within(b.r.Mentions, span, func(m hearsay.Mention) hearsay.Span { return m.Span })
}
