package claim

import (
	"strings"

	"hearsay"
	"hearsay/internal/lexicon"
)

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

// isWhole reports whether a count is the whole that another is a part of: "25
// of the | 60 passengers", "Of the | 60 passengers, 25".
func (b *binder) isWhole(i int, at site) bool {
	first := b.r.Sentences[at.sentence].First
	j := at.first - 1
	for j > first && (b.r.Tokens[j].Tag == hearsay.DET || b.r.Tokens[j].Tag == hearsay.PRON) {
		j--
	}
	if j < first || !strings.EqualFold(b.word(j), "of") {
		return false
	}
	if j == first {
		return i+1 < len(b.figures) && b.figures[i+1].sentence == at.sentence
	}
	return i > 0 && b.figures[i-1].sentence == at.sentence && b.figures[i-1].last == j
}

// part takes the event of the count that this one is a part of: "23, of whom
// | 17 …", "Three of them …", "including | four women".
func (b *binder) part(i int, at site) (event, bool) {
	if !b.partitive(at) {
		return event{}, false
	}
	if e, ok := b.ofThe(at); ok {
		return e, true
	}
	if e, ok := b.behind(i, at); ok && ofPeople[e.category] {
		return e, true // "the other ten are missing"
	}
	return b.before(i, 3)
}

// ofThe takes the event by which the whole is named before a part: "Of the dead, | 17
// | were found in the harbour".
func (b *binder) ofThe(at site) (event, bool) {
	j := at.first - 1
	if j > 0 && b.word(j) == "," {
		j--
	}
	if first := b.r.Sentences[at.sentence].First; j-2 < first || b.word(j-1) != "the" || !strings.EqualFold(b.word(j-2), "of") {
		return event{}, false
	}
	for _, l := range []*lexicon.List{events, nouns} {
		if e, ok := b.find(l, j); ok && e.word.End == b.r.Tokens[j].End {
			return e, true
		}
	}
	return event{}, false
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
		if !countable(b.r.Figures[k]) || b.bound[k].category == "other" && b.r.Figures[k].Unit != "person" && !b.r.Figures[k].Of.Empty() {
			continue // "1,200 are staying in 14 schools and the remaining | 900 | with friends"
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

var numberWords = lexicon.Of("number", "total", "count", "tally", "figure", "toll")

// objectOf takes the event of the verb whose object a count is, or whose object it is
// joined to: "killed | the driver and six passengers | and hurt 30".
func (b *binder) objectOf(i int, at site) (event, bool) {
	j := b.tokenAt(b.r.Tokens[at.first].Start)
	for n := 0; j != hearsay.None && n < deepest; n++ {
		t := b.r.Tokens[j]
		switch t.Relation {
		case nummod, conj, compound:
			if t.Tag == hearsay.VERB {
				return event{}, false
			}
			j = int(t.Head)
			continue
		case obj:
			h := int(t.Head)
			if h == hearsay.None || b.r.Tokens[h].Tag != hearsay.VERB {
				return event{}, false
			}
			if e, ok := b.carried(h, b.clauseEnd(h)); ok {
				return e, true
			}
			for k := max(0, h-1); k <= h; k++ { // "fatally | shooting"
				if e, ok := b.find(events, k); ok && e.word.End == b.r.Tokens[h].End {
					return e, true
				}
			}
			word := b.r.Tokens[h]
			if b.r.Figures[i].Unit == "person" && catching.Has(word.In(b.text)) {
				return event{category: "detained", word: word.Span}, true // but not "caught in the rain"
			}
			return event{category: "injured", word: word.Span}, b.r.Figures[i].Unit == "person" && strikes.Has(word.In(b.text))
		}
		return event{}, false
	}
	return event{}, false
}

var nummod = hearsay.RelationNamed("nummod")

// goingOn gives a share of nothing known what the share before it is of, if its
// words go on with that: "Oru Copper fell 4 percent. Lind Mining | lost 3 percent |".
func (b *binder) goingOn(e event, i int) event {
	f := b.r.Figures[i]
	if e.category != "other" || i == 0 || f.Unit != "percent" && f.Unit != "percentage_point" || b.figures[i].sentence-b.figures[i-1].sentence > 1 {
		return e
	}
	moves := f.Aspect == hearsay.Rise || f.Aspect == hearsay.Fall
	switch before := b.bound[i-1]; {
	case before.category == "price_change" && moves, before.category == "rate" && b.hasAny(b.r.Sentences[b.figures[i].sentence], forecasts):
		before.how = "tells what the share before is of, with which this one goes on"
		return before
	}
	return e
}

var forecasts = lexicon.Of("forecast", "forecasts", "projection", "projections", "estimate", "estimates", "outlook")

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
