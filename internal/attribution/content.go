package attribution

import (
	"cmp"
	"slices"

	"hearsay"
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
	case shape == 'c' && (a.cue.takes('c') || a.cue.takes('q')), shape == 'q' && (a.cue.takes('q') || a.cue.takes('c') || a.cue.takes('n')),
		shape == 'c' && a.cue.takes('h') && g.word(i) == "that", shape == 't' && a.cue.takes('t'), shape == 'p' && a.cue.takes('p'):
	case shape == 'n' && a.cue.takes('n'), shape == 'n' && a.cue.takes('e') && g.atFigure(i, sent.Last):
		a.score = 0.7
	case shape == 'n' && a.cue.takes('d') && g.isReport(a.subject):
		a.score = 0.75
	case shape == 'n' && a.cue.takes('c') && !a.cue.takes('d') && a.cue.typ == hearsay.Saying && g.longRest(i, sent.Last):
		a.score = 0.5 // a clause whose verb was not seen
	default:
		return a, false
	}
	if len(pre) > 0 && g.word(i) == ":" && !g.closing(pre[len(pre)-1].to-1) {
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

// atFigure reports whether "at" and a figure follow: "put the toll | at 40".
func (g *grammar) atFigure(i, last int) bool {
	for j := i; j+1 < last && j < i+18; j++ {
		if g.word(j) != "at" {
			continue
		}
		for k := j + 1; k < last && k < j+4; k++ {
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
	case g.opening(i):
		return 'q'
	case g.is(i, openers):
		return 'c'
	case g.is(i, toWord) && i+1 < last && (g.tag(i+1) == hearsay.VERB || g.tag(i+1) == hearsay.AUX):
		return 't'
	case g.tag(i) == hearsay.ADP, g.tag(i) == hearsay.SCONJ:
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
		case g.is(j, timeWords), i > 0 && g.is(j-1, timeWords) && g.is(j, dayParts), g.tag(j) == hearsay.ADV && !g.is(j, openers) && j+1 < last && (g.stops(j+1, last) || g.is(j+1, openers) || g.opening(j+1) || g.word(j+1) == ":" || g.is(j+1, adjuncts)):
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

var dayParts = list("morning", "afternoon", "evening", "night")

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
		if g.is(j, timeWords) {
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

// clauseStart returns where the clause of an act begins: the sentence, or
// behind the act before it in the same sentence.
func (g *grammar) clauseStart(a act, first int) int {
	for i := a.first - 1; i > first; i-- {
		if g.word(i) == ";" && !g.tokens[i].Quoted {
			return i + 1
		}
	}
	return first
}

// fronted returns what is said before token end, if a clause or a quotation
// stands there and leads up to it: "The dam held, | police said".
func (g *grammar) fronted(a act, first, end int) []run {
	i := end - 1
	comma := false
	if i >= first && g.word(i) == "," {
		comma = true
		i--
	}
	if i < first {
		return g.quoteBeforeSentence(a, first)
	}
	if g.closing(i) && !a.quoted {
		return g.quoted(a, first, i)
	}
	if a.quoted && !comma {
		return nil
	}
	if !comma && g.word(i) != "—" && g.word(i) != "–" && g.word(i) != "?" && g.word(i) != "!" {
		return nil
	}
	from := g.contentStart(a, first, i)
	r := g.trim(run{from, i + 1})
	if r.to-r.from < 2 || !g.clausal(r) && !g.headline(a) {
		return nil
	}
	return []run{r}
}

func (g *grammar) headline(a act) bool { return g.sentences[a.sentence].Headline }

// clausal reports whether a verb stands in r, so that it can be said.
func (g *grammar) clausal(r run) bool {
	for i := r.from; i < r.to; i++ {
		if g.tag(i) == hearsay.VERB || g.tag(i) == hearsay.AUX {
			return !g.is(r.from, adjuncts) || r.to-r.from > 5
		}
	}
	return false
}

// contentStart returns where the content that ends at token i begins: behind
// the quotation that an act before it ended with, a joining word or the
// beginning of the sentence. An act that stands in it is told in it.
func (g *grammar) contentStart(a act, first, i int) int {
	from := first
	for j := i - 1; j > first; j-- {
		if g.tokens[j].Quoted == g.tokens[i].Quoted {
			continue
		}
		if g.closing(j) && g.saidBefore(a, j) {
			from = j + 1
			break
		}
	}
	for from < i && (g.tag(from) == hearsay.CCONJ || g.tokens[from].Kind == hearsay.Mark && !g.opening(from)) {
		from++
	}
	return from
}

// saidBefore reports whether an act before a, in the same sentence, has the
// quotation that closes at token j for its content.
func (g *grammar) saidBefore(a act, j int) bool {
	for k := len(g.found) - 1; k >= 0 && g.found[k].sentence == a.sentence; k-- {
		if holds(g.found[k].content, j) {
			return true
		}
	}
	return false
}

// quoted returns the content that ends with the closing mark at token i: the
// quotation, with the sentences before that it holds, and the reported words
// that lead into it.
func (g *grammar) quoted(a act, first, i int) []run {
	q := g.quotations[g.quotation[i]]
	from := i
	for from > 0 && g.tokens[from-1].Start >= q.Start {
		from--
	}
	if from > first { // words of the sentence lead into the quotation
		if !g.opensSaying(first, from) {
			return []run{{g.contentStart(a, first, from), i + 1}}
		}
	}
	return append(g.earlierPieces(q, from), run{from, i + 1})
}

// opensSaying reports whether an act of its own stands between tokens first
// and from, so that what it says is not said twice.
func (g *grammar) opensSaying(first, from int) bool {
	for k := len(g.found) - 1; k >= 0; k-- {
		if b := g.found[k]; first <= b.first && b.first < from {
			return true
		}
	}
	return false
}

// longestRun is how many sentences or paragraphs one act may go on for.
const longestRun = 60

// earlierPieces returns the pieces of the quotation that q runs on from, in
// the paragraphs before.
func (g *grammar) earlierPieces(q hearsay.Quotation, from int) []run {
	var pieces []run
	for i := from - 1; i >= 0 && len(pieces) < longestRun; i-- {
		k := g.quotation[i]
		if k < 0 || g.quotations[k].Run != q.Run {
			if g.tokens[i].Kind == hearsay.Mark {
				continue
			}
			break
		}
		to := i + 1
		for i > 0 && g.quotation[i-1] == k {
			i--
		}
		pieces = append([]run{{i, to}}, pieces...)
	}
	return pieces
}

// quoteBeforeSentence returns the quotation that closes right before the
// sentence of an act: "“…?” | She asked."
func (g *grammar) quoteBeforeSentence(a act, first int) []run {
	if i := first - 1; i >= 0 && g.closing(i) && a.first == first && g.sentences[a.sentence].Paragraph == g.paragraph(i) {
		return g.quoted(a, i+1, i)
	}
	return nil
}

func (g *grammar) paragraph(token int) int {
	s, found := slices.BinarySearchFunc(g.sentences, token, func(s hearsay.Sentence, token int) int { return cmp.Compare(s.First, token) })
	if !found {
		s--
	}
	if s < 0 {
		return -1
	}
	return g.sentences[s].Paragraph
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
		if g.word(j) == ";" {
			return j
		}
		if g.word(j) != "," || j+2 >= last {
			continue
		}
		if _, _, ok := phraseForms.Longest(g.text, g.tokens[j+1].Start); ok && g.is(j+1, phraseHeads) {
			return j
		}
		if g.is(j+1, breaks) && g.newSpeaker(j+2, last) || g.closesSaying(j+1, last) {
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

var phraseHeads = list("according", "citing", "quoting")

// newSpeaker reports whether a subject and a verb of saying begin at token i.
func (g *grammar) newSpeaker(i, last int) bool {
	r, k, ok := g.mentionAt(i)
	if !ok || !g.speaker(k) {
		return false
	}
	r = g.growRight(r, last)
	for j := r.to; j < last && j < r.to+3; j++ {
		if end, v, ok := verbForms.Longest(g.text, g.tokens[j].Start); ok && end > 0 && verbs[v].typ == hearsay.Saying && g.tag(j) != hearsay.NOUN {
			return true
		}
	}
	return false
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
