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
	if e, ok := b.adjacent(at); ok {
		e.how = "stands right before the count and tells what happened"
		return e
	}
	if e, ok := b.counted(at); ok {
		e.how = "is what is counted, and tells what happened"
		return e
	}
	if e, ok := b.behind(i, at); ok {
		e.how = "stands behind what is counted and tells what happened"
		return e
	}
	if e, ok := b.ahead(i, at); ok {
		e.how = "stands before the count and tells what happened"
		return e
	}
	if e, ok := b.inherited(i, at); ok {
		e.how = "tells what happened to the count before, to which this one is joined"
		return e
	}
	return event{category: "other", word: f.Span, how: "has no word beside it that tells what happened"}
}

// countable reports whether things can happen to what a figure counts.
func countable(f hearsay.Figure) bool {
	return f.Kind == hearsay.Count || f.Kind == hearsay.Share || f.Unit == "person"
}

// adjacent looks right before the figure: "killing | 10", "a toll of | 10".
func (b *binder) adjacent(at site) (event, bool) {
	first := b.r.Sentences[at.sentence].First
	for j := at.first - 1; j >= first && j >= at.first-4; j-- {
		for k := max(first, j-2); k <= j; k++ { // a phrase may end here
			e, ok := b.find(events, k)
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

// light reports whether token j may stand between a verb and its count.
func (b *binder) light(j int) bool {
	switch b.r.Tokens[j].Tag {
	case hearsay.DET, hearsay.ADV, hearsay.PRON, hearsay.ADJ:
		return true
	}
	return lightWords.Has(b.r.Tokens[j].In(b.text))
}

var lightWords = list("of", "to", "at", "a", "an", "the", "another", "all", "some", "least", "more", "than", "about", "nearly", "stood", "rose", "reached", "is", "was", "now", "total", "other", "their", "his", "as", "many", "up", "and", "or", "out")

// counted looks into the counted noun: "12 | deaths".
func (b *binder) counted(at site) (event, bool) {
	for j := at.ofFirst; j < at.ofLast; j++ {
		if e, ok := b.find(nouns, j); ok {
			return e, true
		}
		if b.r.Tokens[j].Tag == hearsay.ADP {
			break
		}
	}
	return event{}, false
}

// behind looks behind what is counted, in the same clause: "10 people | were
// killed".
func (b *binder) behind(i int, at site) (event, bool) {
	last := b.r.Sentences[at.sentence].Last
	if next := i + 1; next < len(b.figures) && b.figures[next].sentence == at.sentence {
		last = b.figures[next].first
	}
	from := at.last
	if at.ofFirst >= at.last && at.ofLast > from {
		from = at.ofFirst
	}
	const reach = 14
	verbs := 0
	for j := from; j < last && j < from+reach; j++ {
		t := b.r.Tokens[j]
		if e, ok := b.find(events, j); ok && !b.activeHere(j, last) {
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

// activeHere reports whether the verb at token j has an object of its own
// behind it, so that what it tells happened to somebody else.
func (b *binder) activeHere(j, last int) bool {
	t := b.r.Tokens[j]
	if t.Tag != hearsay.VERB || t.Fine == hearsay.VBN {
		return false
	}
	if j+1 >= len(b.r.Tokens) {
		return false
	}
	if neverObject.Has(t.In(b.text)) {
		return false
	}
	switch next := b.r.Tokens[j+1]; next.Tag {
	case hearsay.DET, hearsay.NUM, hearsay.PROPN, hearsay.NOUN, hearsay.ADJ:
		return true
	case hearsay.PRON:
		return true
	default:
		return j+1 == last && j+1 < len(b.r.Tokens) && b.r.Tokens[j+1].Kind == hearsay.Number
	}
}

var (
	beings      = list("be", "is", "are", "was", "were", "been", "being", "have", "has", "had", "remained", "remain", "left", "got", "get", "reported", "confirmed", "found", "feared", "believed")
	clauseWords = list("but", "while", "whereas", "although", "because", "said", "says", "which", "when", "after", "before")
	neverObject = list("died", "die", "dies", "dying", "drowned", "perished", "fled", "disappeared", "gathered", "surrendered", "suffered", "suffering", "attended", "took part", "sank", "collapsed")
)

// ahead looks before the figure, in the same clause: "flattened homes and
// killed about | 10".
func (b *binder) ahead(i int, at site) (event, bool) {
	first := b.r.Sentences[at.sentence].First
	if i > 0 && b.figures[i-1].sentence == at.sentence {
		first = max(first, b.figures[i-1].last)
	}
	const reach = 12
	for j := at.first - 1; j >= first && j > at.first-reach; j-- {
		t := b.r.Tokens[j]
		word := t.In(b.text)
		if t.Kind == hearsay.Mark && (word == ";" || word == "." || word == ":") || clauseWords.Has(word) {
			break
		}
		e, ok := b.find(events, j)
		if !ok {
			e, ok = b.find(tolls, j)
		}
		if ok {
			return e, true
		}
		if t.Tag == hearsay.VERB && !beings.Has(word) && t.Fine != hearsay.VBN {
			break
		}
	}
	return event{}, false
}

// inherited takes the event of the count before, if only a joint stands
// between: "10 killed and | 80 …".
func (b *binder) inherited(i int, at site) (event, bool) {
	if i == 0 || b.figures[i-1].sentence != at.sentence {
		return event{}, false
	}
	prev := b.figures[i-1]
	from := max(prev.last, prev.ofLast)
	for j := from; j < at.first; j++ {
		t := b.r.Tokens[j]
		if t.Tag == hearsay.VERB && !b.isEvent(j) {
			return event{}, false
		}
		if t.Kind == hearsay.Mark && (t.In(b.text) == ";" || t.In(b.text) == ".") {
			return event{}, false
		}
	}
	e := b.bound[i-1]
	if e.category == "other" || !countable(b.r.Figures[i]) || !countable(b.r.Figures[i-1]) {
		return event{}, false
	}
	return e, at.first-from <= 8
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
	case lengths.Has(string(f.Unit)):
		e.category, e.how = "distance", "is a length"
	case f.Kind == hearsay.Money:
		e.category, e.how = "money", "is an amount of money"
		if told && topic.category == "price_change" && moves {
			topic.how = "tells that a price moved"
			return topic, true
		}
	case f.Unit == "point" && moves:
		e.category, e.how = "price_change", "is a move in points"
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
	if told && (topic.category == "poll" || topic.category == "votes") {
		topic.how = "tells that this is a share of those asked"
		return topic, true
	}
	if told && (topic.category == "rate" || topic.category == "price_change" && f.Aspect != hearsay.PartOf) {
		topic.how = "tells what the percentage is of"
		return topic, true
	}
	if e, ok := b.adjacent(at); ok {
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
