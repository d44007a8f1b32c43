package attribution

import (
	"hearsay"
	"hearsay/internal/lexicon"
)

// polling finds an act that names a poll by nothing but "in": "In a survey of
// 1,000 voters, | 45 percent back the plan".
func (g *grammar) polling(s int) (act, bool) {
	sent := g.sentences[s]
	i := sent.First
	for i < sent.Last && (g.tokens[i].Kind == hearsay.Mark || g.tag(i) == hearsay.CCONJ) {
		i++
	}
	if i+2 >= sent.Last || !g.is(i, inside) {
		return act{}, false
	}
	heart, k, ok := g.mentionAt(i + 1)
	if !ok || !polls.Has(g.mentions[k].Head.In(g.text)) && !polls.Has(g.word(heart.to-1)) {
		return act{}, false
	}
	source := g.growRight(heart, sent.Last)
	a := act{cue: cue{words: "in", typ: hearsay.Documenting}, polarity: hearsay.Says, sentence: s, first: i, last: i + 1,
		source: source, subject: heart, quoted: g.tokens[i].Quoted, score: 0.75}
	a.rule = "names the poll that what follows is from"
	end := g.afterPoll(source.to, sent.Last)
	if end == 0 || g.newSpeaker(end, sent.Last) {
		return act{}, false // "In a survey, the ministry said …"
	}
	r := g.trim(run{end, g.clauseEnd(a, end, sent.Last)})
	a.content = []run{r}
	return a, !r.empty() && g.clausal(r)
}

// afterPoll returns the token behind the comma that closes what describes a
// poll: ", conducted in early May,". It returns 0 if there is none.
func (g *grammar) afterPoll(i, last int) int {
	const widest = 25
	for j := i; j < last && j < i+widest; j++ {
		if g.word(j) != "," {
			if j == i && g.finite(j, last) {
				return 0
			}
			continue
		}
		if t := g.tokens[j+1].Fine; j+1 < last && (t == hearsay.VBN || g.is(j+1, issues) || g.is(j+1, relays)) {
			continue // a description
		}
		return j + 1
	}
	return 0
}

var (
	inside = lexicon.Of("in")
	polls  = lexicon.Of("poll", "polls", "survey", "surveys", "census")
)
