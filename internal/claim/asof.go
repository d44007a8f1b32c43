package claim

import (
	"strings"

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
	if at.sentence == hearsay.None || timeless[c.Category] {
		return
	}
	if p, ok := b.ownDate(i, c); ok {
		b.setDate(c, p, "tells as of when it holds")
		return
	}
	if b.framed(i, c) || b.byTheClock(i, c) || b.listed(i, c) || b.told(i, c) || b.nowadays(i, c) {
		return
	}
	if c.Category == "price_change" && b.published != "" {
		c.AsOf, c.Basis = b.published, hearsay.Publication
		c.Steps = append(c.Steps, hearsay.Step{Span: b.r.Figures[i].Span, Rule: "is a move of a price without a date, taken for that of the day of publication"})
	}
}

// ownDate returns the time that the clause of a figure puts beside it.
func (b *binder) ownDate(i int, c *hearsay.Claim) (best hearsay.Period, ok bool) {
	least := 0
	for _, p := range b.periodsIn(b.around(i)) {
		if dateOf(p) == "" || b.isAgainst(p) || b.namesPast(p) {
			continue
		}
		if !b.isAsOf(p) && !b.stood(p, i) && !b.movedFrom(p, i) && !b.spans(p, i) && !b.holdsOn(p, i, c) {
			continue
		}
		if away := b.away(p, i); !ok || away < least {
			best, least, ok = p, away, true
		}
	}
	return best, ok
}

// around returns the words of its sentence that stand near a figure. No sentence
// that a person wrote is much longer; it keeps the work in step with the text.
func (b *binder) around(i int) hearsay.Span {
	const reach = 1000 // bytes
	sent, f := b.r.Sentences[b.figures[i].sentence], b.r.Figures[i]
	return hearsay.Span{Start: max(sent.Start, f.Start-reach), End: min(sent.End, f.End+reach)}
}

// away is how far a time stands from a figure: in the tree of the sentence first,
// then in bytes.
func (b *binder) away(p hearsay.Period, i int) int {
	const far = 2 * oneStep
	f := b.r.Figures[i]
	near := max(p.Start-f.End, f.Start-p.End, 0)
	if h := b.holderOf(p); h != hearsay.None {
		at, n := b.tokenAt(f.Core.Start), 0
		for ; at != hearsay.None && n < deepest; n++ {
			if at == h {
				return n*oneStep/2 + near
			}
			at = int(b.r.Tokens[at].Head)
		}
	}
	return deepest*far + near
}

// oneStep is the weight of two steps in the tree against bytes.
const oneStep = 1 << 16

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
	before, first := b.wordBefore(p.Start), firstWord(p.In(b.text))
	switch {
	case asOf.Has(before), asOf.Has(first), first == "end" && dateOf(p) != "":
		return true
	case before == "of":
		return puttingAs.Has(b.wordBefore(b.startOfWordBefore(p.Start)))
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
		return !stretches.Has(b.wordBefore(b.startOfWordBefore(p.Start)))
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

// movedFrom reports whether a time stands between a figure and the one before it
// that it moved by: "fell 1,200 | last month | to 86,000".
func (b *binder) movedFrom(p hearsay.Period, i int) bool {
	at := b.figures[i]
	if i == 0 || b.figures[i-1].sentence != at.sentence || at.first == 0 || b.word(at.first-1) != "to" {
		return false
	}
	by := b.r.Figures[i-1]
	return (by.Aspect == hearsay.Rise || by.Aspect == hearsay.Fall) && p.Start >= by.End && p.End <= b.r.Figures[i].Start
}

// spans reports whether period p, a month or longer, is the time that figure i
// is counted over: it opens the sentence, or stands right behind the figure. Of
// things to which something happened then it is the time of that.
func (b *binder) spans(p hearsay.Period, i int) bool {
	const near = 40 // bytes
	f := b.r.Figures[i]
	if p.To == "" || isDay(p) || timeless[b.bound[i].category] || isRolling(p, b.text) || f.Kind == hearsay.Count && b.happens(i) && !(b.isYet(p) && b.perfect(i)) {
		return false
	}
	behind := p.Start >= f.End && p.Start-f.End <= near
	if behind && i+1 < len(b.r.Figures) && b.r.Figures[i+1].Start < p.Start && b.r.Figures[i+1].Start > f.End {
		return false // another figure stands nearer: "81 seats, up from 60 in 2021"
	}
	words := p.In(b.text)
	tied := inWords.Has(b.wordBefore(p.Start)) || bareYears.Has(firstWord(words)) || (f.Kind == hearsay.Share || f.Kind == hearsay.Money) && strings.HasSuffix(words, " ago")
	return b.opens(p, i) || behind && tied || f.Kind == hearsay.Money && b.away(p, i) <= oneStep
}

// timeless are the categories that hold at no time.
var timeless = map[hearsay.Category]bool{"distance": true, "duration": true, "magnitude": true}

// isRolling reports whether a time is a stretch up to now, "the past few days", and
// not up to a day that is told.
func isRolling(p hearsay.Period, text string) bool {
	if !strings.HasPrefix(p.Timex, "P") {
		return false
	}
	for word := range strings.FieldsSeq(p.In(text)) {
		if upTo.Has(word) {
			return false
		}
	}
	return true
}

// happens reports whether what is told of a count is something that happened: its
// verb is one of doing, in the past, and not one of being or standing.
func (b *binder) happens(i int) bool {
	if c := b.bound[i].category; ofPeople[c] && c != "jobs" && c != "present" || c == "votes" {
		return true
	}
	verb := b.verbOver(i)
	return verb != hearsay.None && !beings.Has(b.word(verb)) && !standing.Has(b.word(verb)) && !keeping.Has(b.word(verb))
}

// perfect reports whether what is told of a count is told as done up to now:
// "have attacked | 100 ships".
func (b *binder) perfect(i int) bool {
	verb := b.verbOver(i)
	if verb == hearsay.None {
		return false
	}
	const reach = 6
	if h := int(b.r.Tokens[verb].Head); b.r.Tokens[verb].Relation == conj && h != hearsay.None && b.r.Tokens[h].Tag == hearsay.VERB {
		verb = h // "have robbed 14 and | attacked | 20"
	}
	for j := max(0, verb-reach); j < verb; j++ {
		if t := b.r.Tokens[j]; int(t.Head) == verb && nowHaves.Has(t.In(b.text)) {
			return true
		}
	}
	return false
}

// verbOver returns the verb that a figure hangs on in the tree, or None.
func (b *binder) verbOver(i int) int {
	at := b.tokenAt(b.r.Figures[i].Core.Start)
	for n := 0; at != hearsay.None && n < deepest; n++ {
		if b.r.Tokens[at].Tag == hearsay.VERB {
			return at
		}
		at = int(b.r.Tokens[at].Head)
	}
	return hearsay.None
}

// isYet reports whether a time is the current year, month or week: "this year".
func (b *binder) isYet(p hearsay.Period) bool {
	return firstWord(p.In(b.text)) == "this" || firstWord(p.In(b.text)) == "This"
}

// holdsOn reports whether a day is that on which a price stood or moved, or a
// share or a level was so: these hold on a day, and do not happen.
func (b *binder) holdsOn(p hearsay.Period, i int, c *hearsay.Claim) bool {
	if c.Category != "price_change" && !b.isIndex(i) || !isDay(p) {
		return false
	}
	for _, l := range c.Chain {
		if said, ok := b.beside(l.Cue); ok && said.Span == p.Span {
			return false
		}
	}
	return true
}

// told gives a claim the day on which it was said, of those who stand behind it
// the last for whom the text gives one.
func (b *binder) told(i int, c *hearsay.Claim) bool {
	for n := len(c.Chain) - 1; n >= 0; n-- {
		if p, ok := b.beside(c.Chain[n].Cue); ok {
			b.setDate(c, p, "tells when it was said")
			return true
		}
		for _, p := range b.periodsIn(c.Chain[n].Span) { // "the ministry's list of | Friday"
			if isDay(p) {
				b.setDate(c, p, "is the day of the report that gives it")
				return true
			}
		}
	}
	for _, k := range b.actsOver(b.r.Figures[i].Span) { // also by the outlet itself, which is in no chain
		cues := b.r.Attributions[k].Cue
		if len(cues) == 0 {
			continue
		}
		if p, ok := b.beside(cues[0]); ok {
			b.setDate(c, p, "tells when it was reported")
			return true
		}
	}
	return b.saidBefore(i, c)
}

// saidBefore gives a claim the day on which its source spoke, where the text has
// told that a little before: "The agency said on Monday … It added …".
func (b *binder) saidBefore(i int, c *hearsay.Claim) bool {
	const most = 3 // sentences
	for n := len(c.Chain) - 1; n >= 0; n-- {
		p, ok := b.frames.said[c.Chain[n].Source]
		if !ok || c.Chain[n].Source == hearsay.None {
			continue
		}
		if s := b.sentenceOf(p.Start); s <= b.figures[i].sentence && b.figures[i].sentence-s <= most {
			b.setDate(c, p, "tells when its source spoke")
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
	for _, p := range b.periodsIn(hearsay.Span{Start: max(sent.Start, cue.Start-2*reach), End: min(sent.End, cue.End+4*reach)}) {
		if !isDay(p) {
			continue
		}
		if p.Start >= cue.End && p.Start <= cue.End+reach {
			return p, true
		}
		if h := b.holderOf(p); p.Start >= cue.End && h != hearsay.None && cue.Has(b.r.Tokens[h].Span) && b.r.Tokens[h].Tag == hearsay.VERB {
			return p, true // "told the council of the valley on | Monday"
		}
		if p.End <= cue.Start && strings.TrimSpace(b.text[p.End:cue.Start]) == "" { // "…on Monday, said": not when it was said
			return p, true
		}
	}
	return hearsay.Period{}, false
}

// setDate gives a claim the date of a time.
func (b *binder) setDate(c *hearsay.Claim, p hearsay.Period, rule string) {
	c.AsOf, c.AsOfWords = dateOf(p), p.Span
	if firstWord(p.In(b.text)) == "end" {
		c.AsOf = lastDay(p)
	}
	c.Basis = hearsay.Relative
	if dated(p.In(b.text)) {
		c.Basis = hearsay.Stated
	}
	c.Steps = append(c.Steps, hearsay.Step{Span: p.Span, Rule: rule})
}

var (
	puttingAs    = lexicon.Of("as", "end")
	stretches    = lexicon.Of("end", "quarter", "half", "beginning", "start", "as", "year", "months", "rest", "course", "most", "all")
	upTo         = lexicon.Of("to", "ended", "ending", "through", "until")
	keeping      = lexicon.Of("employed", "employs", "employ", "housed", "held", "holds", "counted", "counts", "numbered", "totalled", "totaled", "amounted", "averaged", "covered", "covers", "owned", "ran", "lived", "live", "contained", "included", "grew", "fell", "declined", "rise", "fall", "increased", "sold", "produced", "made", "delivered", "shipped", "built", "exported", "imported")
	nowHaves     = lexicon.Of("have", "has", "'ve", "’ve")
	asOf         = lexicon.Of("by", "until")
	against      = lexicon.Of("than", "from", "since", "before", "below", "above")
	withinPhrase = lexicon.Of("the", "in", "on", "of", "at", "close", "closing", "end", "trading", "level", "levels", "record", "their", "peak", "high", "low", "forecast", "forecasts", "expected", "estimate", "its", "late", "early", "price", "what", "it", "was")
	inWords      = lexicon.Of("in", "during", "over", "for")
	tiesToTime   = lexicon.Of("in", "during", "over", "for", "by", "until", "since", "from", "to", "and", "of", "late", "early", "mid")
	bareYears    = lexicon.Of("this", "last", "next", "from")
)
