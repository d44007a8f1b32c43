package timex

import "strings"

// names takes the days out of the sentence's tokens that are a word of a name:
// of a paper, a show, a group, a person. News writes all of them with
// capitals, so a name is told by what stands around it:
//
//   - a weekday is one before another capitalised word if "the", a word that no
//     day follows, or a capitalised word stands before it, or if nothing does,
//     and if after the capitalised words comes a verb or the end of a phrase:
//     "The Thursday Lantern reported", but not "the Thursday Orvane fire";
//   - "Today" with its capital is one inside a sentence, beside a capitalised
//     word or after "the": "Orvane Today", "the Today show".
//
// A headline has capitals for its own reasons; there nothing is told by them.
func (p *parser) names() {
	if p.headline {
		return
	}
	for i := range p.toks {
		switch t := p.toks[i]; {
		case !t.capital || t.upper || t.glued:
		case t.class == weekday && t.kind == plain && p.isNamedAfterDay(i),
			(t.class == relDay || t.class == tonight) && p.isNameOfDay(i):
			p.toks[i].class = name
		}
	}
}

// isNamedAfterDay reports whether the weekday at i begins a name or stands in
// the middle of one.
func (p *parser) isNamedAfterDay(i int) bool {
	j := i + 1
	for j <= i+longestName && p.isProper(j) {
		j++
		for p.isMark(j, dash) && p.tok(j).glued && p.tok(j+1).glued && p.tok(j+1).capital && j <= i+longestName {
			j += 2
		}
	}
	if j == i+1 {
		return false
	}
	switch b := p.tok(i - 1); b.class {
	case the, in, at, article, possessive:
	case title:
		return b.capital
	case mark:
		if b.val != breakMark {
			return false
		}
	default:
		if !p.isProper(i-1) || i == 1 {
			return false
		}
	}
	return p.nameEnds(j)
}

// longestName is about how many words of a name are read after its weekday.
const longestName = 4

// nameEnds reports whether no noun follows at j that the words before it could
// belong to.
func (p *parser) nameEnds(j int) bool {
	t := p.tok(j)
	return t.class == poss || p.closed(j) || t.class == other && !t.capital && p.isPast(j)
}

// isPast reports whether the word at j has the ending of a verb in the past
// tense.
func (p *parser) isPast(j int) bool {
	w := p.tok(j).In(p.text)
	return len(w) > 3 && strings.HasSuffix(w, "ed")
}

// isNameOfDay reports whether a capitalised "Today" at i belongs to a name.
func (p *parser) isNameOfDay(i int) bool {
	return i > 0 && (p.is(i-1, the) || p.is(i-1, other) && (p.tok(i-1).capital || p.isProper(i+1)))
}

// isProper reports whether a capitalised word that says nothing about times
// stands at i, and no word all in capitals.
func (p *parser) isProper(i int) bool {
	t := p.tok(i)
	return t.class == other && t.capital && !t.upper && !t.glued
}
