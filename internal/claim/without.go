package claim

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/internal/lexicon"
)

// inclusion finds whom a count says to hold and whom it says to leave out: "14
// people, including | three children |", "33 people, not counting | the attackers |".
func (b *binder) inclusion(i int, c *hearsay.Claim) {
	at, f := b.figures[i], b.r.Figures[i]
	if at.sentence == hearsay.None || !countable(f) {
		return
	}
	sent := b.r.Sentences[at.sentence]
	last := max(at.last, at.ofLast)
	next := sent.Last // where the next count begins that stands in no such phrase
	for j := last; j < next; j++ {
		start := b.r.Tokens[j].Start
		end, how, ok := b.opensAside(start)
		if !ok {
			if b.isStop(j) || b.startsOther(i, j) {
				break
			}
			continue
		}
		phrase := b.phraseFrom(end, sent.Last)
		switch {
		case phrase.Empty():
		case how == leftOut && c.Excluding.Empty():
			c.Excluding = phrase
		case how == takenIn && c.Including.Empty():
			c.Including = phrase
		}
		for j+1 < sent.Last && b.r.Tokens[j+1].Start < phrase.End {
			j++
		}
	}
	if c.Including.Empty() {
		c.Including = b.someOfThem(i)
	}
	if c.Excluding.Empty() {
		c.Excluding = b.besides(i)
	}
}

// How a phrase stands to a count.
const (
	takenIn = iota
	leftOut
)

// opensAside reports whether a phrase for whom a count holds or leaves out opens at
// byte start, and where what it names begins.
func (b *binder) opensAside(start int) (end, how int, ok bool) {
	if end, _, ok := including.Longest(b.text, start); ok {
		return end, takenIn, true
	}
	if end, _, ok := excluding.Longest(b.text, start); ok {
		return end, leftOut, true
	}
	return 0, 0, false
}

// isStop reports whether a sentence turns to something else at token j.
func (b *binder) isStop(j int) bool {
	word := b.word(j)
	return word == ";" || word == ":" || word == "."
}

// startsOther reports whether another count than figure i begins at token j.
func (b *binder) startsOther(i, j int) bool {
	return i+1 < len(b.figures) && b.figures[i+1].sentence == b.figures[i].sentence && b.figures[i+1].first == j
}

// phraseFrom returns the noun phrases that begin behind byte start: up to a verb
// with a time of its own, a mark or the end.
func (b *binder) phraseFrom(start, last int) hearsay.Span {
	const most = 14 // tokens
	j := b.firstFrom(start, last)
	first, end := j, j
	for ; j < last && j < first+most; j++ {
		t := b.r.Tokens[j]
		word := t.In(b.text)
		switch {
		case word == "," && j+1 < last && b.isListed(j, last):
			continue // "a teacher, two boys and a girl"
		case t.Kind == hearsay.Mark && word != "'" && word != "-", t.Tag == hearsay.AUX,
			t.Tag == hearsay.VERB && (t.Fine == hearsay.VBD || t.Fine == hearsay.VBZ || t.Fine == hearsay.VBP || t.Fine == hearsay.VBN && b.isEvent(j)),
			clauseWords.Has(word):
			return b.spanOf(first, end)
		}
		if t.Tag != hearsay.CCONJ && t.Tag != hearsay.ADP {
			end = j + 1
		}
	}
	return b.spanOf(first, end)
}

// isListed reports whether a comma stands in a list of phrases of which an "and"
// joins the last, before any verb.
func (b *binder) isListed(comma, last int) bool {
	const most = 10
	for j := comma + 1; j < last && j < comma+most; j++ {
		switch t := b.r.Tokens[j]; {
		case t.Tag == hearsay.CCONJ:
			return true
		case t.Tag == hearsay.VERB || t.Tag == hearsay.AUX || t.Kind == hearsay.Mark && t.In(b.text) != ",":
			return false
		}
	}
	return false
}

// firstFrom returns the first token that begins at byte start or behind.
func (b *binder) firstFrom(start, last int) int {
	j, _ := slices.BinarySearchFunc(b.r.Tokens[:last], start, func(t hearsay.Token, at int) int { return cmp.Compare(t.Start, at) })
	return j
}

func (b *binder) spanOf(first, end int) hearsay.Span {
	if end <= first {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: b.r.Tokens[first].Start, End: b.r.Tokens[end-1].End}
}

// someOfThem returns the part of a count that the one behind it tells: "12 people,
// | three of them soldiers |".
func (b *binder) someOfThem(i int) hearsay.Span {
	if i+1 >= len(b.figures) || b.figures[i+1].sentence != b.figures[i].sentence {
		return hearsay.Span{}
	}
	part := b.figures[i+1]
	end, _, ok := ofThem.Longest(b.text, b.startOf(part.last))
	if !ok {
		return hearsay.Span{}
	}
	sent := b.r.Sentences[part.sentence]
	j := b.firstFrom(end, sent.Last)
	if j >= sent.Last || b.r.Tokens[j].Tag != hearsay.NOUN && b.r.Tokens[j].Tag != hearsay.ADJ && b.r.Tokens[j].Tag != hearsay.PROPN {
		return hearsay.Span{}
	}
	phrase := b.phraseFrom(end, sent.Last)
	if phrase.Empty() || part.first == 0 {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: b.r.Figures[i+1].Start, End: phrase.End}
}

// besides returns whom a count leaves out that is told before it: "Excluding |
// soldiers |, 29 people", "As well as | the captain |, eight sailors", "killed | the
// mayor | and four others".
func (b *binder) besides(i int) hearsay.Span {
	at := b.figures[i]
	sent := b.r.Sentences[at.sentence]
	if first := b.r.Tokens[sent.First].Start; at.first > sent.First {
		if end, _, ok := excluding.Longest(b.text, first); ok {
			phrase := b.phraseFrom(end, at.first)
			if !phrase.Empty() && (i == 0 || b.r.Figures[i-1].End <= phrase.End || b.figures[i-1].sentence != at.sentence) {
				return phrase
			}
		}
	}
	if !b.isOthers(i) || at.first-2 < sent.First || b.r.Tokens[at.first-1].Tag != hearsay.CCONJ {
		return hearsay.Span{}
	}
	return b.nounBefore(at.first-1, sent.First)
}

// nounBefore returns the noun phrase that ends before token j: a noun with what
// stands before it of it.
func (b *binder) nounBefore(j, first int) hearsay.Span {
	end := j
	if end <= first || b.r.Tokens[end-1].Tag != hearsay.NOUN && b.r.Tokens[end-1].Tag != hearsay.PROPN {
		return hearsay.Span{}
	}
	start := end - 1
	for start > first {
		switch b.r.Tokens[start-1].Tag {
		case hearsay.NOUN, hearsay.PROPN, hearsay.ADJ, hearsay.DET, hearsay.NUM:
			start--
			continue
		case hearsay.PRON:
			if whose.Has(b.word(start - 1)) {
				start--
			}
		}
		break
	}
	return b.spanOf(start, end)
}

var (
	including = lexicon.Of("including", "included", "among them", "among whom", "counting")
	excluding = lexicon.Of("excluding", "not including", "not counting", "without counting", "apart from", "aside from", "besides", "other than", "except", "except for",
		"in addition to", "as well as", "exclusive of", "leaving out")
	ofThem = lexicon.Of("of them", "of whom", "of those", "among them")
	whose  = lexicon.Of("his", "her", "their", "its", "our", "my")
)
