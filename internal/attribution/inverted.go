package attribution

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// inverted looks for the subject of the verb behind it: "…," said the
// minister.
func (g *grammar) inverted(a act, first, group int) (source, heart run, ok bool) {
	if a.cue.takes('r') { // what follows "told" is who was told
		if _, _, before := g.before(first, group); before || !a.cue.takes('n') {
			return run{}, run{}, false
		}
	}
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

var objectPronouns = lexicon.Of("him", "her", "them", "me", "us", "it", "that", "this", "those", "these")

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
