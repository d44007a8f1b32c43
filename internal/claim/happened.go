package claim

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/internal/lexicon"
)

// ofThings are the categories that count things to which something happens on
// a day.
var ofThings = map[hearsay.Category]bool{"destroyed_or_damaged": true, "affected": true, "rescued": true, "charged": true}

// happened gives a claim the time at which what it counts happened: the one that
// its own sentence puts nearest to the word that tells what happened; else that of
// the happening which the sentence goes on with; else that of the happening which
// the article is about.
func (b *binder) happened(i int, c *hearsay.Claim) {
	at := b.figures[i]
	if at.sentence == hearsay.None {
		return
	}
	if b.moves(i) || b.isIndex(i) || b.countsIndices(i) {
		if days := b.periodsIn(c.AsOfWords); c.Basis == hearsay.Publication || len(days) == 1 && isDay(days[0]) {
			c.EventDate, c.EventWords = c.AsOf, c.AsOfWords
		}
		return
	}
	h, rule, ok := b.happeningOf(i, c)
	if !ok {
		return
	}
	p := b.happenings[h].period
	if p.Span == c.AsOfWords && !b.isYet(p) && c.Category != "money" || c.Category == "charged" && !isDay(p) {
		return
	}
	c.EventDate, c.EventWords = dateOf(p), p.Span
	b.ofClaim[i] = h + 1
	c.Steps = append(c.Steps, hearsay.Step{Span: p.Span, Rule: rule})
}

// happeningOf returns the happening that a figure is of, and how that is told.
func (b *binder) happeningOf(i int, c *hearsay.Claim) (h int, rule string, ok bool) {
	s := b.figures[i].sentence
	eventful := b.isEventful(c.Category)
	if timeless[c.Category] && !eventful || neverHappens[c.Category] {
		return 0, "", false
	}
	if h, ok := b.ownHappening(i, c, eventful); ok {
		return h, "tells when it happened", true
	}
	verb := b.verbOver(i)
	if !eventful && !b.wasDone(i, verb) || c.Category == "charged" || c.Category == "present" && !b.inPast(verb) || verb != hearsay.None && b.isMay(verb) {
		return 0, "", false
	}
	if c.Polarity == hearsay.ThreatensOrPlans || c.Polarity == hearsay.Forecasts || b.isEra(s) {
		return 0, "", false
	}
	if h, ok := b.goesOn(s); ok {
		return h, "tells when it happened that is gone on with here", true
	}
	if b.main != hearsay.None {
		return b.main, "tells when it happened that the article is about", true
	}
	return 0, "", false
}

// neverHappens are the categories of what holds, and does not happen.
var neverHappens = map[hearsay.Category]bool{"jobs": true, "rate": true, "poll": true, "sold_or_made": true}

// inPast reports whether a verb stands in the past.
func (b *binder) inPast(verb int) bool {
	return verb != hearsay.None && b.r.Tokens[verb].Fine == hearsay.VBD
}

// isEventful reports whether what a category counts happens at a time.
func (b *binder) isEventful(c hearsay.Category) bool {
	return c != "jobs" && ofPeople[c] || ofThings[c] || c == "magnitude" || c == "votes"
}

// ownHappening returns the happening that the sentence of a figure itself tells.
func (b *binder) ownHappening(i int, c *hearsay.Claim, eventful bool) (best int, ok bool) {
	word := b.bound[i].word
	if word.Empty() || word == b.r.Figures[i].Span {
		word = b.r.Figures[i].Span
	}
	least := 0
	near := b.around(i)
	k, _ := slices.BinarySearchFunc(b.happenings, near.Start, func(h happening, at int) int { return cmp.Compare(h.period.Start, at) })
	for ; k < len(b.happenings) && b.happenings[k].period.End <= near.End; k++ {
		p := b.happenings[k].period
		if p.Span == c.AsOfWords && !b.isYet(p) && !(c.Category == "money" && isLong(p)) || b.saidOn(c, p) {
			continue
		}
		steps := b.away(p, i) / oneStep
		if !eventful && (steps > 1 || b.r.Figures[i].Kind == hearsay.Share || b.isResult(i) || !b.inPast(b.verbOver(i)) && !b.wasDone(i, b.verbOver(i))) {
			continue
		}
		away := max(p.Start-word.End, word.Start-p.End, 0) + steps*farther
		if !ok || away < least {
			best, least, ok = k, away, true
		}
	}
	return best, ok
}

// farther is how many bytes two steps in the tree weigh.
const farther = 20

// happeningsFrom returns the first happening in sentence s or behind it.
func (b *binder) happeningsFrom(s int) int {
	k, _ := slices.BinarySearchFunc(b.happenings, s, func(h happening, s int) int { return cmp.Compare(h.sentence, s) })
	return k
}

// wasDone reports whether a count is of things that somebody did something to in
// the past, or that did something: "15 shots were fired", and not "has 15 shops".
func (b *binder) wasDone(i, verb int) bool {
	f := b.r.Figures[i]
	if verb == hearsay.None || f.Kind != hearsay.Count || f.Unit == "percent" || b.bound[i].category != "other" || b.isSample(i) {
		return false
	}
	word := b.word(verb)
	switch b.r.Tokens[verb].Fine {
	case hearsay.VBD, hearsay.VBG:
	case hearsay.VBN:
		const reach = 6
		passive := false
		for j := max(0, verb-reach); j < verb; j++ {
			passive = passive || int(b.r.Tokens[j].Head) == verb && wasWords.Has(b.word(j))
		}
		if !passive {
			return false
		}
	default:
		return false
	}
	return !beings.Has(word) && !standing.Has(word) && !keeping.Has(word) && !speaking.Has(word) && b.subjectOrObject(i, verb)
}

// subjectOrObject reports whether a count or what it counts hangs on a verb itself,
// and not within another phrase: "rocked a town of | 15,000 people".
func (b *binder) subjectOrObject(i, verb int) bool {
	at := b.tokenAt(b.r.Figures[i].Core.Start)
	for n := 0; at != hearsay.None && n < 3; n++ {
		if int(b.r.Tokens[at].Head) == verb {
			return true
		}
		at = int(b.r.Tokens[at].Head)
		if at != hearsay.None && !b.r.Figures[i].Of.Meets(b.r.Tokens[at].Span) {
			return false
		}
	}
	return false
}

const unlooked = -2

// kindOfSentence returns the kind of the first happening that a sentence names.
func (b *binder) kindOfSentence(s int) int {
	if b.kinds[s] == unlooked {
		b.kinds[s] = hearsay.None
		sent := b.r.Sentences[s]
		const most = 400 // tokens
		for j := sent.First; j < min(sent.Last, sent.First+most); j++ {
			if _, k, ok := happeningNouns.Longest(b.text, b.r.Tokens[j].Start); ok && b.r.Tokens[j].Tag != hearsay.VERB {
				b.kinds[s] = k
				break
			}
		}
	}
	return b.kinds[s]
}

// goesOn returns the happening of the sentence before, if that is another than the
// article is about and sentence s goes on with it: in the same paragraph, and
// without a time of its own.
func (b *binder) goesOn(s int) (int, bool) {
	const back, most = 2, 12 // sentences, happenings
	last := b.happeningsFrom(s)
	for k := last - 1; k >= max(0, last-most) && s-b.happenings[k].sentence <= back; k-- {
		h := b.happenings[k]
		if k == b.main {
			return k, true
		}
		near := s-h.sentence == 1 || b.opensWithPronoun(s)
		if !near || b.r.Sentences[h.sentence].Paragraph != b.r.Sentences[s].Paragraph && !b.opensWithPronoun(s) {
			continue
		}
		if kind := b.kindOfSentence(s); kind != hearsay.None && h.kind != hearsay.None && kind != h.kind {
			continue
		}
		if h.told || b.opensWithPronoun(s) {
			return k, true
		}
	}
	return 0, false
}

// opensWithPronoun reports whether a sentence takes up what was named before.
func (b *binder) opensWithPronoun(s int) bool {
	sent := b.r.Sentences[s]
	return sent.First < sent.Last && takingUp.Has(b.word(sent.First))
}

// isEra reports whether a sentence tells of a stretch up to now, in which things
// happened one by one.
func (b *binder) isEra(s int) bool { return b.hasAny(b.r.Sentences[s], eras) }

var (
	maying   = lexicon.Of("will", "would", "can", "could", "may", "might", "shall", "should", "must", "'ll", "’ll", "ca", "wo")
	wasWords = lexicon.Of("was", "were", "been", "got")
	takingUp = lexicon.Of("it", "they", "this", "that", "those", "these", "he", "she", "there")
	eras     = lexicon.Of("since", "so far this year", "a year", "every year", "each year", "over the years", "ever", "on average", "annually")
)

// saidOn reports whether period p stands beside the cue of a link of the chain.
func (b *binder) saidOn(c *hearsay.Claim, p hearsay.Period) bool {
	for _, l := range c.Chain {
		if said, ok := b.beside(l.Cue); ok && said.Span == p.Span {
			return true
		}
	}
	return false
}
