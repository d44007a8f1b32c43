package attribution

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// relays gives an act such as "citing police", which stands before the act that
// it is told in, what that one says: "The agency, citing police, said …".
func (g *grammar) relays(from int) {
	for i := from; i < len(g.found); i++ {
		if a := g.found[i]; a.host > 0 || len(a.content) > 0 && !g.is(a.first, relaying) {
			continue
		}
		for h := from; h < len(g.found); h++ {
			if b := g.found[h]; b.first >= g.found[i].last && b.cue.typ != hearsay.OtherAct && !b.source.empty() && b.quoted == g.found[i].quoted {
				g.found[i].content, g.found[i].host = b.content, h+1
				break
			}
		}
	}
}

// carried finds whoever handed on what an act of the sentence says: "police,
// | quoted by the agency |, said …", "in a statement | carried by state media |".
func (g *grammar) carried(s, from int) {
	const most = 60 // acts that a sentence may hold, if it is one
	sent := g.sentences[s]
	if len(g.found)-from > most {
		return
	}
	for i := sent.First + 1; i+2 < sent.Last; i++ {
		if !g.is(i, carrying) || g.word(i+1) != "by" || g.is(i-1, beings) || g.tokens[i].Fine != hearsay.VBN && g.tokens[i].Fine != hearsay.VBD {
			continue
		}
		source, heart, k, ok := g.after(i+2, sent.Last)
		if !ok || !g.speaker(k) {
			continue
		}
		h := g.handedOn(from, i, source.to)
		if h < 0 {
			continue
		}
		inner := &g.found[h]
		outer := act{cue: cue{words: "quoted by", typ: hearsay.Saying}, polarity: hearsay.Says, sentence: s, first: i, last: i + 2,
			source: source, subject: heart, quoted: g.tokens[i].Quoted, content: inner.content, score: min(inner.score, 0.8)}
		outer.rule = "shows who handed it on"
		if inner.source.has(i) { // "police quoted by the agency" is one phrase
			inner.source.to = g.trim(run{inner.source.from, i}).to
		}
		inner.host = len(g.found) + 1
		g.found = append(g.found, outer)
	}
}

// handedOn returns the act that the words at token i, which end before token
// end, tell of: the one whose source or cue stands right before them, or the
// first behind them.
func (g *grammar) handedOn(from, i, end int) int {
	const near = 8
	best := -1
	for h := from; h < len(g.found); h++ {
		a := g.found[h]
		if a.source.empty() || a.host > 0 || a.first <= i && i < a.last || len(a.content) == 0 {
			continue
		}
		reach := max(a.last, a.source.to)
		if a.source.has(i) {
			reach = i
		}
		switch {
		case reach <= i && i-reach <= near:
			best = h
		case best < 0 && a.first >= end && min(a.first, a.source.from)-end <= near:
			return h
		}
	}
	return best
}

// relaying open what is told of those who are relied on.
var relaying = lexicon.Of("citing", "quoting")

// carrying are the words for what a medium does with what others say.
var carrying = lexicon.Of("quoted", "cited", "carried", "broadcast", "aired", "relayed", "distributed")

// relied completes an act such as "who | cited the ministry's figures |", which
// tells on whom the subject of the main verb relies: what that one says comes
// with [grammar.relays].
func (g *grammar) relied(a act, group int) (act, bool) {
	sent := g.sentences[a.sentence]
	if a.cue.words != "cite" || group == sent.First || !g.is(group-1, relays) {
		return a, false
	}
	source, heart, _, ok := g.after(a.last, sent.Last)
	if !ok {
		return a, false
	}
	a.source, a.subject = source, heart
	a.rule = "names whom the subject relies on"
	a.score = 0.75
	return a, true
}

// quotedPassive completes an act such as "the minister was quoted | by the
// agency | as saying that …" or "…, the minister was quoted as saying".
func (g *grammar) quotedPassive(a act, group int) (act, bool) {
	sent := g.sentences[a.sentence]
	source, heart, ok := g.before(sent.First, group)
	if !ok {
		return a, false
	}
	medium, i := g.byWhom(a.last, sent.Last)
	if i+1 >= sent.Last || g.word(i) != "as" || g.word(i+1) != "saying" {
		return a, false
	}
	a.source, a.subject, a.last = source, heart, i+2
	if medium.empty() {
		medium, _ = g.byWhom(a.last, sent.Last)
	}
	a.rule = "is a verb of saying behind its subject"
	b := a
	b.cue.shapes = "cq"
	if !medium.empty() && medium.from >= a.last { // "as saying by the agency"
		b.last = medium.to
	}
	b, ok = g.complete(b, sent.First)
	if !ok {
		return a, false
	}
	a.content, a.score = b.content, b.score
	if !medium.empty() {
		outer := a
		outer.source, outer.subject = medium, medium
		outer.rule = "shows who handed it on"
		g.found = append(g.found, outer)
		a.host = len(g.found)
	}
	return a, true
}

// byWhom returns the source behind a "by" at token i, and the token behind it.
// It returns i itself if there is none.
func (g *grammar) byWhom(i, last int) (source run, next int) {
	if i+1 >= last || g.word(i) != "by" {
		return run{}, i
	}
	source, _, k, ok := g.after(i+1, last)
	if !ok || !g.speaker(k) {
		return run{}, i
	}
	return source, source.to
}
