package claim

import (
	"hearsay"
)

// ofThings are the categories that count things to which something happens on
// a day.
var ofThings = map[hearsay.Category]bool{"destroyed_or_damaged": true, "affected": true, "rescued": true, "charged": true}

// happened gives a claim the day on which what it counts happened: the day that
// its sentence names nearest to the word that tells what happened, unless it
// is the day on which it was said.
func (b *binder) happened(i int, c *hearsay.Claim) {
	at := b.figures[i]
	if at.sentence == hearsay.None || b.bound[i].word == b.r.Figures[i].Span || !ofPeople[c.Category] && !ofThings[c.Category] {
		return
	}
	nearest := -1
	for _, p := range b.periodsIn(b.r.Sentences[at.sentence].Span) {
		if !isDay(p) || dateOf(p) == c.AsOf || against.Has(b.wordBefore(p.Start)) || b.saidOn(c, p) {
			continue
		}
		away := max(p.Start-b.bound[i].word.End, b.bound[i].word.Start-p.End)
		if nearest < 0 || away < nearest {
			nearest, c.EventDate = away, dateOf(p)
		}
	}
}

// saidOn reports whether period p stands beside the cue of a link of the chain.
func (b *binder) saidOn(c *hearsay.Claim, p hearsay.Period) bool {
	for _, l := range c.Chain {
		if said, ok := b.beside(l.Cue); ok && said.Span == p.Span {
			return true
		}
	}
	return false
}
