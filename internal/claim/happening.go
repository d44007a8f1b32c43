package claim

import (
	_ "embed"
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
	if b.behindNoun(p) {
		return true
	}
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

// behindNoun reports whether a time stands right behind a noun for what happens: "a
// blast on | Friday".
func (b *binder) behindNoun(p hearsay.Period) bool {
	j := b.tokenAt(p.Start) - 1
	if j > 0 && b.r.Tokens[j].Tag == hearsay.ADP {
		j--
	}
	if j < 0 || b.r.Tokens[j].Tag != hearsay.NOUN {
		return false
	}
	_, ok := happeningNouns.Get(b.word(j))
	return ok
}

// isDone reports whether a time hangs on a verb in the past.
func (b *binder) isDone(p hearsay.Period) bool {
	h := b.holderOf(p)
	return h != hearsay.None && b.r.Tokens[h].Tag == hearsay.VERB && (b.r.Tokens[h].Fine == hearsay.VBD || b.r.Tokens[h].Fine == hearsay.VBN)
}

// isToCome reports whether a time hangs on a verb that is still to be done, "will
// leave early | Saturday", or on one by which a number stands.
func (b *binder) isToCome(p hearsay.Period) bool {
	h := b.holderOf(p)
	return h != hearsay.None && !b.behindNoun(p) && (b.isMay(h) || standing.Has(b.word(h))) // "the toll rose to 40 on | Friday"
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
