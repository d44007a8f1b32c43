package claim

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed happenings.txt
var happeningList string

// happeningNouns are nouns for what happens; the value of each is the place of
// its kind in happeningKinds.
var happeningNouns, happeningKinds = readHappenings()

func readHappenings() (*lexicon.List, []string) {
	l, kinds, known := lexicon.New(), []string{}, map[string]int{}
	for row := range lexicon.Rows(happeningList) {
		k, ok := known[row[1]]
		if !ok {
			k = len(kinds)
			known[row[1]], kinds = k, append(kinds, row[1])
		}
		l.Add(row[0], k)
	}
	return l, kinds
}

// A happening is something of which the text says when it happened.
type happening struct {
	period   hearsay.Period
	sentence int
	kind     int  // in happeningKinds, or None
	told     bool // its sentence has a word for what happens to people or things
}

// findHappenings finds what the text gives a time for, in its order, and which of
// it the article is about: the first that the text dates to a day, and that is
// not long past.
func (b *binder) findHappenings() {
	const lead = 4 // sentences
	b.main = hearsay.None
	second := hearsay.None // told by another verb than those that are known
	for _, p := range b.r.Periods {
		if p.From == "" || strings.HasPrefix(p.Timex, "P") || b.published != "" && p.From > b.published || b.isAgainst(p) || b.isAsOf(p) || b.isSpoken(p) || b.sinceThen(p) || b.isToCome(p) {
			continue
		}
		s := b.sentenceOf(p.Start)
		sent := b.r.Sentences[s]
		if b.isDateline(p, sent) {
			continue
		}
		h := happening{period: p, sentence: s, kind: b.kindNear(p, sent)}
		h.told = h.kind != hearsay.None || b.tellsEvent(p, sent)
		b.happenings = append(b.happenings, h)
		switch n := len(b.happenings) - 1; {
		case !isDay(p) || !b.recent(p):
		case b.isOf(p):
			if b.main == hearsay.None {
				b.main = n
			}
		case second == hearsay.None && s < lead && (h.told || b.isDone(p)):
			second = n
		}
	}
	if b.main == hearsay.None || second != hearsay.None && b.happenings[second].sentence < b.happenings[b.main].sentence-lead {
		b.main = second
	}
	b.kinds = make([]int, len(b.r.Sentences))
	for s := range b.kinds {
		b.kinds[s] = unlooked
	}
	b.mainKind = b.oftenest()
}

// isOf reports whether a time hangs on what happened itself: on a noun for it, on a
// verb for what happens to people or things, or on a verb of which a noun for a
// happening is the subject.
func (b *binder) isOf(p hearsay.Period) bool {
	const reach = 15
	h := b.holderOf(p)
	for n := 0; h != hearsay.None && n < 3; n++ {
		t := b.r.Tokens[h]
		if end, _, ok := happeningNouns.Longest(b.text, t.Start); ok && end >= t.End && t.Tag != hearsay.VERB {
			return true
		}
		if t.Tag == hearsay.VERB {
			if e, ok := b.find(events, h); ok && b.isEventful(e.category) && e.category != "present" {
				return true
			}
			for j := max(0, h-reach); j < h; j++ {
				o := b.r.Tokens[j]
				if int(o.Head) != h || o.Relation != nsubj && o.Relation != nsubjPass {
					continue
				}
				if end, _, ok := happeningNouns.Longest(b.text, o.Start); ok && end >= o.End {
					return true
				}
			}
			return false
		}
		h = int(t.Head)
	}
	return false
}

// isDone reports whether a time hangs on a verb in the past.
func (b *binder) isDone(p hearsay.Period) bool {
	h := b.holderOf(p)
	return h != hearsay.None && b.r.Tokens[h].Tag == hearsay.VERB && (b.r.Tokens[h].Fine == hearsay.VBD || b.r.Tokens[h].Fine == hearsay.VBN)
}

// isToCome reports whether a time hangs on a verb that is still to be done: "will
// leave early | Saturday".
func (b *binder) isToCome(p hearsay.Period) bool {
	h := b.holderOf(p)
	return h != hearsay.None && b.isMay(h)
}

// isMay reports whether a verb tells what may, can or will be.
func (b *binder) isMay(verb int) bool {
	const reach = 8
	for j := max(0, verb-reach); j < verb; j++ {
		t := b.r.Tokens[j]
		if int(t.Head) == verb && (t.Tag == hearsay.AUX && maying.Has(t.In(b.text)) || t.Tag == hearsay.PART && b.r.Tokens[verb].Fine == hearsay.VB) {
			return true
		}
	}
	return false
}

// oftenest returns the kind of happening that the beginning of the article names most
// often, or None if it names none twice.
func (b *binder) oftenest() int {
	const beginning = 40 // sentences
	times := make([]int, len(happeningKinds))
	best := hearsay.None
	for s := range min(len(b.kinds), beginning) {
		k := b.kindOfSentence(s)
		if k == hearsay.None || happeningKinds[k] == vague {
			continue
		}
		if times[k]++; s == 0 {
			times[k]++
		}
		if times[k] > 1 && (best == hearsay.None || times[k] > times[best]) {
			best = k
		}
	}
	return best
}

// kindCounted returns the kind of happening that a figure is told of by its noun:
// "a magnitude-6 | quake".
func (b *binder) kindCounted(i int) int {
	if words := lastOf(b.r.Figures[i].Of.In(b.text)); words != "" {
		if k, ok := happeningNouns.Get(words); ok {
			return k
		}
	}
	return hearsay.None
}

// recent reports whether a time lies no longer back than what articles are about.
func (b *binder) recent(p hearsay.Period) bool {
	const most = 45 // days
	from, ok := p.From.Time()
	day, known := b.published.Time()
	return !ok || !known || day.Sub(from).Hours() < 24*most
}

// isSpoken reports whether a time tells when something was said or is to come
// about, and not when it happened: it hangs on a verb of saying, or stands beside
// a cue.
func (b *binder) isSpoken(p hearsay.Period) bool {
	at := b.holderOf(p)
	for n := 0; at != hearsay.None && n < deepest; n++ {
		t := b.r.Tokens[at]
		if speaking.Has(t.In(b.text)) {
			return true
		}
		if t.Tag == hearsay.VERB {
			return false
		}
		if end, _, ok := happeningNouns.Longest(b.text, t.Start); ok && end == t.End {
			return false
		}
		at = int(t.Head)
	}
	for _, a := range b.actsNear(p.Span) {
		if said, ok := b.beside(b.r.Attributions[a].Cue[0]); ok && said.Span == p.Span {
			return true
		}
	}
	return false
}

// actsNear returns attributions whose cue stands near span.
func (b *binder) actsNear(span hearsay.Span) (acts []int) {
	const reach, most = 100, 8 // bytes, acts
	for k, a := range b.cuesFrom(span.Start - reach) {
		if a.Cue[0].Start >= span.End+reach || len(acts) == most {
			break
		}
		acts = append(acts, k)
	}
	return acts
}

// sinceThen reports whether a time is the beginning of a stretch: "since the rains
// began in | April".
func (b *binder) sinceThen(p hearsay.Period) bool {
	h := b.holderOf(p)
	if h == hearsay.None {
		return false
	}
	const reach = 8
	for j := max(0, h-reach); j < h; j++ {
		if t := b.r.Tokens[j]; int(t.Head) == h && (t.Relation == mark || t.Relation == caseOf) && against.Has(t.In(b.text)) {
			return true
		}
	}
	return false
}

// isDateline reports whether a time is all that its sentence says.
func (b *binder) isDateline(p hearsay.Period, sent hearsay.Sentence) bool {
	return sent.Len()-p.Len() < len("Monday, ")
}

// kindNear returns the kind of the happening that a time is told of: the noun that
// it hangs on, else the nearest noun for one in its sentence.
func (b *binder) kindNear(p hearsay.Period, sent hearsay.Sentence) int {
	const reach = 60 // tokens
	kind, least := hearsay.None, 1<<20
	at := b.firstFrom(p.Start, sent.Last)
	for j := max(sent.First, at-reach); j < min(sent.Last, at+reach); j++ {
		t := b.r.Tokens[j]
		end, k, ok := happeningNouns.Longest(b.text, t.Start)
		if !ok || t.Tag == hearsay.VERB {
			continue
		}
		if away := max(p.Start-end, t.Start-p.End, 0); away < least {
			kind, least = k, away
		}
	}
	return kind
}

// tellsEvent reports whether a verb for what happens to people or things stands near
// a time in its sentence.
func (b *binder) tellsEvent(p hearsay.Period, sent hearsay.Sentence) bool {
	const reach = 60 // tokens
	at := b.firstFrom(p.Start, sent.Last)
	for j := max(sent.First, at-reach); j < min(sent.Last, at+reach); j++ {
		if e, ok := b.find(events, j); ok && b.r.Tokens[j].Tag != hearsay.ADP && (ofPeople[e.category] || ofThings[e.category]) {
			return true
		}
	}
	return false
}

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
