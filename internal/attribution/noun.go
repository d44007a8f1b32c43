package attribution

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// noun finds an act whose cue is a noun with a clause behind it: "a claim by the
// rebels | that 40 soldiers fell", "the mayor's warning | that …", "reports |
// that …", which names nobody.
func (g *grammar) noun(s, i int) (act, bool) {
	sent := g.sentences[s]
	if g.tag(i) != hearsay.NOUN || !g.is(i, sayings) && !g.is(i, counts) || g.ends[i] < 0 {
		return act{}, false
	}
	a := act{cue: cue{words: "claim", typ: hearsay.Saying}, polarity: hearsay.Says, sentence: s, first: i, last: i + 1, quoted: g.tokens[i].Quoted, score: 0.7}
	a.rule = "is a noun of saying with what is said behind it"
	whole := g.runOf(int(g.ends[i]), i)
	at := i + 1
	if g.is(i, counts) {
		return g.counted(a, whole, at)
	}
	switch {
	case at+1 < sent.Last && g.is(at, makers):
		source, heart, k, ok := g.after(at+1, sent.Last)
		if !ok || !g.speaker(k) {
			return act{}, false
		}
		a.source, a.subject, at = source, heart, source.to
	case g.owner(whole) > whole.from:
		a.source = run{whole.from, g.owner(whole)}
		a.subject = a.source
	case !g.is(i, rumours):
		return act{}, false
	}
	if at+2 >= sent.Last || g.word(at) != "that" || !g.clauseFollows(at+1, sent.Last) || g.relativeThat(at, sent.Last) {
		return act{}, false
	}
	end := g.clauseEnd(a, at, sent.Last)
	if whole.from == sent.First { // "the mayor's claim that 40 people drowned | was wrong"
		end = min(end, g.secondVerb(at, sent.Last))
	}
	r := g.trim(run{at, end})
	a.content = []run{r}
	return a, !r.empty()
}

// secondVerb returns where the second finite verb behind token i begins: that of
// the sentence, if a clause within its subject begins at i.
func (g *grammar) secondVerb(i, last int) int {
	seen := false
	for j := i; j < last; j++ {
		if !g.finite(j, j+1) || j > i && g.finite(j-1, j) {
			continue
		}
		if seen {
			return j
		}
		seen = true
	}
	return last
}

// counted completes an act such as "the ministry's toll | of 40 |" or "by the
// ministry's count".
func (g *grammar) counted(a act, whole run, at int) (act, bool) {
	sent := g.sentences[a.sentence]
	owner := g.owner(whole)
	if owner == whole.from || g.tag(whole.from) == hearsay.PRON {
		return a, false
	}
	a.source = run{whole.from, owner}
	a.subject, a.score = a.source, 0.65
	switch {
	case at+1 < sent.Last && g.word(at) == "of" && g.numberSoon(at+1, sent.Last):
		r := g.trim(run{at, g.phraseEnd(at+1, sent.Last)})
		a.content = []run{r}
		return a, !r.empty()
	case whole.from > sent.First && g.is(whole.from-1, makers) && g.word(whole.from-1) == "by":
		b := a
		b.first = whole.from - 1
		b.last = whole.to
		a.content = g.around(b, whole.to)
		return a, len(a.content) > 0
	}
	return a, false
}

// numberSoon reports whether a number stands within a few words of token i.
func (g *grammar) numberSoon(i, last int) bool {
	for j := i; j < min(last, i+4); j++ {
		if g.tag(j) == hearsay.NUM {
			return true
		}
	}
	return false
}

// phraseEnd returns where the words of a noun phrase that begins at token i end.
func (g *grammar) phraseEnd(i, last int) int {
	for i < last && g.tokens[i].Kind != hearsay.Mark && g.tag(i) != hearsay.VERB && g.tag(i) != hearsay.AUX && g.tag(i) != hearsay.SCONJ {
		i++
	}
	return i
}

// owner returns the token of the "'s" in a phrase, before which its owner
// stands: "the mayor | 's warning". It returns the beginning of the phrase if
// it has none.
func (g *grammar) owner(r run) int {
	for i := r.to - 1; i > r.from; i-- {
		if w := g.word(i); g.tag(i) == hearsay.PART && (w == "'s" || w == "’s" || w == "'" || w == "’") {
			return i
		}
	}
	return r.from
}

// relativeThat reports whether a verb stands right behind the "that" at token i,
// which then stands for what was said: "a report | that shook the town".
func (g *grammar) relativeThat(i, last int) bool {
	return i+1 < last && (g.tag(i+1) == hearsay.VERB || g.tag(i+1) == hearsay.AUX || g.tag(i+1) == hearsay.ADV && g.finite(i+1, last))
}

var (
	sayings = lexicon.Of("claim", "claims", "report", "reports", "allegation", "allegations", "assertion", "assertions", "accusation", "accusations", "statement", "statements",
		"announcement", "warning", "warnings", "admission", "suggestion", "suggestions", "rumour", "rumours", "rumor", "rumors", "complaint", "complaints", "estimates",
		"finding", "findings", "confirmation", "revelation", "declaration", "prediction", "pretext", "contention", "insistence", "acknowledgement", "acknowledgment")
	counts  = lexicon.Of("toll", "count", "tally", "figure", "estimate", "number")
	rumours = lexicon.Of("reports", "claims", "allegations", "rumours", "rumors", "suggestions", "accusations", "pretext", "report", "claim")
	makers  = lexicon.Of("by", "from")
)
