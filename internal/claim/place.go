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
	return b.placeIn(b.r.Sentences[at.sentence].Span, b.r.Figures[i].Start)
}

// placeIn returns the place named nearest behind byte at in a sentence, else the
// last before it.
func (b *binder) placeIn(sent hearsay.Span, at int) hearsay.Span {
	var best hearsay.Span
	for _, m := range b.mentionsIn(sent) {
		if !m.Named || m.Party == hearsay.Person || m.Party == hearsay.Media || !placeTies.Has(b.wordBefore(m.Start)) {
			continue
		}
		if best.Empty() || best.Start < at && m.Start > at {
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
