package attribution

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// complete finds what is said by an act whose source stands before its cue.
// It reports false if what follows the verb is not of a shape that the verb
// takes.
func (g *grammar) complete(a act, first int) (act, bool) {
	sent := g.sentences[a.sentence]
	i := a.last
	if a.cue.takes('r') {
		a.told, i = g.recipient(i, sent.Last)
	}
	i = g.skipAdjuncts(i, sent.Last)
	if j := g.skipInsertion(i, sent.Last); j > 0 {
		i = j
	}
	a.score = 0.85
	shape := g.shape(i, sent.Last)
	if shape == 'c' && !a.cue.takes('c') && a.cue.takes('n') && !g.is(i, openers) {
		shape = 'n' // "cited remarks that he had made"
	}
	pre := g.fronted(a, first, a.source.from)
	if len(pre) > 0 && g.is(i, subordinators) && (a.cue.takes('q') || a.cue.takes('c')) {
		shape = 0 // "…, the mayor said after the water had fallen"
	}
	if all := g.parenthesis(a, first, i); shape == 0 && len(pre) == 0 && len(all) > 0 {
		pre = all
	}
	switch {
	case shape == 0:
		if (a.cue.takes('q') || a.cue.takes('c')) && len(pre) > 0 {
			a.content = pre
			if pre[len(pre)-1].to <= a.first { // what follows is not in it yet
				a.content = append(pre, g.following(a, i)...)
			}
			a.score = 0.9
			return a, true
		}
		return a, false
	case shape == 'c' && (a.cue.takes('c') || a.cue.takes('q') && g.is(i, openers)), shape == 'q' && (a.cue.takes('q') || a.cue.takes('c') || a.cue.takes('n')),
		shape == 'c' && a.cue.takes('h') && g.word(i) == "that", shape == 't' && a.cue.takes('t'), shape == 'p' && a.cue.takes('p'):
	case shape == 'n' && a.cue.takes('n'), (shape == 'n' || shape == 'c') && a.cue.takes('e') && g.atFigure(i, sent.Last):
		a.score = 0.7
	case shape == 'n' && g.is(a.last-1, says) && g.tag(i) == hearsay.NUM && (g.stops(i+1, sent.Last) || g.word(i+1) == ")"): // "the army says 60"
		a.score = 0.6
	case shape == 'n' && a.cue.takes('d') && g.isReport(a.subject):
		a.score = 0.75
	case shape == 'n' && a.cue.takes('c') && !a.cue.takes('d') && a.cue.typ == hearsay.Saying && g.longRest(i, sent.Last) && !g.takesObject(a, i):
		a.score = 0.5 // a clause whose verb was not seen
	case shape == 'p' && len(pre) > 0 && (a.cue.takes('q') || a.cue.takes('c')): // "…, she said in a call with the paper"
		a.content = pre
		return a, true
	default:
		return a, false
	}
	if len(pre) > 0 && g.word(i) == ":" && !g.closing(pre[len(pre)-1].to-1) && !g.attending(pre[0].from) {
		a.content = pre // "61 people called, he said: 19 from the city"
	}
	if len(pre) > 0 && g.closing(pre[len(pre)-1].to-1) {
		a.content = pre
		if shape != 'q' {
			a.content = append(a.content, g.following(a, sent.Last)...)
			return a, true
		}
	}
	end := g.clauseEnd(a, i, sent.Last)
	if r := g.trim(run{i, end}); !r.empty() {
		a.content = append(a.content, r)
	}
	a.content = append(a.content, g.following(a, end)...)
	return a, len(a.content) > 0
}

// attending reports whether what begins at token i tells when or how something
// was said: "asked about the dam, the mayor said: …".
func (g *grammar) attending(i int) bool {
	f := g.tokens[i].Fine
	return f == hearsay.VBN || f == hearsay.VBG || g.is(i, askings) || g.is(i, subordinators) || g.is(i, openers)
}

var askings = lexicon.Of("asked", "told", "pressed", "questioned", "quizzed", "challenged")

// parenthesis returns what is said around an act that stands between commas:
// "But the dam, | she said, | had held."
func (g *grammar) parenthesis(a act, first, i int) []run {
	sent := g.sentences[a.sentence]
	if a.quoted || a.source.from <= first || g.word(a.source.from-1) != "," || i >= sent.Last || g.word(i) != "," || !a.cue.takes('c') {
		return nil
	}
	front, rest := g.trim(run{first, a.source.from}), g.trim(run{i, sent.Last})
	if front.empty() || rest.to-rest.from < 2 {
		return nil
	}
	return []run{front, rest}
}

var pairing = lexicon.Of("both", "either", "neither")

// atFigure reports whether "at" and a figure follow: "put the toll | at 40".
func (g *grammar) atFigure(i, last int) bool {
	for j := i; j+1 < last && j < i+18; j++ {
		if g.word(j) != "at" {
			continue
		}
		for k := j + 1; k < last && k < j+6; k++ {
			if g.tag(k) == hearsay.NUM {
				return true
			}
		}
	}
	return false
}

// isReport reports whether a source is a record: a poll, a study.
func (g *grammar) isReport(r run) bool {
	_, k, ok := g.mentionAt(r.from)
	return ok && g.mentions[k].Party == hearsay.Report
}

// takesObject reports whether what begins at token i has the look of what a verb
// is done to and not of a clause: "maintained | a majority in the council".
func (g *grammar) takesObject(a act, i int) bool {
	return g.is(i, indefinite) && !g.is(a.last-1, says)
}

var indefinite = lexicon.Of("a", "an", "its", "his", "her", "their")

func (g *grammar) longRest(i, last int) bool { return last-i > 6 }

// shape tells the shape of what follows at token i: 'q' a quotation, 'c' a
// clause, 't' "to" and a verb, 'p' a preposition, 'n' a noun phrase, 0 nothing.
func (g *grammar) shape(i, last int) byte {
	if i < last && g.word(i) == ":" {
		return 'q'
	}
	if i+1 < last && g.word(i) == "," && g.opening(i+1) {
		return 'q'
	}
	if i >= last || g.stops(i, last) {
		return 0
	}
	switch {
	case g.tag(i) == hearsay.CCONJ && !g.is(i, pairing):
		return 0 // "spoke in the capital | and delivered …"
	case g.opening(i):
		return 'q'
	case g.is(i, openers):
		return 'c'
	case g.is(i, toWord) && i+1 < last && (g.tag(i+1) == hearsay.VERB || g.tag(i+1) == hearsay.AUX):
		return 't'
	case g.tag(i) == hearsay.ADP, g.tag(i) == hearsay.SCONJ:
		if i+1 < last && g.tokens[i+1].Fine == hearsay.VBG {
			return 'p' // "responded by easing …"
		}
		if g.clauseFollows(i, last) {
			return 'c'
		}
		return 'p'
	case g.clauseFollows(i, last):
		return 'c'
	case g.begins[i] >= 0, g.tag(i) == hearsay.DET, g.tag(i) == hearsay.NUM, g.tag(i) == hearsay.ADJ, g.tag(i) == hearsay.ADV,
		g.tag(i) == hearsay.SYM, g.tag(i) == hearsay.NOUN, g.tag(i) == hearsay.VERB, g.tag(i) == hearsay.INTJ:
		return 'n'
	}
	return 0
}

// clauseFollows reports whether a subject and a finite verb follow at token i
// before the clause ends.
func (g *grammar) clauseFollows(i, last int) bool {
	subject := false
	for j := i; j < last && !g.stopsHard(j); j++ {
		if g.is(j, relays) && j > i && g.word(j-1) == "," {
			return false
		}
		if g.begins[j] >= 0 || g.tag(j) == hearsay.PRON || g.tag(j) == hearsay.NOUN || g.tag(j) == hearsay.PROPN || g.tag(j) == hearsay.NUM {
			subject = true
			continue
		}
		if subject && g.finite(j, last) && g.tag(j) != hearsay.ADV {
			return true
		}
	}
	return false
}

func (g *grammar) stopsHard(i int) bool {
	w := g.word(i)
	return w == ";" || w == ":" || w == "," && i+1 < len(g.tokens) && g.is(i+1, breaks)
}

// clauseStart returns where the clause of an act begins: with the sentence, or
// behind a semicolon before it.
func (g *grammar) clauseStart(a act, first int) int {
	for i := a.first - 1; i > first; i-- {
		if g.word(i) == ";" && !g.tokens[i].Quoted {
			return i + 1
		}
	}
	return first
}

// clauseEnd returns where the content that begins at token i ends: with the
// sentence, or where another speaker's clause begins.
func (g *grammar) clauseEnd(a act, i, last int) int {
	if a.quoted {
		for j := i; j < last; j++ {
			if g.closing(j) || !g.tokens[j].Quoted {
				return j
			}
		}
		return last
	}
	for j := i + 1; j < last; j++ {
		if g.tokens[j].Quoted {
			continue
		}
		if g.word(j) == ";" || g.sayingJoins(a, j, last) {
			return j
		}
		if g.word(j) != "," || j+2 >= last {
			continue
		}
		if _, _, ok := phraseForms.Longest(g.text, g.tokens[j+1].Start); ok && g.is(j+1, phraseHeads) {
			return j
		}
		if g.is(j+1, breaks) && g.newSpeaker(j+2, last) || g.closesSaying(j+1, last) || g.tokens[a.first].Fine == hearsay.VBG && g.newSpeaker(j+1, last) {
			return j
		}
		if g.word(j+1) == "with" && g.withSpeaker(j+2, last) {
			return j
		}
		if g.tokens[j+1].Fine == hearsay.VBG {
			if _, _, ok := verbForms.Longest(g.text, g.tokens[j+1].Start); ok {
				return j
			}
		}
	}
	return last
}

var phraseHeads = lexicon.Of("according", "citing", "quoting")

// sayingJoins reports whether the "and" at token j joins another verb of saying
// to that of the act: "denied that 20 died | and said 5 were hurt".
func (g *grammar) sayingJoins(a act, j, last int) bool {
	if !g.is(j, conjoining) {
		return false
	}
	k := j + 1
	for k < last && g.tag(k) == hearsay.ADV {
		k++
	}
	if k+1 >= last || g.tokens[k].Fine != g.tokens[a.last-1].Fine {
		return false
	}
	_, v, ok := verbForms.Longest(g.text, g.tokens[k].Start)
	return ok && verbs[v].typ == hearsay.Saying && verbs[v].takes('c') && g.shape(k+1, last) == 'c'
}

// newSpeaker reports whether a subject and a verb of saying begin at token i.
func (g *grammar) newSpeaker(i, last int) bool {
	r, k, ok := g.mentionAt(i)
	if !ok || !g.speaker(k) {
		return false
	}
	r = g.growRight(r, last)
	from := g.behindAside(r.to, last)
	for j := from; j < last && j < from+3; j++ {
		if end, v, ok := verbForms.Longest(g.text, g.tokens[j].Start); ok && end > 0 && verbs[v].typ == hearsay.Saying && g.tag(j) != hearsay.NOUN {
			return true
		}
	}
	return false
}

// behindAside returns the token behind what is set off by commas at token i, if
// anything is: "the council in Orsa|, Velmar, | said".
func (g *grammar) behindAside(i, last int) int {
	const longest = 10
	if i >= last || g.word(i) != "," {
		return i
	}
	for j := i + 1; j < last && j < i+longest; j++ {
		switch {
		case g.word(j) == ",":
			return j + 1
		case g.finite(j, j+1), g.tokens[j].Kind == hearsay.Mark:
			return i
		}
	}
	return i
}

// withSpeaker reports whether somebody and what they show begin at token i: "the
// dam held, with | the agency saying …".
func (g *grammar) withSpeaker(i, last int) bool {
	r, k, ok := g.mentionAt(i)
	if !ok || !g.speaker(k) || r.to >= last || g.tokens[r.to].Fine != hearsay.VBG {
		return false
	}
	_, _, says := verbForms.Longest(g.text, g.tokens[r.to].Start)
	return says
}

// closesSaying reports whether a speaker and a verb of saying at token i end
// the sentence: "…, | the mayor said."
func (g *grammar) closesSaying(i, last int) bool {
	if !g.newSpeaker(i, last) {
		return false
	}
	for j := i; j < last && j < i+8; j++ {
		if end, v, ok := verbForms.Longest(g.text, g.tokens[j].Start); ok && end > 0 && verbs[v].takes('q') && g.tag(j) == hearsay.VERB {
			return g.stops(g.skipAdjuncts(j+1, last), last)
		}
	}
	return false
}

// trim takes the marks off both ends of a run, quotation marks excepted.
func (g *grammar) trim(r run) run {
	for r.to > r.from && g.tokens[r.to-1].Kind == hearsay.Mark && !g.closing(r.to-1) && g.word(r.to-1) != ")" {
		r.to--
	}
	for r.from < r.to && g.tokens[r.from].Kind == hearsay.Mark && !g.opening(r.from) && g.word(r.from) != "(" {
		r.from++
	}
	return r
}
