package claim

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// date gives a claim the date as of which it holds: one that its own clause
// puts beside it, that of the poll or of the trading day or of the accounts that
// it is from, the day on which it was said, or the day of the article where the
// text says "now". A count of those to whom something happened on a day has that
// day for its event, and holds as of when it was told.
func (b *binder) date(i int, c *hearsay.Claim) {
	at := b.figures[i]
	if at.sentence == hearsay.None {
		return
	}
	if p, ok := b.ownDate(i, c); ok {
		b.setDate(c, p, "tells as of when it holds")
		return
	}
	if b.framed(i, c) || b.told(i, c) || b.nowadays(i, c) {
		return
	}
	if c.Category == "price_change" && b.published != "" {
		c.AsOf, c.Basis = b.published, hearsay.Publication
		c.Steps = append(c.Steps, hearsay.Step{Span: b.r.Figures[i].Span, Rule: "is a move of a price without a date, taken for that of the day of publication"})
	}
}

// ownDate returns the time that the clause of a figure puts beside it.
func (b *binder) ownDate(i int, c *hearsay.Claim) (best hearsay.Period, ok bool) {
	sent := b.r.Sentences[b.figures[i].sentence]
	least := 0
	for _, p := range b.periodsIn(sent.Span) {
		if dateOf(p) == "" || b.isAgainst(p) || b.namesPast(p) {
			continue
		}
		if !b.isAsOf(p) && !b.stood(p, i) && !b.spans(p, sent.Span, i) && !b.holdsOn(p, i, c) {
			continue
		}
		if away := b.away(p, i); !ok || away < least {
			best, least, ok = p, away, true
		}
	}
	return best, ok
}

// away is how far a time stands from a figure: in the tree of the sentence first,
// then in bytes.
func (b *binder) away(p hearsay.Period, i int) int {
	const far = 1 << 16
	f := b.r.Figures[i]
	near := max(p.Start-f.End, f.Start-p.End, 0)
	if h := b.holderOf(p); h != hearsay.None {
		at, n := b.tokenAt(f.Core.Start), 0
		for ; at != hearsay.None && n < deepest; n++ {
			if at == h {
				return n*far/2 + near
			}
			at = int(b.r.Tokens[at].Head)
		}
	}
	return (deepest+1)*far + near
}

// holderOf returns the token that the phrase of a time hangs on, or None.
func (b *binder) holderOf(p hearsay.Period) int {
	at := b.tokenAt(p.Start)
	for n := 0; at != hearsay.None && n < deepest; n++ {
		if !p.Has(b.r.Tokens[at].Span) {
			return at
		}
		at = int(b.r.Tokens[at].Head)
	}
	return hearsay.None
}

// isAsOf reports whether a time is put as that as of which something holds.
func (b *binder) isAsOf(p hearsay.Period) bool {
	switch before := b.wordBefore(p.Start); {
	case asOf.Has(before), asOf.Has(firstWord(p.In(b.text))):
		return true
	case before == "of":
		return lexicon.Of("as").Has(b.wordBefore(p.Start - len(" of")))
	}
	return false
}

// isAgainst reports whether a time is that of something else that a figure is set
// against: "than in July", "from the close of trading on | Wednesday |".
func (b *binder) isAgainst(p hearsay.Period) bool {
	const most = 6 // words
	at := p.Start
	for range most {
		before := b.wordBefore(at)
		switch {
		case against.Has(before):
			return true
		case !withinPhrase.Has(before):
			return false
		}
		at = b.startOfWordBefore(at)
	}
	return false
}

// namesPast reports whether a time is part of the name of something: "the 2031
// flood", "the flood of 2031".
func (b *binder) namesPast(p hearsay.Period) bool {
	switch before := b.wordBefore(p.Start); {
	case len(p.Timex) > len("2006-01"):
		return false
	case before == "of":
		return !lexicon.Of("end", "quarter", "half", "beginning", "start", "as", "year", "months").Has(b.wordBefore(p.Start - len(" of")))
	case len(p.In(b.text)) == len("2006") && !tiesToTime.Has(before):
		i := b.tokenAt(p.Start)
		return i != hearsay.None && i+1 < len(b.r.Tokens) && b.r.Tokens[i+1].Tag == hearsay.NOUN
	}
	return false
}

// stood reports whether period p stands right behind figure i, and a verb such
// as "rose to" before it: "rose to 31 on | Tuesday".
func (b *binder) stood(p hearsay.Period, i int) bool {
	at := b.figures[i]
	if !b.follows(p, i) && !b.opens(p, i) {
		return false
	}
	for j := at.first - 1; j >= max(0, at.first-3); j-- {
		if standing.Has(b.word(j)) {
			return true
		}
	}
	return false
}

// follows reports whether a time stands right behind a figure and what it counts.
func (b *binder) follows(p hearsay.Period, i int) bool {
	const near = 12 // bytes: " late on "
	f := b.r.Figures[i]
	end := f.End
	if !f.Of.Empty() && f.Of.Start >= end && f.Of.Start-end <= near && f.Of.End <= p.Start {
		end = f.Of.End
	}
	return p.Start >= end && p.Start-end <= near
}

// opens reports whether a time opens the sentence of figure i, and no other stands
// between.
func (b *binder) opens(p hearsay.Period, i int) bool {
	sent, f := b.r.Sentences[b.figures[i].sentence], b.r.Figures[i]
	if p.Start-sent.Start > len("On the eve of") || p.End > f.Start {
		return false
	}
	for _, o := range b.periodsIn(hearsay.Span{Start: p.End, End: f.Start}) {
		if o.From != "" {
			return false // "In 2024 by 0.8, in 2023 by | 1.1"
		}
	}
	return true
}

// spans reports whether period p, a month or longer, is the time that figure i
// is counted over: it opens the sentence, or stands right behind the figure.
func (b *binder) spans(p hearsay.Period, sent hearsay.Span, i int) bool {
	const near = 40 // bytes
	if p.To == "" || isDay(p) {
		return false
	}
	if f := b.r.Figures[i]; f.Kind == hearsay.Duration || ofPeople[b.bound[i].category] && !b.isYet(p) {
		return false
	}
	f := b.r.Figures[i]
	behind := p.Start >= f.End && p.Start-f.End <= near
	if behind && i+1 < len(b.r.Figures) && b.r.Figures[i+1].Start < p.Start && b.r.Figures[i+1].Start > f.End {
		return false // another figure stands nearer: "81 seats, up from 60 in 2021"
	}
	tied := inWords.Has(b.wordBefore(p.Start)) || p.In(b.text) != "" && bareYears.Has(firstWord(p.In(b.text)))
	return b.opens(p, i) || behind && tied
}

// isYet reports whether a time is the current year, month or week: "this year".
func (b *binder) isYet(p hearsay.Period) bool {
	return firstWord(p.In(b.text)) == "this" || firstWord(p.In(b.text)) == "This"
}

// holdsOn reports whether a day is that on which a price stood or moved, or a
// share or a level was so: these hold on a day, and do not happen.
func (b *binder) holdsOn(p hearsay.Period, i int, c *hearsay.Claim) bool {
	if c.Category != "price_change" && !b.isIndex(i) || p.To == "" {
		return false
	}
	for _, l := range c.Chain {
		if said, ok := b.beside(l.Cue); ok && said.Span == p.Span {
			return false
		}
	}
	return true
}

// nowadays gives a claim the day of the article where its clause says that this
// is how things are: "still", "so far".
func (b *binder) nowadays(i int, c *hearsay.Claim) bool {
	if b.published == "" {
		return false
	}
	sent := b.r.Sentences[b.figures[i].sentence]
	for j := sent.First; j < sent.Last; j++ {
		end, _, ok := nowWords.Longest(b.text, b.r.Tokens[j].Start)
		if !ok {
			continue
		}
		words := hearsay.Span{Start: b.r.Tokens[j].Start, End: end}
		c.AsOf, c.Basis, c.AsOfWords = b.published, hearsay.Publication, words
		c.Steps = append(c.Steps, hearsay.Step{Span: words, Rule: "tells that it holds on the day of publication"})
		return true
	}
	return false
}

// told gives a claim the day on which it was said, of those who stand behind it
// the last for whom the text gives one.
func (b *binder) told(_ int, c *hearsay.Claim) bool {
	for n := len(c.Chain) - 1; n >= 0; n-- {
		if p, ok := b.beside(c.Chain[n].Cue); ok {
			b.setDate(c, p, "tells when it was said")
			return true
		}
	}
	return false
}

// beside returns the time that stands within a few words of a cue, in its
// sentence.
func (b *binder) beside(cue hearsay.Span) (hearsay.Period, bool) {
	if cue.Empty() {
		return hearsay.Period{}, false
	}
	const reach = 24 // bytes: "told reporters late on Monday"
	sent := b.r.Sentences[b.sentenceOf(cue.Start)].Span
	for _, p := range b.periodsIn(hearsay.Span{Start: max(sent.Start, cue.Start-2*reach), End: min(sent.End, cue.End+2*reach)}) {
		if !isDay(p) {
			continue
		}
		if p.Start >= cue.End && p.Start <= cue.End+reach || p.End <= cue.Start && p.End >= cue.Start-4 {
			return p, true
		}
	}
	return hearsay.Period{}, false
}

// setDate gives a claim the date of a time.
func (b *binder) setDate(c *hearsay.Claim, p hearsay.Period, rule string) {
	c.AsOf, c.AsOfWords = dateOf(p), p.Span
	c.Basis = hearsay.Relative
	if dated(p.In(b.text)) {
		c.Basis = hearsay.Stated
	}
	c.Steps = append(c.Steps, hearsay.Step{Span: p.Span, Rule: rule})
}

var (
	asOf         = lexicon.Of("by", "until")
	against      = lexicon.Of("than", "from", "since", "before")
	withinPhrase = lexicon.Of("the", "in", "on", "of", "at", "close", "closing", "end", "trading", "level", "levels", "record", "forecast", "forecasts", "expected", "estimate", "its", "late", "early", "price", "what", "it", "was")
	inWords      = lexicon.Of("in", "during", "over", "for")
	tiesToTime   = lexicon.Of("in", "during", "over", "for", "by", "until", "since", "from", "to", "and", "of", "late", "early", "mid")
	bareYears    = lexicon.Of("this", "last", "next")
	nowWords     = lexicon.Of("still", "now", "today", "currently", "tonight", "to date", "so far", "at present", "as yet")
)
