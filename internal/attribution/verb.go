package attribution

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// verb completes an act whose cue is a verb, and reports false if nobody is
// said to say anything by it here.
func (g *grammar) verb(a act) (act, bool) {
	sent := g.sentences[a.sentence]
	v, group := g.voice(sent.First, a.first)
	a.polarity = a.cue.polarity
	switch v {
	case none:
		return a, false
	case passive:
		return g.passive(a, group)
	case trailer:
		return g.trailing(a)
	}
	if g.negated(group, a.first) && !a.cue.takes('n') {
		if !a.cue.takes('c') || a.last >= sent.Last || g.word(a.last) != "that" {
			return a, false // "did not say whether"
		}
		a.polarity = hearsay.Denies // "did not say that"
	}
	if a.cue.takes('r') && a.last < sent.Last && g.is(a.last, negations) {
		return a, false // "asked not to be named"
	}
	first := g.clauseStart(a, sent.First)
	source, heart, ok := g.inverted(a, first, group)
	if ok {
		a.source, a.subject = source, heart
		a.rule = "is a verb of saying before its subject"
		a.content = g.fronted(a, first, a.first)
		a.content = append(a.content, g.following(a, source.to)...)
		a.score = 0.92
		return a, len(a.content) > 0
	}
	if a.cue.takes('a') {
		if b, ok := g.quoting(a, group); ok {
			return b, true
		}
	}
	source, heart, ok = g.before(first, group)
	if !ok {
		source, heart, ok = g.sharedSubject(a, first, group)
	}
	if !ok {
		return a, false
	}
	if a.quoted && !g.tokens[source.from].Quoted {
		return a, false
	}
	if _, k, ok := g.mentionAt(heart.from); ok && a.cue.typ == hearsay.Documenting && !g.speaker(k) {
		return a, false // "the number of people registered dead"
	}
	a.source, a.subject = source, heart
	a.rule = "is a verb of saying behind its subject"
	return g.complete(a, first)
}

// sharedSubject returns the subject of the verb before, for a verb that is
// joined to it: "The mayor toured the town | and said".
func (g *grammar) sharedSubject(a act, first, group int) (source, heart run, ok bool) {
	j := group - 1
	for j >= first && (g.tag(j) == hearsay.ADV || g.word(j) == ",") {
		j--
	}
	if j <= first || !g.is(j, conjoining) {
		return run{}, run{}, false
	}
	for k := len(g.found) - 1; k >= 0 && g.found[k].sentence == a.sentence; k-- {
		if b := g.found[k]; !b.source.empty() && b.quoted == a.quoted && b.last <= a.first {
			return b.source, b.subject, true
		}
	}
	for i := first; i < j; i++ { // the first mention, if it is the subject of a verb
		r, k, begins := g.mentionAt(i)
		if !begins {
			if g.tag(i) == hearsay.VERB {
				break
			}
			continue
		}
		if i > first && g.tag(i-1) == hearsay.ADP {
			i = r.to - 1
			continue
		}
		source = g.growRight(r, j)
		return source, r, g.speaker(k) && g.clauseBefore(r.to, j)
	}
	return run{}, run{}, false
}

var conjoining = lexicon.Of("and", "but", "then", "or")

// quoting completes an act such as "The agency quoted the mayor as saying …":
// the mayor says, in what the agency says.
func (g *grammar) quoting(a act, group int) (act, bool) {
	const widest = 30
	sent := g.sentences[a.sentence]
	inner, heart, _, ok := g.after(a.last, sent.Last)
	if !ok {
		return a, false
	}
	for j := inner.to; j+1 < sent.Last && j < inner.to+widest; j++ {
		if g.word(j) != "as" || g.word(j+1) != "saying" {
			continue
		}
		content := g.trim(run{j + 2, g.clauseEnd(a, j+2, sent.Last)})
		if content.empty() {
			return a, false
		}
		a.rule = "is a verb of quoting behind its subject"
		a.content, a.score = []run{content}, 0.85
		if source, who, ok := g.before(sent.First, group); ok {
			outer := a
			outer.source, outer.subject = source, who
			g.found = append(g.found, outer)
			a.host = len(g.found)
		}
		a.first, a.last = j, j+2
		a.source, a.subject = inner, heart
		a.rule = "shows who is quoted"
		return a, true
	}
	return a, false
}

// passive completes an act such as "… was reported by the agency" or "no
// injuries were reported".
func (g *grammar) passive(a act, group int) (act, bool) {
	sent := g.sentences[a.sentence]
	if a.cue.typ == hearsay.OtherAct || a.cue.typ == hearsay.Decreeing && !a.cue.takes('c') {
		return a, false
	}
	a.first = group
	by := a.last
	for by < sent.Last && by < a.last+4 && g.word(by) != "by" && !g.stops(by, sent.Last) {
		by++
	}
	if by < sent.Last && g.word(by) == "by" {
		source, heart, k, ok := g.after(by+1, sent.Last)
		if ok && g.speaker(k) {
			a.last = by + 1
			a.source, a.subject = source, heart
			a.rule = "is a verb of saying with its source behind “by”"
			a.content = g.host(a, sent.First, group)
			a.score = 0.7
			return a, len(a.content) > 0
		}
	}
	if a.cue.takes('a') { // "was quoted as saying"
		if source, heart, ok := g.before(sent.First, group); ok && a.last+1 < sent.Last && g.word(a.last) == "as" && g.word(a.last+1) == "saying" {
			a.source, a.subject, a.last = source, heart, a.last+2
			a.rule = "is a verb of saying behind its subject"
			return g.complete(a, sent.First)
		}
		return a, false
	}
	if !a.cue.takes('u') {
		return a, false
	}
	a.rule = "is a verb of saying that hides who says it"
	a.score = 0.6
	a.content = g.host(a, sent.First, group)
	return a, len(a.content) > 0
}

// host returns the subject of a passive, which is what is said: "No injuries
// | were reported".
func (g *grammar) host(a act, first, end int) []run {
	r := g.trim(run{g.contentStart(a, first, end-1), end})
	if r.empty() || g.tokens[r.from].Quoted != a.quoted {
		return nil
	}
	return []run{r}
}

// trailing completes an act such as "…, adding that …", whose source is that
// of the act before it or the subject of the sentence.
func (g *grammar) trailing(a act) (act, bool) {
	sent := g.sentences[a.sentence]
	for k := len(g.found) - 1; k >= 0 && g.found[k].sentence == a.sentence; k-- {
		if b := g.found[k]; !b.source.empty() && b.quoted == a.quoted {
			a.source, a.subject = b.source, b.subject
			break
		}
	}
	if a.source.empty() {
		if a.first > 0 && a.first > sent.First && g.ends[a.first-1] >= 0 {
			heart := g.runOf(int(g.ends[a.first-1]), a.first-1)
			if g.speaker(int(g.ends[a.first-1])) {
				a.source, a.subject = g.growLeft(sent.First, heart), heart
			}
		} else if r, k, ok := g.mentionAt(sent.First); ok && g.speaker(k) {
			a.source, a.subject = g.growRight(r, a.first), r
		}
	}
	if a.source.empty() {
		return a, false
	}
	a.rule = "is a verb of saying that shares the subject of the verb before it"
	a, ok := g.complete(a, a.first)
	a.score *= 0.9
	return a, ok
}
