package attribution

import (
	"hearsay"
)

// phrase completes an act whose cue is a phrase that begins at token i and
// ends at byte end.
func (g *grammar) phrase(s, i, end int, c cue) (act, bool) {
	sent := g.sentences[s]
	a := act{cue: c, polarity: c.polarity, sentence: s, first: i, last: i + 1, quoted: g.tokens[i].Quoted}
	for a.last < sent.Last && g.tokens[a.last].End <= end {
		a.last++
	}
	if c.hidden {
		a.rule = "says that somebody says so, and not who"
		a.score = 0.6
		a.content = g.around(a, a.last)
		return a, len(a.content) > 0
	}
	source, heart, k, ok := g.after(a.last, sent.Last)
	if !ok {
		return a, false
	}
	if g.mentions[k].Party == hearsay.Other && !g.mentions[k].Named && !g.mentions[k].Pronoun && c.typ != hearsay.AccordingTo {
		return a, false
	}
	a.source, a.subject = source, heart
	a.rule = "names a source"
	a.score = 0.9
	if g.is(a.first, relaying) {
		for h := len(g.found) - 1; h >= 0 && g.found[h].sentence == s; h-- {
			if b := g.found[h]; b.last <= a.first && b.cue.typ != hearsay.OtherAct && !b.source.empty() {
				a.content, a.host = b.content, h+1
				return a, true
			}
		}
	}
	a.content = g.around(a, source.to)
	return a, len(a.content) > 0
}

// around returns the clause that a phrase stands in, without the phrase and
// its source, which end at token end.
func (g *grammar) around(a act, end int) []run {
	sent := g.sentences[a.sentence]
	first := g.contentStart(a, sent.First, a.first)
	if g.quotation[a.first] < 0 {
		first = g.behindBreak(first, a.first)
	}
	var all []run
	front := g.trim(run{first, a.first})
	if a.quoted {
		front = g.inQuote(front, a.first)
	}
	initial := front.to-front.from < 2
	if initial && !a.cue.hidden {
		end = g.described(end, sent.Last)
	}
	rest := run{end, g.clauseEnd(a, end, sent.Last)}
	if a.first-2 > sent.First && g.word(a.first-1) == "," && g.is(a.first-2, relays) { // "…, which, according to the agency, is a record"
		if r := g.trim(rest); !r.empty() {
			return []run{r}
		}
	}
	if !front.empty() && !initial {
		all = append(all, front)
	}
	switch {
	case rest.empty():
	case initial, a.cue.hidden:
		if r := g.trim(rest); !r.empty() {
			all = append(all, r)
		}
	case g.word(rest.from) == "," && rest.to-rest.from > 2 && !g.newSpeaker(rest.from+1, sent.Last) && !g.newSpeaker(rest.from+2, sent.Last):
		if r := g.trim(rest); !r.empty() {
			all = append(all, r)
		}
	}
	return all
}

// described returns the comma that closes what hangs on a source which ends at
// token i: "According to interviews | with 40 families, …". It returns i if
// nothing does.
func (g *grammar) described(i, last int) int {
	const widest = 20
	if i >= last || g.tag(i) != hearsay.ADP && g.tokens[i].Fine != hearsay.VBN && !g.is(i, issues) && !g.is(i, whose) {
		return i
	}
	for j := i; j < last && j < i+widest; j++ {
		if g.word(j) == "," {
			return j
		}
	}
	return i
}

// behindBreak returns the token behind the last ", but" or ";" between tokens
// first and end.
func (g *grammar) behindBreak(first, end int) int {
	for i := end - 1; i > first; i-- {
		if g.word(i) == ";" {
			return i + 1
		}
		if g.word(i) == "," && g.is(i+1, contrasts) && i+2 < end && g.begins[i+2] >= 0 && g.clauseFollows(i+2, end) {
			return i + 2
		}
	}
	return first
}

// inQuote cuts a run down to what stands in the quotation of token i.
func (g *grammar) inQuote(r run, i int) run {
	for r.from < r.to && g.quotation[r.from] != g.quotation[i] {
		r.from++
	}
	return r
}
