package attribution

import (
	"strings"

	"hearsay"
)

// A voice is how a verb stands in its group.
type voice int

const (
	none    voice = iota // no verb of saying here
	active               // "said", "has said", "will say"
	passive              // "was told", "were reported"
	trailer              // "…, saying", with the subject of the verb before
)

// voice tells how the verb at token i stands, and where its group begins.
func (g *grammar) voice(first, i int) (v voice, group int) {
	t := g.tokens[i]
	group = i
	for j := i - 1; j >= first && g.filler(j); j-- {
		if g.tag(j) == hearsay.AUX || g.tag(j) == hearsay.VERB || g.is(j, toWord) {
			group = j
		}
	}
	switch {
	case strings.HasSuffix(g.word(i), "ing") && t.Fine != hearsay.VBG && i > first && g.is(i-1, beings):
		return active, group
	case t.Tag == hearsay.NOUN || t.Tag == hearsay.ADJ || t.Tag == hearsay.PROPN || t.Tag == hearsay.ADP:
		if !g.is(i, says) && !g.takesClause(i) && !g.actsAsVerb(first, i) {
			return none, i
		}
	case (t.Fine == hearsay.VBN || t.Fine == hearsay.VBD) && i > first && g.describes(i):
		return none, i // "the 12 reported cases"
	}
	switch t.Fine {
	case hearsay.VBN:
		return g.participle(first, i, group)
	case hearsay.VBG:
		for j := i - 1; j >= first && g.filler(j); j-- {
			if g.is(j, beings) {
				return active, group
			}
		}
		if i > first && (g.word(i-1) == "," || g.tag(i-1) == hearsay.CCONJ) || g.afterNoun(i) {
			return trailer, i
		}
		return none, i
	case hearsay.VB:
		for j := i - 1; j >= first && g.filler(j); j-- {
			if g.is(j, toWord) {
				return none, i
			}
			if g.tag(j) == hearsay.AUX {
				return active, group
			}
		}
		return active, group // the tagger takes many a past tense for a base form
	}
	return active, group
}

// takesClause reports whether what stands at token i, though it has the look
// of a noun, has a subject before it and a clause or a quotation behind it.
func (g *grammar) takesClause(i int) bool {
	if i == 0 || i+1 >= len(g.tokens) || g.capital(i) || !g.opening(i+1) && g.word(i+1) != "that" {
		return false
	}
	switch g.tag(i - 1) {
	case hearsay.NOUN, hearsay.PROPN, hearsay.PRON:
		return g.tokens[i-1].Quoted == g.tokens[i].Quoted
	}
	return false
}

// actsAsVerb reports whether what stands at token i, though the tagger took it
// for a noun or an adjective, stands where a verb does: behind a noun and
// before an object, or at the end of "“…,” the mayor replied".
func (g *grammar) actsAsVerb(first, i int) bool {
	if i == first {
		return false
	}
	switch g.tag(i - 1) {
	case hearsay.NOUN, hearsay.PROPN, hearsay.PRON:
	default:
		return false
	}
	if i+1 >= len(g.tokens) || g.tokens[i+1].Kind == hearsay.Mark {
		for j := i - 1; j >= first && j > i-8; j-- {
			if g.closing(j) || g.word(j) == "," && g.begins[j+1] >= 0 && strings.HasSuffix(g.word(i), "s") && j > first+3 {
				return true
			}
		}
		return false
	}
	if !strings.HasSuffix(g.word(i), "ed") {
		return false
	}
	switch g.tag(i + 1) {
	case hearsay.DET, hearsay.PRON, hearsay.PART, hearsay.ADP, hearsay.SCONJ:
		return true
	}
	return false
}

// describes reports whether the participle at token i stands between a number
// or a determiner and a noun.
func (g *grammar) describes(i int) bool {
	switch g.tag(i - 1) {
	case hearsay.NUM, hearsay.DET, hearsay.ADJ:
	default:
		return false
	}
	switch g.tag(i + 1) {
	case hearsay.NOUN, hearsay.ADJ:
		return true
	}
	return false
}

// afterNoun reports whether the participle at token i hangs on a noun: "a
// statement saying".
func (g *grammar) afterNoun(i int) bool { return i > 0 && g.ends[i-1] >= 0 }

// participle tells a perfect ("has said") from a passive ("was told") and
// from a bare participle, which is no act unless "by" follows.
func (g *grammar) participle(first, i, group int) (voice, int) {
	for j := i - 1; j >= first && g.filler(j); j-- {
		switch {
		case g.is(j, beings) && !g.is(j, haves):
			return passive, group
		case g.is(j, haves):
			return active, group
		}
	}
	// The tagger takes many a past tense for a participle.
	if j := i - 1; j >= first && (g.ends[j] >= 0 || g.word(j) == "," || g.tag(j) == hearsay.ADV || g.tokens[j].Kind == hearsay.Mark) {
		if i+1 < len(g.tokens) && g.word(i+1) == "by" {
			return none, i
		}
		return active, group
	}
	return none, i
}

func (g *grammar) negated(group, i int) bool {
	for j := group; j < i; j++ {
		if g.is(j, negations) {
			return true
		}
	}
	return false
}
