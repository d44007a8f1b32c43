package attribution

import (
	"cmp"
	"slices"

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
	if g.negated(group, a.first) {
		switch {
		case g.is(a.first, verifying):
			a.polarity = hearsay.CannotVerify // "could not confirm that", "did not verify reports of"
		case a.cue.takes('c') && a.last < sent.Last && g.word(a.last) == "that":
			a.polarity = hearsay.Denies // "did not say that"
		case a.cue.polarity == hearsay.Denies:
			a.polarity = hearsay.CannotVerify // "did not deny that"
		default:
			return a, false // "did not say whether", "did not report any deaths"
		}
	}
	if a.cue.takes('r') && a.last < sent.Last && g.is(a.last, negations) {
		return a, false // "asked not to be named"
	}
	if g.claimsLives(a) {
		return a, false
	}
	if b, ok := g.relied(a, group); ok {
		return b, true
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

// claimsLives reports whether what is claimed is lives: "a blast that claimed | the
// lives of 12".
func (g *grammar) claimsLives(a act) bool {
	const reach = 6
	if a.cue.words != "claim" {
		return false
	}
	for j := a.last; j < min(len(g.tokens), a.last+reach); j++ {
		switch w := g.word(j); {
		case w == "lives" || w == "life":
			return true
		case w == "that" || g.finite(j, j+1) || g.tokens[j].Kind == hearsay.Mark:
			return false
		}
	}
	return false
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

var verifying = lexicon.Of("confirm", "verify", "corroborate", "substantiate", "authenticate")

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
		source, who, ok := g.before(sent.First, group)
		if content := g.trim(run{j + 2, g.clauseEnd(a, j+2, sent.Last)}); !content.empty() && !g.stops(j+2, sent.Last) {
			a.content = []run{content}
		} else if ok { // "…, the agency quoted the mayor as saying"
			a.content = g.fronted(a, sent.First, source.from)
		}
		if len(a.content) == 0 {
			return a, false
		}
		a.rule = "is a verb of quoting behind its subject"
		a.score = 0.85
		if ok {
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
	if a.cue.takes('a') { // "was quoted as saying"
		if b, ok := g.quotedPassive(a, group); ok {
			return b, true
		}
	}
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
	if a.cue.takes('a') {
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
	if before := a.first - 1; before > sent.First && g.ends[before] >= 0 { // "a man | claiming", "a statement | saying"
		if k := int(g.ends[before]); g.speaker(k) {
			heart := g.runOf(k, before)
			a.source, a.subject = g.growLeft(sent.First, heart), heart
			if source, subject, ok := g.issuer(a.source); ok && g.mentions[k].Party == hearsay.Report {
				a.source, a.subject = source, subject
			}
		}
	} else {
		a.source, a.subject = g.sharedBefore(a)
	}
	if a.source.empty() {
		return a, false
	}
	a.rule = "is a verb of saying that shares the subject of the verb before it"
	a, ok := g.complete(a, a.first)
	a.score *= 0.9
	return a, ok
}

// sharedBefore returns the source of the act before a in its sentence, or the
// subject that the sentence opens with.
func (g *grammar) sharedBefore(a act) (source, subject run) {
	for k := len(g.found) - 1; k >= 0 && g.found[k].sentence == a.sentence; k-- {
		if b := g.found[k]; !b.source.empty() && b.quoted == a.quoted {
			return b.source, b.subject
		}
	}
	if r, k, ok := g.mentionAt(g.sentences[a.sentence].First); ok && g.speaker(k) {
		return g.growRight(r, a.first), r
	}
	return run{}, run{}
}

// issuer returns who put out the record of run r, if a verb before it tells:
// "the mayor | released | a statement saying". What stands in a record that
// somebody "said in" is that one's too.
func (g *grammar) issuer(r run) (source, subject run, ok bool) {
	verb := r.from - 1
	first := g.sentences[g.sentenceAt(r.from)].First
	if verb <= first || !g.is(verb, issuing) {
		return run{}, run{}, false
	}
	if g.tokens[verb].Fine == hearsay.VBG {
		for k := len(g.found) - 1; k >= 0 && g.found[k].first > first; k-- {
			if b := g.found[k]; !b.source.empty() {
				return b.source, b.subject, true
			}
		}
	}
	return g.before(first, verb)
}

// sentenceAt returns the sentence of token i.
func (g *grammar) sentenceAt(i int) int {
	s, found := slices.BinarySearchFunc(g.sentences, i, func(s hearsay.Sentence, i int) int { return cmp.Compare(s.First, i) })
	if !found {
		s--
	}
	return max(s, 0)
}

var issuing = lexicon.Of("released", "releases", "releasing", "issued", "issues", "issuing", "published", "publishes", "publishing", "posted", "posting", "sent", "sending",
	"wrote", "writing", "made", "making", "tweeted", "circulated", "circulating", "put", "gave", "giving", "read", "delivered")
