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
	first := g.clauseStart(a, sent.First)
	source, heart, ok := g.inverted(a)
	if ok && a.cue.takes('r') {
		if _, _, before := g.before(first, group); before {
			ok = false // "…," the mayor told reporters
		}
	}
	if ok {
		a.source, a.subject = source, heart
		a.rule = "is a verb of saying before its subject"
		a.content = g.fronted(a, first, a.first)
		a.content = append(a.content, g.following(a, source.to)...)
		a.score = 0.92
		return a, len(a.content) > 0
	}
	if a.cue.words == "quote" {
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

var conjoining = list("and", "but", "then", "or")

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
			if g.closing(j) {
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

// inverted looks for the subject of the verb behind it: "…," said the
// minister.
func (g *grammar) inverted(a act) (source, heart run, ok bool) {
	sent := g.sentences[a.sentence]
	if !a.cue.takes('q') && !a.cue.takes('c') || a.last >= sent.Last {
		return run{}, run{}, false
	}
	prev := a.first - 1
	opens := a.first == sent.First
	switch {
	case opens, g.word(prev) == ",", g.closing(prev), g.tokens[prev].Kind == hearsay.Mark && g.tokens[prev].Quoted != g.tokens[a.first].Quoted:
	default:
		return run{}, run{}, false
	}
	source, heart, k, ok := g.after(a.last, sent.Last)
	if !ok || !g.speaker(k) && !g.quoteBefore(a.first) || g.finite(source.to, sent.Last) || g.tokens[a.last].Quoted != g.tokens[a.first].Quoted {
		return run{}, run{}, false
	}
	if m := g.mentions[k]; m.Pronoun && g.is(heart.from, objectPronouns) {
		return run{}, run{}, false
	}
	if opens {
		return source, heart, source.to < sent.Last && (g.word(source.to) == ":" || g.word(source.to) == ",")
	}
	if g.word(prev) == "," && !g.quoteBefore(a.first) {
		// "Ann Lee, the minister, said …" has its subject before.
		if _, _, apposed := g.apposed(sent.First, prev); apposed && !g.stops(source.to, sent.Last) {
			return run{}, run{}, false
		}
	}
	return source, heart, true
}

var objectPronouns = list("him", "her", "them", "me", "us", "it", "that", "this", "those", "these")

// quoteBefore reports whether a quotation closes before token i, a comma left
// aside.
func (g *grammar) quoteBefore(i int) bool {
	j := i - 1
	if j >= 0 && g.word(j) == "," {
		j--
	}
	return j >= 0 && g.closing(j)
}

// closing reports whether token j is the mark that closes a quotation.
func (g *grammar) closing(j int) bool {
	if j < 0 || g.quotation[j] < 0 {
		return false
	}
	q := g.quotations[g.quotation[j]]
	return q.Closed && g.tokens[j].End == q.End
}

// opening reports whether token j is the mark that opens a quotation.
func (g *grammar) opening(j int) bool {
	return j >= 0 && j < len(g.tokens) && g.quotation[j] >= 0 && g.tokens[j].Start == g.quotations[g.quotation[j]].Start
}

// stops reports whether a clause ends at token i.
func (g *grammar) stops(i, last int) bool {
	return i >= last || g.tokens[i].Kind == hearsay.Mark && (g.word(i) == "." || g.word(i) == "," || g.word(i) == ";" || g.word(i) == ":" || i == last-1)
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
	if a.cue.words != "report" && a.cue.words != "say" && a.cue.words != "quote" {
		return a, false
	}
	if a.cue.words == "quote" { // "was quoted as saying"
		if source, heart, ok := g.before(sent.First, group); ok && a.last+1 < sent.Last && g.word(a.last) == "as" && g.word(a.last+1) == "saying" {
			a.source, a.subject, a.last = source, heart, a.last+2
			a.rule = "is a verb of saying behind its subject"
			return g.complete(a, sent.First)
		}
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

// turn finds an act whose cue is a colon: "Poll: …", "OKAFOR: …". A turn of
// talk goes on to the end of its paragraph.
func (g *grammar) turn(s int) (act, bool) {
	sent := g.sentences[s]
	first := sent.First
	if first < sent.Last && g.opening(first) {
		first++
	}
	source, k, ok := g.mentionAt(first)
	if !ok || source.to-source.from > 5 || source.to+2 > sent.Last || g.word(source.to) != ":" {
		return act{}, false
	}
	if m := g.mentions[k]; !m.Named && m.Party == hearsay.Other {
		return act{}, false
	}
	a := act{cue: cue{words: ":", typ: hearsay.Saying}, polarity: hearsay.Says, sentence: s, first: source.to, last: source.to + 1, source: source, subject: source, score: 0.55}
	a.rule = "is a colon between a speaker and what is said"
	end := sent.Last
	for n := s + 1; n < len(g.sentences) && g.sentences[n].Paragraph == sent.Paragraph && !sent.Headline; n++ {
		end = g.sentences[n].Last
	}
	a.content = []run{g.trim(run{source.to + 1, end})}
	return a, !a.content[0].empty()
}

// signed finds an act whose cue is a dash between a quotation and the name of
// its speaker: "“…” — Ann Lee".
func (g *grammar) signed(s int) (act, bool) {
	sent := g.sentences[s]
	for i := sent.First; i+1 < sent.Last; i++ {
		if w := g.word(i); w != "—" && w != "―" && w != "–" && w != "--" || i == 0 || !g.closing(i-1) {
			continue
		}
		source, k, ok := g.mentionAt(i + 1)
		if !ok || !g.speaker(k) || g.mentions[k].Pronoun || g.finite(source.to, sent.Last) {
			continue
		}
		a := act{cue: cue{words: "—", typ: hearsay.Saying}, polarity: hearsay.Says, sentence: s, first: i, last: i + 1, source: source, subject: source, score: 0.7}
		a.rule = "is a dash between a quotation and its speaker"
		a.content = g.quoted(a, sent.First, i-1)
		return a, len(a.content) > 0
	}
	return act{}, false
}
