package attribution

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// recipient skips the one who is told and returns where what is told begins.
func (g *grammar) recipient(i, last int) (told run, next int) {
	if i < last && g.word(i) == "to" {
		i++
	}
	r, k, ok := g.mentionAt(i)
	if !ok || g.finite(r.to, last) && !g.speakerToTell(k) {
		return run{}, i
	}
	for r.to+1 < last && g.tag(r.to) == hearsay.ADP && g.is(r.to, ties) || r.to+1 < last && g.word(r.to) == "and" {
		next, _, ok := g.mentionAt(r.to + 1)
		if !ok || g.finite(next.to, last) {
			break
		}
		r.to = next.to
	}
	return r, r.to
}

func (g *grammar) speakerToTell(k int) bool { return g.mentions[k].Party == hearsay.Media }

// skipAdjuncts steps over what tells where, when and to whom: "in a
// statement", "on Tuesday", "to reporters".
func (g *grammar) skipAdjuncts(i, last int) int {
	for i < last {
		j := i
		switch {
		case g.isTime(j), i > 0 && g.isTime(j-1) && g.is(j, dayParts), g.tag(j) == hearsay.ADV && !g.is(j, openers) && j+1 < last && (g.stops(j+1, last) || g.is(j+1, openers) || g.opening(j+1) || g.word(j+1) == ":" || g.is(j+1, adjuncts)):
			i++
			continue
		case g.is(j, adjuncts) && g.tag(j) != hearsay.PART && !g.opening(j+1):
			j++
			end := g.adjunctEnd(j, last)
			if end == 0 || end < last && !g.stops(end, last) && !g.is(end, openers) && !g.opening(end) && !g.is(end, adjuncts) && !g.clauseAfterAdjunct(end, last) {
				return i
			}
			i = end
			continue
		}
		return i
	}
	return i
}

// skipInsertion steps over words between commas that stand before what is
// said: "reported, citing police, | that …". It returns 0 if there are none.
func (g *grammar) skipInsertion(i, last int) int {
	const widest = 25
	if i+2 >= last || g.word(i) != "," || g.opening(i+1) {
		return 0
	}
	for j := i + 2; j < last && j < i+widest; j++ {
		if g.word(j) == "," && j+1 < last && (g.word(j+1) == "that" || g.opening(j+1)) {
			return j + 1
		}
	}
	return 0
}

var dayParts = lexicon.Of("morning", "afternoon", "evening", "night")

func (g *grammar) clauseAfterAdjunct(i, last int) bool {
	return g.begins[i] >= 0 && g.clauseFollows(i, last)
}

// adjunctEnd returns the end of the noun phrase that an adjunct's preposition
// governs, or 0.
func (g *grammar) adjunctEnd(i, last int) int {
	j := i
	for j < last {
		switch g.tag(j) {
		case hearsay.DET, hearsay.ADJ, hearsay.NOUN, hearsay.PROPN, hearsay.NUM:
			j++
			continue
		case hearsay.PRON:
			if j == i && !g.is(j, openers) {
				j++
				continue
			}
		case hearsay.PART:
			if j > i && !g.is(j, toWord) {
				j++
				continue
			}
		}
		if g.isTime(j) {
			j++
			continue
		}
		break
	}
	if j == i {
		return 0
	}
	return j
}
