package claim

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// find looks for an entry of a list at token i.
func (b *binder) find(l *lexicon.List, i int) (event, bool) {
	at := b.r.Tokens[i].Start
	end, v, ok := l.Longest(b.text, at)
	if !ok {
		return event{}, false
	}
	return event{category: measures[v].category, word: hearsay.Span{Start: at, End: end}}, true
}

// event tells what happened to what figure i counts.
func (b *binder) event(i int) event {
	f, at := b.r.Figures[i], b.figures[i]
	if at.sentence == hearsay.None {
		return event{category: "other", word: f.Span, how: "stands in no sentence"}
	}
	if e, ok := b.byUnit(f, at); ok {
		return b.goingOn(e, i)
	}
	if !countable(f) {
		return event{category: "other", word: f.Span, how: "is of a kind to which nothing is said to happen"}
	}
	if b.ofKin(at) {
		return event{category: "other", word: f.Span, how: "counts somebody's children"}
	}
	whole := b.isWhole(i, at)
	for _, look := range looks {
		if whole && !look.whole { // what happened to a part did not happen to the whole
			continue
		}
		if e, ok := look.find(b, i, at); ok && applies(e, f) {
			e.how = look.how
			return b.withWhole(e, i, at)
		}
	}
	return b.withWhole(event{category: "other", word: f.Span, how: "has no word beside it that tells what happened"}, i, at)
}

// looks are the places where the word that tells what happened is looked for,
// in this order.
var looks = []struct {
	how   string
	whole bool // what is found there is told of a whole, too, of which others are parts
	find  func(*binder, int, site) (event, bool)
}{
	{"stands right before the count and tells what happened", true, (*binder).adjacent},
	{"is what is counted, and tells what happened", true, (*binder).counted},
	{"tells what happened to those who are counted", true, (*binder).ownClause},
	{"tells what was done to what is counted", false, (*binder).objectOf},
	{"tells what happened to what is counted, its subject", false, (*binder).subjectOf},
	{"tells what happened to the count that this one is a part of", false, (*binder).part},
	{"stands behind what is counted and tells what happened", false, (*binder).behind},
	{"stands before the count and tells what happened", false, (*binder).ahead},
	{"tells what happened to the count before, to which this one is joined", false, (*binder).joined},
	{"tells what happened to the count before, whose noun is left out here", false, (*binder).elided},
}

// countable reports whether things can happen to what a figure counts.
func countable(f hearsay.Figure) bool {
	return f.Kind == hearsay.Count || f.Kind == hearsay.Share || f.Unit == "person"
}

// applies reports whether what e tells can happen to what f counts: only
// people are killed, injured, missing.
func applies(e event, f hearsay.Figure) bool {
	if e.category == "destroyed_or_damaged" && f.Unit == "person" {
		return false
	}
	if f.Unit == "percent" && e.category == "injured" && f.Aspect != hearsay.PartOf {
		return false // "the side shot 40 percent"
	}
	if !ofPeople[e.category] || e.ofNoun || f.Unit == "person" || f.Unit == "percent" || f.Unit == "" {
		return true
	}
	return groupsOfPeople.Has(string(f.Unit))
}

// ofPeople are the categories that count people alone.
var ofPeople = map[hearsay.Category]bool{"killed": true, "injured": true, "killed_or_injured": true, "missing": true,
	"displaced": true, "evacuated": true, "detained": true, "infected": true, "trapped": true, "present": true, "jobs": true}

var groupsOfPeople = lexicon.Of("family", "household", "crew", "couple", "group", "soul", "body", "life", "name", "case", "job", "neighbour", "neighbor")

// adjacent looks right before the figure: "killing | 10", "a toll of | 10",
// "Injured: | 10".
func (b *binder) adjacent(_ int, at site) (event, bool) {
	first := b.r.Sentences[at.sentence].First
	for j := at.first - 1; j >= first && j >= at.first-5; j-- {
		if b.word(j) == ":" {
			return b.label(first, j)
		}
		for k := max(first, j-2); k <= j; k++ { // a phrase may end here
			e, ok := b.find(events, k)
			adverb := b.r.Tokens[k].Tag == hearsay.ADV && e.word.End > b.r.Tokens[k].End // "fatally wounding"
			if ok && !adverb && !b.takesObject(k) {
				ok = false
			}
			if !ok {
				e, ok = b.find(tolls, k)
			}
			if ok && e.word.End >= b.r.Tokens[j].End && e.word.End <= b.r.Tokens[at.first].Start {
				return e, true
			}
		}
		if !b.light(j) {
			return event{}, false
		}
	}
	return event{}, false
}

// label looks into the words before a colon: "Registered deaths: | 23".
func (b *binder) label(first, colon int) (event, bool) {
	for j := colon - 1; j >= max(first, colon-8); j-- {
		for _, l := range []*lexicon.List{events, nouns, tolls} {
			if e, ok := b.find(l, j); ok {
				return e, true
			}
		}
	}
	return event{}, false
}

// takesObject reports whether the word at token k can have what follows for
// its object: a verb that is no passive.
func (b *binder) takesObject(k int) bool {
	t := b.r.Tokens[k]
	if t.Tag != hearsay.VERB && t.Tag != hearsay.Untagged && t.Tag != hearsay.PROPN && t.Tag != hearsay.NOUN {
		return false
	}
	if t.Fine == hearsay.VBN && k > 0 && (beings.Has(b.word(k-1)) && !haves.Has(b.word(k-1))) {
		return false
	}
	return !neverObject.Has(t.In(b.text))
}

var haves = lexicon.Of("have", "has", "had", "having")

func (b *binder) word(j int) string { return b.r.Tokens[j].In(b.text) }

// light reports whether token j may stand between a verb and its count.
func (b *binder) light(j int) bool {
	switch b.r.Tokens[j].Tag {
	case hearsay.DET, hearsay.ADV, hearsay.PRON, hearsay.ADJ:
		return true
	}
	return lightWords.Has(b.word(j))
}

var lightWords = lexicon.Of("of", "to", "at", "a", "an", "the", "another", "all", "some", "least", "more", "than", "about", "nearly", "stood", "rose", "reached", "is", "was", "now", "total", "other", "their", "his", "as", "many", "up", "out")

// counted looks into the counted noun: "12 | deaths", "the | death toll, which
// stood at 8, rose by 12".
func (b *binder) counted(i int, at site) (event, bool) {
	for j := at.ofFirst; j < at.ofLast; j++ {
		e, ok := b.find(nouns, j)
		if !ok {
			e, ok = b.find(tolls, j)
		}
		if ok {
			if o, told := b.behind(i, at); told && e.word.In(b.text) == "victims of" {
				return o, true // "all five victims of the blast are expected to recover"
			}
			e.ofNoun = true
			if next, both := b.counterpart(e, j, at.ofLast); both {
				return next, true
			}
			return e, true
		}
		if b.r.Tokens[j].Tag == hearsay.ADP {
			break
		}
	}
	return event{}, false
}

// counterpart joins two nouns of one count: "no injuries or | deaths".
func (b *binder) counterpart(e event, j, last int) (event, bool) {
	for k := j + 1; k < last && k < j+4; k++ {
		o, ok := b.find(nouns, k)
		if ok && (e.category == "killed" && o.category == "injured" || e.category == "injured" && o.category == "killed") {
			e.category, e.word.End = "killed_or_injured", o.word.End
			return e, true
		}
	}
	return e, false
}

var (
	partsBefore = lexicon.Of("of whom", "of which", "of them", "of those", "of these", "among them", "including", "included", "of the dead,", "of the injured,", "of the missing,", "of those,", "of them,", "of these,", "of whom at least", "the other", "the remaining", "includes")
	partsBehind = lexicon.Of("of them", "of those", "of these", "of whom", "of the dead", "of the victims", "of the wounded", "of the injured", "of the missing", "more")
)

// behind looks behind what is counted, in the same clause: "10 people | were
// killed".
func (b *binder) behind(i int, at site) (event, bool) {
	last := b.r.Sentences[at.sentence].Last
	for next := i + 1; next < len(b.figures) && b.figures[next].sentence == at.sentence; next++ {
		last = b.figures[next].first
		before := b.figures[next-1]
		if from := max(before.last, before.ofLast); (from >= last || !b.joint(from, last)) && !b.partitive(b.figures[next]) && !b.isWhole(next, b.figures[next]) {
			break // "14 people, including 3 children, were hurt" goes on
		}
		last = b.r.Sentences[at.sentence].Last // "12 soldiers and 40 boats were sent"
	}
	from := at.last
	if at.ofFirst >= at.last && at.ofLast > from {
		from = at.ofFirst
	}
	const reach = 18
	verbs := 0
	for j := from; j < last && j < from+reach; j++ {
		t := b.r.Tokens[j]
		if e, ok := b.find(events, j); ok && !b.activeHere(e, j) && !b.does(e, j, at) && !b.ofAnother(j, at) && !b.ofOthers(j, at) && !b.named(j) && applies(e, b.r.Figures[i]) {
			return e, true
		}
		word := t.In(b.text)
		if t.Kind == hearsay.Mark && (word == ";" || word == "." || word == ":") {
			break
		}
		if clauseWords.Has(word) && j > from {
			break
		}
		if t.Tag == hearsay.VERB && !beings.Has(word) {
			if verbs++; verbs > 1 {
				break
			}
		}
	}
	return event{}, false
}

// named reports whether the word at token j is a noun with a determiner before
// it: "over the killing of two" tells nothing of whoever stands before it.
func (b *binder) named(j int) bool {
	return j > 0 && b.r.Tokens[j-1].Tag == hearsay.DET && b.r.Tokens[j].Tag != hearsay.ADJ
}

// activeHere reports whether the verb at token j, of event e, has an object of
// its own behind it, so that what it tells happened to somebody else.
func (b *binder) activeHere(e event, j int) bool {
	t := b.r.Tokens[j]
	if t.Tag != hearsay.VERB || t.Fine == hearsay.VBN || neverObject.Has(e.word.In(b.text)) {
		return false
	}
	next := j + 1
	for next < len(b.r.Tokens) && b.r.Tokens[next].Start < e.word.End {
		next++
	}
	if next >= len(b.r.Tokens) || next > j+1 { // a phrase holds its object
		return false
	}
	switch b.r.Tokens[next].Tag {
	case hearsay.DET, hearsay.NUM, hearsay.PROPN, hearsay.NOUN, hearsay.ADJ, hearsay.PRON:
		return true
	}
	return b.r.Tokens[next].Kind == hearsay.Number
}

var (
	beings      = lexicon.Of("be", "is", "are", "was", "were", "been", "being", "have", "has", "had", "remained", "remain", "left", "got", "get", "reported", "confirmed", "found", "feared", "believed")
	ties        = lexicon.Of("after", "before", "when", "where", "which")
	standing    = lexicon.Of("rose", "risen", "rises", "stood", "stands", "put", "puts", "putting", "pass", "passed", "reached", "reach", "reaches", "climbed", "exceed", "exceeded", "exceeds", "increased", "grew", "grown", "fell", "dropped", "revised", "brought", "bringing", "at")
	clauseWords = lexicon.Of("but", "while", "whereas", "although", "because", "said", "says", "which", "when", "where", "after", "before")
	neverObject = lexicon.Of("died", "die", "dies", "dying", "drowned", "perished", "fled", "disappeared", "gathered", "surrendered", "suffered", "suffering", "attended", "took part", "sank", "collapsed", "contracted", "came", "watched", "were at")
)

// ahead looks before the figure, in the same clause: "flattened homes and
// killed about | 10".
func (b *binder) ahead(i int, at site) (event, bool) {
	first := b.r.Sentences[at.sentence].First
	if i > 0 && b.figures[i-1].sentence == at.sentence {
		first = max(first, b.figures[i-1].last)
	}
	if e, ok := b.numberOf(i, at); ok {
		return e, true
	}
	reach := 12
	stands := false // "the number of dead | rose to"
	for j := at.first - 1; j >= first && j > at.first-reach; j-- {
		if stands {
			reach = 30
		}
		t := b.r.Tokens[j]
		word := t.In(b.text)
		if t.Kind == hearsay.Mark && (word == ";" || word == "." || word == ":") || clauseWords.Has(word) && !(stands && ties.Has(word)) {
			break
		}
		e, ok := b.find(events, j)
		if !ok {
			e, ok = b.find(tolls, j)
		}
		if !ok && stands {
			e, ok = b.find(nouns, j)
		}
		if ok && !stands && t.Relation == amod && int(t.Head) < at.first && int(t.Head) > j {
			ok = false // "a missing page of the | two |"
		}
		if ok && applies(e, b.r.Figures[i]) {
			return e, true
		}
		if standing.Has(word) {
			stands = true
			continue
		}
		if t.Tag == hearsay.VERB && !beings.Has(word) && t.Fine != hearsay.VBN && !stands {
			break
		}
	}
	return event{}, false
}

func (b *binder) isEvent(j int) bool { _, ok := b.find(events, j); return ok }
