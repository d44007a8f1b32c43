package claim

import (
	_ "embed"

	"hearsay"
	"hearsay/internal/lexicon"
)

//go:embed measures.txt
var measuresList string

// A measure is a word of measures.txt.
type measure struct {
	category hearsay.Category
	stands   string // "verb", "noun", "toll" or "topic"
}

// measures holds the words of measures.txt; each stands in the list of its
// kind, because a word may be of two.
var measures, events, nouns, tolls, topics = readMeasures()

func readMeasures() (all []measure, events, nouns, tolls, topics *lexicon.List) {
	events, nouns, tolls, topics = lexicon.New(), lexicon.New(), lexicon.New(), lexicon.New()
	for row := range lexicon.Rows(measuresList) {
		all = append(all, measure{hearsay.Category(row[1]), row[2]})
		switch n := len(all) - 1; row[2] {
		case "verb":
			events.Add(row[0], n)
		case "noun":
			nouns.Add(row[0], n)
		case "toll":
			tolls.Add(row[0], n)
		case "topic":
			topics.Add(row[0], n)
		}
	}
	return all, events, nouns, tolls, topics
}

func list(words ...string) *lexicon.List {
	l := lexicon.New()
	for i, w := range words {
		l.Add(w, i)
	}
	return l
}

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
		return e
	}
	if !countable(f) {
		return event{category: "other", word: f.Span, how: "is of a kind to which nothing is said to happen"}
	}
	for _, look := range looks {
		if e, ok := look.find(b, i, at); ok && applies(e, f) {
			e.how = look.how
			return b.withWhole(e, i, at)
		}
	}
	return b.withWhole(event{category: "other", word: f.Span, how: "has no word beside it that tells what happened"}, i, at)
}

// withWhole notes of which count this one is a part, if it is one: who answers
// for the whole answers for the part.
func (b *binder) withWhole(e event, i int, at site) event {
	if e.from == 0 && b.partitive(at) {
		if whole, ok := b.before(i, 3); ok {
			e.from = whole.from
		}
	}
	return e
}

// looks are the places where the word that tells what happened is looked for,
// in this order.
var looks = []struct {
	how  string
	find func(*binder, int, site) (event, bool)
}{
	{"stands right before the count and tells what happened", (*binder).adjacent},
	{"is what is counted, and tells what happened", (*binder).counted},
	{"tells what happened to the count that this one is a part of", (*binder).part},
	{"stands behind what is counted and tells what happened", (*binder).behind},
	{"stands before the count and tells what happened", (*binder).ahead},
	{"tells what happened to the count before, to which this one is joined", (*binder).joined},
	{"tells what happened to the count before, whose noun is left out here", (*binder).elided},
}

// countable reports whether things can happen to what a figure counts.
func countable(f hearsay.Figure) bool {
	return f.Kind == hearsay.Count || f.Kind == hearsay.Share || f.Unit == "person"
}

// applies reports whether what e tells can happen to what f counts: only
// people are killed, injured, missing.
func applies(e event, f hearsay.Figure) bool {
	if !ofPeople[e.category] || e.ofNoun || f.Unit == "person" || f.Unit == "percent" || f.Unit == "" {
		return true
	}
	return groupsOfPeople.Has(string(f.Unit))
}

// ofPeople are the categories that count people alone.
var ofPeople = map[hearsay.Category]bool{"killed": true, "injured": true, "killed_or_injured": true, "missing": true,
	"displaced": true, "evacuated": true, "detained": true, "infected": true, "trapped": true, "present": true, "jobs": true}

var groupsOfPeople = list("family", "household", "crew", "couple", "group", "soul", "body", "life", "name", "case", "job", "neighbour", "neighbor")

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
			if ok && !b.takesObject(k) {
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

var haves = list("have", "has", "had", "having")

func (b *binder) word(j int) string { return b.r.Tokens[j].In(b.text) }

// light reports whether token j may stand between a verb and its count.
func (b *binder) light(j int) bool {
	switch b.r.Tokens[j].Tag {
	case hearsay.DET, hearsay.ADV, hearsay.PRON, hearsay.ADJ:
		return true
	}
	return lightWords.Has(b.word(j))
}

var lightWords = list("of", "to", "at", "a", "an", "the", "another", "all", "some", "least", "more", "than", "about", "nearly", "stood", "rose", "reached", "is", "was", "now", "total", "other", "their", "his", "as", "many", "up", "out")

// counted looks into the counted noun: "12 | deaths".
func (b *binder) counted(_ int, at site) (event, bool) {
	for j := at.ofFirst; j < at.ofLast; j++ {
		if e, ok := b.find(nouns, j); ok {
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

// part takes the event of the count that this one is a part of: "23, of whom
// | 17 …", "Three of them …", "including | four women".
func (b *binder) part(i int, at site) (event, bool) {
	if !b.partitive(at) {
		return event{}, false
	}
	if e, ok := b.behind(i, at); ok && ofPeople[e.category] {
		return e, true // "the other ten are missing"
	}
	return b.before(i, 3)
}

// partitive reports whether the words beside a count say that it is a part of
// another.
func (b *binder) partitive(at site) bool {
	first := b.r.Sentences[at.sentence].First
	if at.first > first {
		for k := max(first, at.first-4); k < at.first; k++ {
			if end, _, ok := partsBefore.Longest(b.text, b.r.Tokens[k].Start); ok && end >= b.r.Tokens[at.first-1].Start {
				return true
			}
		}
	}
	_, _, ok := partsBehind.Longest(b.text, b.startOf(at.last))
	return ok
}

var (
	partsBefore = list("of whom", "of which", "of them", "of those", "of these", "among them", "including", "included", "of the dead,", "of the injured,", "of the missing,", "of those,", "of them,", "of these,", "of whom at least", "the other", "the remaining", "includes")
	partsBehind = list("of them", "of those", "of these", "of whom", "of the dead", "of the victims", "of the wounded", "of the injured", "of the missing", "more")
)

func (b *binder) startOf(j int) int {
	if j < len(b.r.Tokens) {
		return b.r.Tokens[j].Start
	}
	return len(b.text)
}

// before returns the event of the nearest count of people before figure i, no
// more than so many figures back and in the same paragraph or the one before.
func (b *binder) before(i, reach int) (event, bool) {
	at := b.figures[i]
	for k := i - 1; k >= 0 && k >= i-reach; k-- {
		o := b.figures[k]
		if o.sentence == hearsay.None || at.sentence-o.sentence > 2 {
			return event{}, false
		}
		if !countable(b.r.Figures[k]) {
			continue
		}
		e := b.bound[k]
		e.from = k + 1
		return e, e.category != "other"
	}
	return event{}, false
}

// elided takes the event of the count before for a count without a noun:
// "Six victims were shot. | Five are stable."
func (b *binder) elided(i int, at site) (event, bool) {
	f := b.r.Figures[i]
	if !f.Of.Empty() || f.Unit != "person" && f.Unit != "" || f.Aspect == hearsay.Rise || f.Aspect == hearsay.Fall {
		return event{}, false
	}
	return b.before(i, 2)
}

// behind looks behind what is counted, in the same clause: "10 people | were
// killed".
func (b *binder) behind(i int, at site) (event, bool) {
	last := b.r.Sentences[at.sentence].Last
	for next := i + 1; next < len(b.figures) && b.figures[next].sentence == at.sentence; next++ {
		last = b.figures[next].first
		before := b.figures[next-1]
		if from := max(before.last, before.ofLast); (from >= last || !b.joint(from, last)) && !b.partitive(b.figures[next]) {
			break // "14 people, including 3 children, were hurt" goes on
		}
		last = b.r.Sentences[at.sentence].Last // "12 soldiers and 40 boats were sent"
	}
	from := at.last
	if at.ofFirst >= at.last && at.ofLast > from {
		from = at.ofFirst
	}
	const reach = 14
	verbs := 0
	for j := from; j < last && j < from+reach; j++ {
		t := b.r.Tokens[j]
		if e, ok := b.find(events, j); ok && !b.activeHere(e, j) && applies(e, b.r.Figures[i]) {
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
	beings      = list("be", "is", "are", "was", "were", "been", "being", "have", "has", "had", "remained", "remain", "left", "got", "get", "reported", "confirmed", "found", "feared", "believed")
	ties        = list("after", "before", "when", "where", "which")
	standing    = list("rose", "risen", "rises", "stood", "stands", "put", "puts", "putting", "pass", "passed", "reached", "reach", "reaches", "climbed", "exceed", "exceeded", "exceeds", "increased", "grew", "grown", "fell", "dropped", "revised", "brought", "bringing", "at")
	clauseWords = list("but", "while", "whereas", "although", "because", "said", "says", "which", "when", "where", "after", "before")
	neverObject = list("died", "die", "dies", "dying", "drowned", "perished", "fled", "disappeared", "gathered", "surrendered", "suffered", "suffering", "attended", "took part", "sank", "collapsed", "contracted", "came", "watched", "were at")
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

// numberOf looks behind "the number of", where a verb such as "rose to" stands
// between it and the figure: "The number of people missing since the dam broke
// rose to | 10".
func (b *binder) numberOf(i int, at site) (event, bool) {
	const reach = 30
	first := max(b.r.Sentences[at.sentence].First, at.first-reach)
	stands := false
	for j := at.first - 1; j > first; j-- {
		stands = stands || standing.Has(b.word(j)) && b.word(j) != "at"
		if b.word(j) != "of" || !numberWords.Has(b.word(j-1)) {
			continue
		}
		for k := j + 1; stands && k < at.first; k++ {
			for _, l := range []*lexicon.List{nouns, events} {
				if e, ok := b.find(l, k); ok && applies(e, b.r.Figures[i]) {
					return e, true
				}
			}
		}
		break
	}
	return event{}, false
}

var numberWords = list("number", "total", "count", "tally", "figure", "toll")

// joined takes the event of the count before, if only a joint and places stand
// between: "10 killed in the city and | eight in the hills".
func (b *binder) joined(i int, at site) (event, bool) {
	if i == 0 || b.figures[i-1].sentence != at.sentence || !countable(b.r.Figures[i-1]) {
		return event{}, false
	}
	prev := b.figures[i-1]
	from := max(prev.last, prev.ofLast)
	if at.first-from > 8 || b.bound[i-1].category == "other" {
		return event{}, false
	}
	joint := false
	for j := from; j < at.first; j++ {
		t := b.r.Tokens[j]
		switch word := t.In(b.text); {
		case t.Tag == hearsay.VERB && !b.isEvent(j), word == ";", word == ".", word == "(", clauseWords.Has(word):
			return event{}, false
		case t.Tag == hearsay.CCONJ, word == ",":
			joint = true
		}
	}
	return b.bound[i-1], joint
}

func (b *binder) isEvent(j int) bool { _, ok := b.find(events, j); return ok }

// byUnit decides by the unit where that is enough: money is money.
func (b *binder) byUnit(f hearsay.Figure, at site) (event, bool) {
	topic, told := b.topic(at)
	e := event{word: f.Span}
	moves := f.Aspect == hearsay.Rise || f.Aspect == hearsay.Fall
	switch {
	case f.Unit == "magnitude":
		e.category, e.how = "magnitude", "is a place on a scale of magnitude"
	case f.Kind == hearsay.Duration:
		e.category, e.how = "duration", "is a stretch of time"
	case lengths.Has(string(f.Unit)) && f.Per != "":
		e.category, e.how = "rate", "is a length over a time"
	case lengths.Has(string(f.Unit)):
		e.category, e.how = "distance", "is a length"
	case f.Kind == hearsay.Money:
		e.category, e.how = "money", "is an amount of money"
		if told && topic.category == "price_change" && moves {
			topic.how = "tells that a price moved"
			return topic, true
		}
	case f.Unit == "point" && b.polls:
		e.category, e.how = "poll", "is a lead in points, in an article about a poll"
	case (f.Unit == "point" || f.Unit == "" && told && topic.category == "price_change") && moves:
		e.category, e.how = "price_change", "is a move of a price or an index"
	case f.Unit == "percent" || f.Unit == "percentage_point":
		return b.percentage(f, at, topic, told)
	case f.Kind == hearsay.Rate:
		e.category, e.how = "rate", "is a rate"
	default:
		return event{}, false
	}
	return e, true
}

// percentage tells what a percentage is about, by the topic of its sentence.
func (b *binder) percentage(f hearsay.Figure, at site, topic event, told bool) (event, bool) {
	if told && (topic.category == "poll" || topic.category == "votes") || b.polls && !told {
		if !told {
			topic = event{category: "poll", word: f.Span}
		}
		topic.how = "tells that this is a share of those asked"
		return topic, true
	}
	if told && (topic.category == "rate" || topic.category == "money" && f.Aspect != hearsay.PartOf || topic.category == "price_change" && f.Aspect != hearsay.PartOf) {
		topic.how = "tells what the percentage is of"
		return topic, true
	}
	if e, ok := b.adjacent(0, at); ok {
		e.how = "tells what happened to the share"
		return e, true
	}
	if f.Aspect == hearsay.PartOf {
		return event{category: "share", word: f.Span, how: "is a share of a whole"}, true
	}
	return event{category: "other", word: f.Span, how: "is a percentage of something"}, true
}

// topic finds the word that tells what the amounts of a sentence are about:
// the nearest before the figure, else the nearest behind it.
func (b *binder) topic(at site) (event, bool) {
	sent := b.r.Sentences[at.sentence]
	const reach = 60
	for j := at.first - 1; j >= max(sent.First, at.first-reach); j-- {
		if e, ok := b.find(topics, j); ok {
			return e, true
		}
	}
	for j := at.last; j < min(sent.Last, at.last+reach); j++ {
		if e, ok := b.find(topics, j); ok {
			return e, true
		}
	}
	return event{}, false
}

var lengths = list("kilometre", "metre", "mile", "foot", "inch", "yard", "centimetre", "millimetre", "nautical mile", "light-year")
